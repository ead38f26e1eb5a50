import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CompletionItem } from 'vscode-languageserver/node.js';
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

test('an editor shows the findings of sop lint: office file and calendar, as what they are', async () => {
  const files = {
    'sop.config.yaml': 'format: 1\nkalender: kalender/kantor.yaml\nzona_waktu: Asia/Jakart\n',
    'kalender/kantor.yaml': 'format: 1\njudul: Kantor\ninduk: polri\nlibur_setempat: 5\n',
    'sops/a.yaml': readFileSync(join(fixtures, 'spelling/bad.yaml'), 'utf8'),
  };
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(offices, 'bentuk', name, '..'), { recursive: true });
    writeFileSync(join(offices, 'bentuk', name), text);
  }
  // With a broken office file `sop lint` ends before it looks at anything; an editor shows what is wrong in it, and goes on by the defaults.
  const inOffice = Object.entries(files).map(([name, text]) => [`/kantor/${name}`, text] as const);
  for (const [name, text] of Object.entries(files)) {
    const host = fakeHost({
      now: new Date().toISOString(),
      files: {
        ...programFiles(),
        ...Object.fromEntries(
          inOffice.filter(([path]) => name === 'sop.config.yaml' || !path.endsWith('config.yaml')),
        ),
      },
    });
    await main(['lint', '--json', name], host);
    const expected: readonly Said[] = name === 'sop.config.yaml' ? [] : JSON.parse(host.stdout());
    await editor.open(`bentuk/${name}`);
    const found = inEditor(await editor.findings(`bentuk/${name}`));
    if (name === 'sop.config.yaml') expect(found.join()).toContain('Asia/Jakart');
    else expect(found).toEqual(expected.map((one) => asShown(one, text)));
    expect(found.length).toBeGreaterThan(0);
  }
  const items = await editor.connection.sendRequest<CompletionItem[]>('textDocument/completion', {
    textDocument: { uri: editor.uriOf('bentuk/kalender/kantor.yaml') },
    position: { line: 4, character: 0 },
  });
  expect(items.map(({ label }) => label)).toContain('jam_ramadan');
});
