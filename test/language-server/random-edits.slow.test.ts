import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { main } from '../../src/main.ts';
import { fakeHost } from '../support/fake-host.ts';
import { type Editor, startEditor } from '../support/language-client.ts';
import { programFiles, repository } from '../support/program-files.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { edited, numbers } from './ruins.ts';
import { asShown, inEditor, type Said } from './shown.ts';

// Bursts of edits as typing sends them; after each the editor must show what `sop lint` says of the texts as they are then.
const edits = process.env['SOP_TEST_LONG'] === undefined ? 1000 : 10_000;
const perBurst = 20;

const office = temporaryFolder('sop-editor-');
const names = ['sihumas.yaml', 'kecil.yaml', 'kembar.yaml'];
let editor: Editor;
const texts = new Map<string, string>();

beforeAll(async () => {
  mkdirSync(join(office, 'sops'));
  const sihumas = readFileSync(join(repository, 'sops/sihumas.yaml'), 'utf8');
  const small = readFileSync(join(repository, 'test/lint/unknown-step/bad.yaml'), 'utf8');
  for (const [index, text] of [sihumas, small, small].entries()) {
    writeFileSync(join(office, 'sops', names[index] ?? ''), text);
    texts.set(names[index] ?? '', text);
  }
  editor = await startEditor(office);
  for (const name of names) await editor.open(`sops/${name}`);
});
afterAll(() => editor.leave());

async function linted(): Promise<readonly Said[]> {
  const files = [...texts].map(([name, text]) => [`/kantor/sops/${name}`, text] as const);
  const host = fakeHost({
    now: new Date().toISOString(),
    files: { ...programFiles(), ...Object.fromEntries(files) },
  });
  await main(['lint', '--json'], host);
  return JSON.parse(host.stdout());
}

it(`after ${edits} random edits an editor shows what a fresh lint finds`, {
  timeout: 3_600_000,
}, async () => {
  const random = numbers(20_261_124);
  let broken = 0;
  for (let done = 0; done < edits; done += perBurst) {
    const name = names[random(names.length)] ?? '';
    // Every now and then somebody starts afresh: a text that is all ruins finds nothing new.
    if (random(6) === 0) {
      const fresh = readFileSync(join(office, 'sops', name), 'utf8');
      texts.set(name, fresh);
      await editor.change(`sops/${name}`, fresh);
    }
    for (let count = 0; count < perBurst; count++) {
      const before = texts.get(name) ?? '';
      const { start, end, piece } = edited(before, random);
      const document = TextDocument.create('', 'yaml', 0, before);
      const range = { start: document.positionAt(start), end: document.positionAt(end) };
      await editor.edit(`sops/${name}`, range, piece);
      texts.set(name, TextDocument.applyEdits(document, [{ range, newText: piece }]));
    }
    const said = await linted();
    broken += said.some(({ rule }) => rule === 'yaml-syntax') ? 1 : 0;
    for (const one of names) {
      const text = texts.get(one) ?? '';
      const expected = said.filter(({ file }) => file === `sops/${one}`).map((each) => asShown(each, text));
      expect(inEditor(await editor.settled(`sops/${one}`)), `${one} after ${done + perBurst} edits`).toEqual(
        expected,
      );
    }
  }
  expect(broken).toBeGreaterThan(0);
  expect(editor.stderr()).toBe('');
});
