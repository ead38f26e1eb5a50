import { expect, test } from 'vitest';
import { layLines } from '../../src/report/pdf/lines.ts';
import { breakPoint, printable, printableData } from '../../src/report/pdf/printable.ts';

const all = (): boolean => true;

test('what is invisible, turns the direction or has no glyph is shown by its number', () => {
  expect(printable('a\u202eb', all)).toBe('a<U+202E>b');
  expect(printable('a\u0000\u001b\u200b\ufeff', all)).toBe('a<U+0000><U+001B><U+200B><U+FEFF>');
  expect(printable('\u2028\u2066', all)).toBe('<U+2028><U+2066>');
  expect(printable('a\ud800', all)).toBe('a<U+D800>');
  expect(printable('文😀', (codePoint) => codePoint < 0x3000)).toBe('<U+6587><U+1F600>');
});

test('line feeds stay, tabs are blanks, letters are composed', () => {
  expect(printable('a\r\nb\tc', all)).toBe('a\nb c');
  expect(printable('e\u0301', (codePoint) => codePoint === 0xe9)).toBe('é');
});

test('words over 60 characters get break points, shorter ones do not', () => {
  expect(printable('x'.repeat(60), all)).toBe('x'.repeat(60));
  expect(printable(`ab ${'x'.repeat(125)}`, all)).toBe(
    `ab ${'x'.repeat(60)}${breakPoint}${'x'.repeat(60)}${breakPoint}${'x'.repeat(5)}`,
  );
});

test('every string in plain data is made printable', () => {
  expect(printableData({ a: ['\u0007'], b: { c: '\u202e', d: 3 }, e: undefined }, all)).toEqual({
    a: ['<U+0007>'],
    b: { c: '<U+202E>', d: 3 },
    e: undefined,
  });
});

const linesOf = (text: string, width: number): readonly string[] =>
  layLines([{ runs: [{ text }] }], width, { size: 1 }, (part) => part.length).map(({ pieces }) =>
    pieces.map((piece) => piece.text).join('|'),
  );

test('lines are filled with words; a slash, a hyphen or an over-long word may be broken', () => {
  expect(linesOf('satu dua tiga', 8)).toEqual(['satu dua', 'tiga']);
  expect(linesOf('KAUR/PAUR', 6)).toEqual(['KAUR/', 'PAUR']);
  expect(linesOf('undang-undang', 8)).toEqual(['undang-', 'undang']);
  expect(linesOf('abcdefgh', 3)).toEqual(['abc', 'def', 'gh']);
  expect(linesOf('a\n\nb', 8)).toEqual(['a', '', 'b']);
  expect(linesOf('', 8)).toEqual([]);
  expect(linesOf(printable('x'.repeat(61), all), 100)).toEqual(['x'.repeat(61)]);
});

test('a marker hangs before its paragraph and runs of two weights stay apart', () => {
  const paragraph = { marker: '•', runs: [{ text: 'Alasan:', bold: true }, { text: 'belum lengkap' }] };
  const lines = layLines([paragraph], 15, { size: 1 }, (part) => part.length);
  expect(lines.map(({ pieces }) => pieces.map(({ text, bold, x }) => [text, bold, x]))).toEqual([
    [
      ['•', false, 0],
      ['Alasan:', true, 2],
      ['belum', false, 10],
    ],
    [['lengkap', false, 2]],
  ]);
});
