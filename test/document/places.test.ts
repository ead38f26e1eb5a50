import { expect, test } from 'vitest';
import type { Range } from '../../src/document/diagnostic.ts';
import type { Path } from '../../src/document/locate.ts';
import { readSopDocument } from '../../src/document/read-sop.ts';
import { textPositions } from '../../src/document/text-positions.ts';
import { bytesOf, sopText, sopWith } from './sop-text.ts';

/** The piece of the text that a range of one line spans, as an editor would mark it. */
function marked(text: string, { start, end }: Range): string {
  expect(end.line).toBe(start.line);
  return (text.split('\n')[start.line - 1] ?? '').slice(start.column - 1, end.column - 1);
}

const locateIn = (text: string, path: Path, of?: 'value' | 'key'): Range =>
  readSopDocument(bytesOf(text), 'uji.yaml').locate(path, of);

test('values and keys are found where they stand', () => {
  const first: Path = ['bagian', 0, 'kegiatan', 0];
  expect(marked(sopText, locateIn(sopText, ['nama']))).toBe('Pengelolaan surat masuk');
  expect(marked(sopText, locateIn(sopText, ['nama'], 'key'))).toBe('nama');
  expect(marked(sopText, locateIn(sopText, ['nomor']))).toBe('"SOP/07/I/HUK.7.1./2026/Sihumas"');
  expect(marked(sopText, locateIn(sopText, ['instansi', 1]))).toBe('DAERAH CONTOH');
  expect(marked(sopText, locateIn(sopText, [...first, 'rincian', 0, 'waktu']))).toBe('30 Menit');
  expect(marked(sopText, locateIn(sopText, [...first, 'rincian'], 'key'))).toBe('rincian');
  expect(locateIn(sopText, first).start).toEqual({ line: 16, column: 9 });
  expect(marked(sopText, locateIn(sopText, first, 'key'))).toBe('kode');
});

test('a mapping ends with its last value, not where the next key begins', () => {
  expect(locateIn(sopText, ['disahkan_oleh'])).toEqual({
    start: { line: 7, column: 3 },
    end: { line: 9, column: 18 },
  });
});

test('what is not there is looked for as far as the way leads', () => {
  expect(marked(sopText, locateIn(sopText, ['nama', 'lain', 3]))).toBe('Pengelolaan surat masuk');
  expect(locateIn(sopText, ['tidak_ada']).start).toEqual({ line: 1, column: 1 });
});

test('an empty value is where its key is', () => {
  const text = sopWith('nama: Pengelolaan surat masuk', 'nama:');
  expect(marked(text, locateIn(text, ['nama']))).toBe('nama');
});

test('columns count UTF-16 units, tabs as one, as editors do', () => {
  const text = sopWith('{ kode: KAUR, jabatan: KAUR/PAUR }', '{ kode:\tKAUR, jabatan: "手紙 📨", x: 1 }');
  const [problem] = readSopDocument(bytesOf(text), 'uji.yaml').diagnostics;
  expect(problem?.rule).toBe('unknown-key');
  expect(problem?.range).toEqual({ start: { line: 11, column: 37 }, end: { line: 11, column: 38 } });
  expect(marked(text, problem?.range as Range)).toBe('x');
});

test('CRLF and a byte order mark do not move lines and columns', () => {
  const broken = sopWith('waktu: 30 Menit', 'waktu: 30 mnx');
  const place = readSopDocument(bytesOf(broken), 'uji.yaml').diagnostics.map((one) => one.range);
  expect(place).toEqual([{ start: { line: 26, column: 23 }, end: { line: 26, column: 26 } }]);
  for (const text of [broken.replaceAll('\n', '\r\n'), `\uFEFF${broken}`]) {
    expect(readSopDocument(bytesOf(text), 'uji.yaml').diagnostics.map((one) => one.range)).toEqual(place);
  }
});

test('offsets become lines and columns at every line end', () => {
  const { positionAt } = textPositions('a\r\n\nbc');
  expect([0, 1, 2, 3, 4, 5, 6, 99].map((offset) => Object.values(positionAt(offset)).join(':'))).toEqual([
    '1:1',
    '1:2',
    '1:3',
    '2:1',
    '3:1',
    '3:2',
    '3:3',
    '3:3',
  ]);
});
