import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { main } from '../../../src/main.ts';
import { fakeHost } from '../../support/fake-host.ts';
import { repository } from '../../support/program-files.ts';

it('shows the documents of a rule as the build laid them beside the program', async () => {
  const examples = readFileSync(join(repository, 'dist/rule-examples.json'));
  const host = fakeHost({ files: { '/program/dist/rule-examples.json': examples } });
  expect(await main(['explain', 'mixed-units'], host), host.stderr()).toBe(0);
  for (const name of ['bad', 'good']) {
    const text = readFileSync(join(repository, `test/lint/mixed-units/${name}.yaml`), 'utf8');
    for (const line of text.trimEnd().split('\n')) expect(host.stdout()).toContain(`    ${line}\n`);
  }
});
