import fc from 'fast-check';
import { hostileTexts } from '../terminal/tables/hostile-summary.ts';

/** What a terminal obeys: clears, titles, colours, links, device reports, charset shifts, in 7 and 8 bits, also cut short. */
const escapes = [
  '\u001b[2J\u001b[H',
  '\u001b]0;judul\u0007',
  '\u001b]8;;http://contoh.invalid\u001b\\klik\u001b]8;;\u001b\\',
  '\u001b]52;c;aGFsbw==\u0007',
  '\u001bP$q"p\u001b\\',
  '\u001b[6n',
  '\u009b31m',
  '\u009d0;x\u009c',
  '\u0090q\u009c',
  '\u000e\u000f',
  '\r\u0008\u0007\u007f\u000b\u000c',
  '\u001b[',
  '\u001b',
];

/** What turns the direction, hides, joins or is not there. */
const unseen = [
  '\u202e',
  '\u202d\u202c',
  '\u2066\u2067\u2068\u2069',
  '\u200e\u200f\u061c',
  '\u200b\u2060\ufeff\u00ad',
  '\u2028',
  '\u2029',
  '\u{e0041}\u{e007f}',
  '\u180e\ufff9\ufffb',
  '\ud83d',
  '\ude00',
  '\udc00\ud800',
  '\ufffe\uffff',
  '\u0000',
];

/** Ways out of a folder, names that systems keep for themselves, and names that end a path. */
export const paths = [
  '../../x',
  '..\\..\\x',
  '/etc/passwd',
  'C:\\Windows\\x',
  'C:x',
  '\\\\server\\bagi\\x',
  '\\\\?\\C:\\x',
  '.',
  '..',
  '~/x',
  '%2e%2e%2fx',
  '..%c0%afx',
  'x/../../../y',
  'x\u0000.png',
  'CON',
  'nul.txt',
  'COM1',
  'LPT9.yaml',
  'AUX ',
  'x.',
  'x:aliran',
  '__proto__',
  'constructor',
  '-rf',
  '--output=/tmp/x',
];

/** Formulas of spreadsheets, markup, and what ends a cell, a comment or a string. */
const meanings = [
  "=cmd|' /C calc'!A0",
  '+1+1',
  '-2+3',
  '@SUM(A1)',
  '\t=1+1',
  '＝1+1',
  '"=1',
  '";\r\n=1',
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '"><svg/onload=x>',
  "' onmouseover='x",
  '</td></tr></table>',
  ']]>',
  '<!--',
  '-->',
  '&lt;b&gt;&#x1b;[2J',
  '| a | b |',
  '[x](javascript:alert(1))',
  '![x](http://contoh.invalid)',
  '```\n# judul\n```',
  '\n\n---\n',
  '$\u007bx}{halaman}{jumlah}',
  '$&$1',
];

const huge = fc
  .tuple(
    fc.constantFrom('W', 'é', 'e\u0301', '文', '\u001b[31m', '../', '😀', ' '),
    fc.integer({ min: 500, max: 3000 }),
  )
  .map(([piece, times]) => piece.repeat(Math.min(times, 6000 / piece.length)));

const control = fc.integer({ min: 0, max: 0x9f }).map((code) => String.fromCharCode(code));
const anyUnit = fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code));
const pieces = [...escapes, ...unseen, ...paths, ...meanings, ...hostileTexts];

/** A text that tries to be taken for something else than a text. */
const hostile = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...pieces) },
  {
    weight: 10,
    arbitrary: fc
      .array(
        fc.oneof(
          { weight: 6, arbitrary: fc.constantFrom(...pieces) },
          { weight: 2, arbitrary: control },
          { weight: 2, arbitrary: anyUnit },
          { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }) },
          { weight: 1, arbitrary: fc.constantFrom('Rina', ' ', 'URMIN-01', 'surat masuk') },
        ),
        { minLength: 1, maxLength: 6 },
      )
      .map((parts) => parts.join('')),
  },
  { weight: 1, arbitrary: huge },
);

/** Few by day, all of the promise with SOP_TEST_LONG. */
export const hostileCount = process.env['SOP_TEST_LONG'] ? 10_000 : 1_000;

/** So many hostile texts, the same every time. */
export const hostileStrings = (count: number, seed = 20261123): readonly string[] =>
  fc.sample(hostile, { numRuns: count, seed });

/** What must not reach a terminal: everything that steers or hides, but for line ends. */
export const steering = /(?!\n)[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]|(?![\u200C\u200D])\p{Cf}/u;
