import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const fixtures = fileURLToPath(new URL('../test/lint', import.meta.url));

/** The two documents that show each rule, as texts by the rule's id: the ones that its tests are made of. */
export function ruleExamples() {
  const text = (id, name) => readFileSync(join(fixtures, id, name), 'utf8');
  const ids = readdirSync(fixtures).filter((id) => existsSync(join(fixtures, id, 'bad.yaml')));
  return Object.fromEntries(
    ids.toSorted().map((id) => [id, { bad: text(id, 'bad.yaml'), good: text(id, 'good.yaml') }]),
  );
}
