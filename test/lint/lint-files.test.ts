import { expect, test } from 'vitest';
import { inputLimits } from '../../src/document/input-limits.ts';
import { readSopDocument } from '../../src/document/read-sop.ts';
import { folderIndex, outlineOf } from '../../src/lint/folder-index.ts';
import { lintFiles, lookAt } from '../../src/lint/lint-files.ts';

const settings = { severities: {}, limits: inputLimits };

const textOf = (part: string, codes: readonly string[], uraian = 'Menerima surat', more = ''): string => {
  const rows = codes
    .map((code, index) => `      - { kode: ${code}, uraian: ${uraian} ${part} ${index} }\n`)
    .join('');
  return `format: 1\nnomor: "1"\nnama: Urusan ${part}\n${more}bagian:\n  - kode: ${part}\n    nama: ${part}\n    kegiatan:\n${rows}`;
};

const target = (name: string, text: string) => {
  const bytes = new TextEncoder().encode(text);
  return { id: name, shown: name, read: () => bytes };
};

function found(rule: string, ...files: readonly (readonly [string, string])[]): readonly string[] {
  const reported = files.map(([name, text]) => target(name, text));
  return lintFiles({ reported, beside: [] }, settings)
    .filter((one) => one.rule === rule)
    .map(({ file, range, message }) => `${file}:${range.start.line}:${range.start.column} ${message.en}`);
}

test('a code of an earlier file is reported where it stands again', () => {
  const codes = found(
    'duplicate-code',
    ['a.yaml', textOf('SM', ['SM-01', 'SM-02'])],
    ['b.yaml', textOf('SK', ['SK-01', 'SM-02'])],
    ['c.yaml', textOf('SM', ['SM-99'])],
  );
  expect(codes).toEqual([
    'b.yaml:9:17 The code SM-02 is used in a.yaml already.',
    'c.yaml:5:11 The code SM is used in a.yaml already.',
  ]);
});

test('the office weighs codes doubled across files as any other rule', () => {
  const files = ['a.yaml', 'b.yaml'].map((name) => target(name, textOf('SM', ['SM-01'])));
  const off = lintFiles(
    { reported: files, beside: [] },
    { ...settings, severities: { 'duplicate-code': 'off' } },
  );
  expect(off.filter(({ rule }) => rule === 'duplicate-code')).toEqual([]);
});

test('unreadable files have no codes; a file that has nothing to do with others is looked at once', () => {
  expect(found('duplicate-code', ['a.yaml', textOf('SM', ['SM-01'])], ['x.yaml', '['])).toEqual([]);
  let reads = 0;
  const counted = (name: string, text: string) => {
    const { read } = target(name, text);
    return {
      id: name,
      shown: name,
      read: () => {
        reads += 1;
        return read();
      },
    };
  };
  const reported = [counted('a.yaml', textOf('SM', ['SM-01'])), counted('b.yaml', textOf('SK', ['SK-01']))];
  lintFiles({ reported, beside: [] }, settings);
  expect(reads).toBe(2);
});

test('a comment that silences a finding across files is not idle', () => {
  const silenced = textOf('SK', ['SM-01']).replace(
    '      - { kode',
    '      # sop-lint-disable-next-line duplicate-code -- warisan\n      - { kode',
  );
  const files = [
    ['a.yaml', textOf('SM', ['SM-01'])],
    ['b.yaml', silenced],
  ] as const;
  expect(found('duplicate-code', ...files)).toEqual([]);
  expect(found('unused-suppression', ...files)).toEqual([]);
});

test('concerns: codes, texts and related SOPs of others, and nothing else', () => {
  const outline = (file: string, text: string) => {
    const { sop } = readSopDocument(new TextEncoder().encode(text), file);
    if (!sop) throw new Error(file);
    return outlineOf(sop, file);
  };
  const own = outline('a.yaml', textOf('SM', ['SM-01']));
  const concerned = (text: string): boolean => {
    const other = outline('b.yaml', text);
    return folderIndex([own, other]).concerns(other);
  };
  expect(concerned(textOf('SK', ['SK-01']))).toBe(false);
  expect(concerned(textOf('SK', ['SM-01']))).toBe(true);
  expect(concerned(textOf('SK', ['SK-01']).replace('Menerima surat SK 0', '"MENERIMA surat, SM 0"'))).toBe(
    true,
  );
  expect(concerned(textOf('SK', ['SK-01'], 'Menerima', 'keterkaitan: [SOP Urusan SM]\n'))).toBe(false);
  expect(concerned(textOf('SK', ['SK-01'], 'Menerima', 'keterkaitan: [Lain sekali]\n'))).toBe(true);
});

test('a look can be sent to another thread and back', () => {
  const look = lookAt(target('a.yaml', textOf('SM', ['SM-01', 'SM-01'])).read(), 'a.yaml', settings);
  expect(structuredClone(look)).toEqual(look);
});
