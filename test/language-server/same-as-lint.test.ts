import { cpSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Diagnostic } from '../../src/document/diagnostic.ts';
import { rules } from '../../src/lint/rules.ts';
import { main } from '../../src/main.ts';
import { fakeHost } from '../support/fake-host.ts';
import { type Editor, startEditor } from '../support/language-client.ts';
import { programFiles, repository } from '../support/program-files.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

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

type Said = Pick<Diagnostic, 'file' | 'rule' | 'severity'> & {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly message: { readonly id: string };
  readonly hint?: { readonly id: string };
};

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

const severities = ['', 'error', 'warning', 'info'];

/** What the editor shows for an open file, as `sop lint --json` would say it. */
async function shown(office: string, name: string) {
  const found = await editor.findings(`${office}/sops/${name}`);
  return found.map(({ range: { start, end }, severity = 0, code, message }) => [
    [start.line + 1, start.character + 1, end.line + 1, end.character + 1],
    severities[severity],
    code,
    message,
  ]);
}

const asShown = ({ line, column, endLine, endColumn, severity, rule, message, hint }: Said) => [
  [line, column, endLine, endColumn],
  severity,
  rule,
  hint ? `${message.id}\n${hint.id}` : message.id,
];

test.each([...rules.map(({ id }) => id), 'semua'])(
  'an editor shows the findings of sop lint: %s',
  async (office) => {
    const names = readdirSync(join(offices, office, 'sops'));
    const expected = await linted(office);
    expect(expected.length).toBeGreaterThan(0);
    for (const name of names) await editor.open(`${office}/sops/${name}`);
    for (const name of names)
      expect(await shown(office, name), name).toEqual(
        expected.filter(({ file }) => file === `sops/${name}`).map(asShown),
      );
    for (const name of names) await editor.close(`${office}/sops/${name}`);
  },
);
