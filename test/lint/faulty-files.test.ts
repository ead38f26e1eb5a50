import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { inputLimits } from '../../src/document/input-limits.ts';
import { readSopDocument } from '../../src/document/read-sop.ts';
import { pastIn } from '../../src/lint/earlier-sops.ts';
import { type LintFile, lintFiles } from '../../src/lint/lint-files.ts';

/** Three rows; the only finding is the small letter in the first. */
const text = readFileSync(join(import.meta.dirname, 'lower-case/bad.yaml'), 'utf8');

function swapped(piece: string, instead: string): string {
  if (!text.includes(piece)) throw new Error(`"${piece}" is not in the text`);
  return text.replace(piece, instead);
}

const file = (name: string, content: string): LintFile => ({
  id: name,
  shown: name,
  read: () => new TextEncoder().encode(content),
});
const linted = (...files: readonly LintFile[]) =>
  lintFiles({ reported: files, beside: [] }, { severities: {}, limits: inputLimits });
const rulesOf = (content: string): readonly string[] =>
  linted(file('a.yaml', content)).map(({ rule }) => rule);

describe('one fault in a file does not silence the rules', () => {
  const faults: readonly (readonly [piece: string, instead: string, found: readonly string[]])[] = [
    ['uraian: Mem', 'urain: Mem', ['lower-case', 'missing-key', 'unknown-key']],
    ['    kegiatan:', '    catatan: x\n    kegiatan:', ['unknown-key', 'lower-case']],
    ['kode: SM-02, ', '', ['lower-case', 'missing-key']],
    ['no: "1"', 'no: 1', ['wrong-type', 'lower-case']],
    ['output: [Disposisi]', 'ouput: [Disposisi]', ['lower-case', 'unknown-key']],
    ['pelaksana: [KAUR]', 'pelaksana: KAUR', ['lower-case', 'wrong-type']],
    ['bagian:', 'bagain:', ['missing-key', 'unknown-key']],
    ['nomor:', 'nomer:', ['missing-key', 'unknown-key', 'lower-case']],
    ['format: 1\n', '', ['missing-key', 'lower-case']],
    ['kode: SM-02', 'kode: sm-02', ['lower-case', 'wrong-form']],
    ['waktu: 1 Jam', 'waktu: -', ['lower-case', 'standard-time']],
    ['waktu: 1 Jam', 'wakut: -', ['yaml-syntax']],
  ];
  test.each(faults)('%s → %s', (piece, instead, found) => {
    const content = swapped(piece, instead);
    expect(
      rulesOf(content)
        .filter((rule, index, all) => all.indexOf(rule) === index)
        .toSorted(),
    ).toEqual([...found].toSorted());
    const { sop } = readSopDocument(new TextEncoder().encode(content), 'a.yaml');
    expect(sop !== undefined).toBe(found.includes('standard-time'));
  });

  test('its codes stay known to the folder, and an earlier state finds none gone', () => {
    const other = text
      .replaceAll(/kode: SM\n/g, 'kode: SK\n')
      .replaceAll('SM-', 'SK-')
      .replace('SK-01', 'SM-01');
    const found = linted(
      file('a.yaml', swapped('output: [Disposisi]', 'ouput: [Disposisi]')),
      file('b.yaml', other),
    );
    expect(found.some(({ rule, file: name }) => rule === 'duplicate-code' && name === 'b.yaml')).toBe(true);
    const { sop } = readSopDocument(new TextEncoder().encode(text), 'a.yaml');
    const past = pastIn(sop ? [{ id: 'a.yaml', sop, isGone: false }] : []);
    for (const content of [swapped('kode: SM-02, ', ''), swapped('nomor:', 'nomer:')]) {
      const since = lintFiles(
        { reported: [file('a.yaml', content)], beside: [] },
        { severities: {}, limits: inputLimits },
        past,
      );
      expect(since.filter(({ rule }) => /removed|changed|reused/.test(rule))).toEqual([]);
    }
  });

  test('a text that a comma cut in two is told to be put in quotes', () => {
    const [found] = linted(
      file('a.yaml', swapped('uraian: Memeriksa surat masuk', 'uraian: Memeriksa surat, berkas')),
    ).filter(({ rule }) => rule === 'unknown-key');
    expect(found?.hint?.id).toContain('apit dengan tanda petik: "Memeriksa surat, berkas"');
  });
});

describe('a silence is unused only where its rule was judged', () => {
  const silent = (rule: string): string => `# sop-lint-disable-file ${rule} -- memang begitu\n${text}`;
  const unused = (...files: readonly LintFile[]) =>
    linted(...files).filter(({ rule }) => rule === 'unused-suppression');

  test.each(['changed-code', 'removed-code', 'reused-code', 'duplicate-across-files'])(
    '%s of one file',
    (rule) => {
      expect(unused(file('a.yaml', silent(rule)))).toEqual([]);
    },
  );

  test('of a folder, of a rule that is off, of a file with faults', () => {
    const other = file(
      'b.yaml',
      text
        .replaceAll('SM', 'SK')
        .replace('nama: Pengelolaan surat masuk', 'nama: Lain')
        .replaceAll('surat masuk', 'berkas'),
    );
    expect(unused(file('a.yaml', silent('duplicate-across-files')), other)).toHaveLength(1);
    expect(unused(file('a.yaml', silent('numbering')))).toHaveLength(1);
    expect(unused(file('a.yaml', silent('numbering').replace('nomor:', 'nomer:')))).toEqual([]);
    const off = lintFiles(
      { reported: [file('a.yaml', silent('numbering'))], beside: [] },
      { severities: { numbering: 'off' }, limits: inputLimits },
    );
    expect(off.filter(({ rule }) => rule === 'unused-suppression')).toEqual([]);
  });
});
