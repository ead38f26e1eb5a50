import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { hostileFiles, many, named } from '../../document/hostile-files.ts';
import { bytesOf, sopText } from '../../document/sop-text.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { tools } from '../../support/tools.ts';

const root = join(import.meta.dirname, '../../..');
const mostMemory = 300 * 1024;

type Named = readonly [name: string, file: string | Uint8Array, rule: string];

/** Files that are no SOP at all, and floods of what is allowed. */
const more: readonly Named[] = [
  ['a PNG file', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13]), 'encoding'],
  ['a PDF file', '%PDF-1.7\n%\u00e2\u00e3\n1 0 obj <<>> endobj', 'yaml-feature'],
  ['a ZIP file', Uint8Array.from([0x50, 0x4b, 3, 4, 20, 0, 0, 0, 8, 0]), 'forbidden-character'],
  ['JSON of another kind', '{"name": "x", "version": 1}', 'missing-key'],
  ['a shell script', '#!/bin/sh\nrm -rf "$HOME"\n', 'wrong-type'],
  ['HTML', '<html><body>x</body></html>', 'wrong-type'],
  ['100,000 closing brackets', ']'.repeat(100_000), 'yaml-syntax'],
  ['100,000 opening braces', '{'.repeat(100_000), 'input-limit'],
  ['a flood of comments', `${many(50_000, () => '# x\n')}a: 1\n`, 'missing-key'],
  ['a flood of blank lines', `${'\n'.repeat(200_000)}a: 1\n`, 'missing-key'],
  ['a word of 200,000 letters', `a: ${'x'.repeat(200_000)}\n`, 'missing-key'],
  ['a quoted text of 200,000 letters', `a: "${'x'.repeat(200_000)}"\n`, 'missing-key'],
  ['a number of 200,000 digits', `format: ${'9'.repeat(200_000)}\n`, 'missing-key'],
  ['commas only', `[${','.repeat(50_000)}]`, 'yaml-syntax'],
  ['question marks only', many(50_000, () => '? '), 'input-limit'],
  ['colons only', many(50_000, () => ': '), 'input-limit'],
  ['dashes only', '-\n'.repeat(50_000), 'input-limit'],
  [
    '2,001 parts',
    `${sopText.slice(0, sopText.indexOf('bagian:'))}bagian:\n${many(2001, () => '  - {}\n')}`,
    'input-limit',
  ],
  ['wrong types everywhere', 'format: [1]\nnomor: {}\nnama: 12\nbagian: x\n', 'wrong-value'],
  ['a name of control pictures', named('"\\u009b31m"'), 'forbidden-character'],
];

const mkfifo = tools('mkfifo');
let folder = '';
beforeAll(() => {
  folder = temporaryFolder('sop-hostile-');
});

/** Runs the real program on a path; a kill after ten seconds only keeps a hang from holding up the tests. */
function lint(path: string) {
  const { status, signal, stdout, stderr, output } = spawnSync(
    process.execPath,
    ['-r', join(root, 'bench/print-memory.cjs'), join(root, 'bin/sop.js'), 'lint', path, '--json'],
    { cwd: folder, encoding: 'utf8', timeout: 10_000, stdio: ['ignore', 'pipe', 'pipe', 'pipe'] },
  );
  return { status, signal, stdout, stderr, memory: Number.parseInt(output[3] ?? '', 10) };
}

const all: readonly Named[] = [
  ...hostileFiles.map(([name, file, rule]): Named => [name, file, rule]),
  ...more,
];

describe('the program answers hostile files clearly, whole and within its limits', () => {
  it('knows at least sixty of them', () => {
    expect(all.length).toBeGreaterThanOrEqual(60);
  });

  it.each(all)('%s', (name, file, rule) => {
    const path = join(folder, 'uji.yaml');
    writeFileSync(path, typeof file === 'string' ? bytesOf(file) : file);
    const { status, signal, stdout, stderr, memory } = lint('uji.yaml');
    expect({ status, signal }, `${name}: ${stderr}`).toEqual({ status: 1, signal: null });
    const rules = (JSON.parse(stdout) as readonly { readonly rule: string }[]).map((one) => one.rule);
    expect(rules[0], name).toBe(rule);
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(memory).toBeLessThan(mostMemory);
  });
});

describe('what is no file is refused, not waited for', () => {
  it.skipIf(mkfifo.missing).each([
    ['a pipe without a writer', (path: string) => execFileSync('mkfifo', [path])],
    ['a device without an end', (path: string) => symlinkSync('/dev/zero', path)],
    ['a link to itself', (path: string) => symlinkSync(path, path)],
    ['a link to nothing', (path: string) => symlinkSync(join(folder, 'tidak-ada'), path)],
  ])(`%s${mkfifo.note}`, (name, make) => {
    const path = join(folder, `${name.replaceAll(' ', '-')}.yaml`);
    make(path);
    const { status, signal, stderr } = lint(path);
    expect({ status, signal }, stderr).toEqual({ status: 3, signal: null });
    expect(stderr).toMatch(/^sop: /);
  });

  it('a folder with nothing in it is no folder of SOPs: a wrong path in CI must not pass', () => {
    mkdirSync(join(folder, 'kosong'));
    const { status, stderr } = lint('kosong');
    expect(stderr).toContain("tidak ada berkas SOP (*.yaml) di 'kosong'");
    expect(status).toBe(3);
  });
});
