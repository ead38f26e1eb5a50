import { cpSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rules } from '../../src/lint/rules.ts';
import { main } from '../../src/main.ts';
import { fakeHost } from '../support/fake-host.ts';
import { type Editor, startEditor } from '../support/language-client.ts';
import { programFiles, repository } from '../support/program-files.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { asShown, inEditor, type Said } from './shown.ts';

// One folder an office, as lint sees it: every fixture of every rule, and all of them in one office, where codes meet.
const offices = temporaryFolder('sop-editor-');
const fixtures = join(repository, 'test/lint');
let editor: Editor;

beforeAll(async () => {
  for (const { id } of rules) {
    const names = readdirSync(join(fixtures, id)).filter((name) => name.endsWith('.yaml'));
    for (const name of names) {
      for (const to of [`${id}/sops/${name}`, `semua/sops/${id}-${name}`]) {
        mkdirSync(join(offices, to, '..'), { recursive: true });
        cpSync(join(fixtures, id, name), join(offices, to));
      }
    }
  }
  editor = await startEditor(offices);
});
afterAll(() => editor.leave());

/** What `sop lint` says in the folder of an office. */
async function linted(office: string): Promise<readonly Said[]> {
  const sops = join(offices, office, 'sops');
  const files = readdirSync(sops).map(
    (name) => [`/kantor/sops/${name}`, readFileSync(join(sops, name))] as const,
  );
  const host = fakeHost({
    now: new Date().toISOString(),
    files: { ...programFiles(), ...Object.fromEntries(files) },
  });
  await main(['lint', '--json'], host);
  return JSON.parse(host.stdout());
}

test.each([...rules.map(({ id }) => id), 'semua'])(
  'an editor shows the findings of sop lint: %s',
  async (office) => {
    const names = readdirSync(join(offices, office, 'sops'));
    const expected = await linted(office);
    expect(expected.length).toBeGreaterThan(0);
    for (const name of names) await editor.open(`${office}/sops/${name}`);
    for (const name of names) {
      const text = readFileSync(join(offices, office, 'sops', name), 'utf8');
      const own = expected.filter(({ file }) => file === `sops/${name}`);
      expect(inEditor(await editor.findings(`${office}/sops/${name}`)), name).toEqual(
        own.map((one) => asShown(one, text)),
      );
    }
    for (const name of names) await editor.close(`${office}/sops/${name}`);
  },
);
