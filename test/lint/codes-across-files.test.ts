import { expect, test } from 'vitest';
import { readSopDocument } from '../../src/document/read-sop.ts';
import { codesAcrossFiles } from '../../src/lint/codes-across-files.ts';

const document = (file: string, part: string, codes: readonly string[]) => {
  const rows = codes.map((code) => `      - { kode: ${code}, uraian: Menerima surat }\n`).join('');
  const text = `format: 1\nnomor: "1"\nnama: Uji\nbagian:\n  - kode: ${part}\n    nama: ${part}\n    kegiatan:\n${rows}`;
  return readSopDocument(new TextEncoder().encode(text), file);
};

test('a code of an earlier file is reported where it stands again', () => {
  const found = codesAcrossFiles([
    document('a.yaml', 'SM', ['SM-01', 'SM-02']),
    document('b.yaml', 'SK', ['SK-01', 'SM-02']),
    document('c.yaml', 'SM', ['SM-99']),
  ]);
  expect(
    found.map(
      ({ file, range, message }) => `${file}:${range.start.line}:${range.start.column} ${message.en}`,
    ),
  ).toEqual([
    'b.yaml:9:17 The code SM-02 is used in a.yaml already.',
    'c.yaml:5:11 The code SM is used in a.yaml already.',
  ]);
});

test('codes doubled within one file are left to the rule, unreadable files have none', () => {
  const broken = readSopDocument(new TextEncoder().encode('['), 'x.yaml');
  expect(codesAcrossFiles([document('a.yaml', 'SM', ['SM-01', 'SM-01']), broken])).toEqual([]);
});
