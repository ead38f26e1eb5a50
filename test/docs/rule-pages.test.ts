import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readingRules } from '../../src/document/yaml/reading-rules.ts';
import { rulePages } from '../../src/terminal/diagnostics/rule-page.ts';
import { filesBelow, repository } from '../support/program-files.ts';

const folder = join(repository, 'docs/rules');
const fixture = (id: string, name: string) => readFileSync(join(repository, 'test/lint', id, name), 'utf8');

test('docs/rules is what node scripts/pages.mjs writes: nothing stale, missing or left over', () => {
  const pages = rulePages((id) => ({ bad: fixture(id, 'bad.yaml'), good: fixture(id, 'good.yaml') }));
  expect(readdirSync(folder).toSorted()).toEqual([...pages.keys()].toSorted());
  for (const [name, text] of pages) expect(readFileSync(join(folder, name), 'utf8'), name).toBe(text);
});

test('every rule id that reading a file reports has an entry, and no other has', () => {
  const source = filesBelow(join(repository, 'src/document'))
    .filter((path) => path.endsWith('.ts') && !path.endsWith('reading-rules.ts'))
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n');
  const ids = readingRules.map(({ id }) => id);
  expect(ids).toEqual(ids.toSorted());
  expect(ids.filter((id) => !source.includes(`'${id}'`))).toEqual([]);
  const named = [...source.matchAll(/(?:rule: |problem\(\s*)'([a-z-]+)'/g)].map((match) => match[1] ?? '');
  expect(named.filter((id) => !ids.includes(id))).toEqual([]);
});
