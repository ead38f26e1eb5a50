import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../src/document/diagnostic.ts';
import { printDiagnostics, unpainted } from '../../src/document/diagnostic-text.ts';
import { visible, visibleJson, visibleLine } from '../../src/words/visible.ts';

function diagnostic(line: number, from: number, to: number, more: Partial<Diagnostic> = {}): Diagnostic {
  const range = { start: { line, column: from }, end: { line, column: to } };
  const message = { id: 'Pesan.', en: 'Message.' };
  return { rule: 'uji', severity: 'error', message, file: 'a.yaml', range, ...more };
}

const frameOf = (source: string, one: Diagnostic, width = 60): readonly string[] =>
  printDiagnostics([one], new Map([['a.yaml', source]]), { language: 'id', palette: unpainted, width })
    .split('\n')
    .slice(1, 3);

test('place, weight, message, rule, line, marks and hint', () => {
  const hint = { id: 'Maksud Anda: kode?', en: 'Did you mean: kode?' };
  const source = new Map([['a.yaml', 'format: 1\nkod: X\n']]);
  const one = diagnostic(2, 1, 4, { hint });
  expect(printDiagnostics([one], source, { language: 'id', palette: unpainted })).toBe(
    'a.yaml:2:1: galat: Pesan. [uji]\n    2 | kod: X\n      | ^^^\n      = Maksud Anda: kode?\n',
  );
  expect(printDiagnostics([one], source, { language: 'en', palette: unpainted })).toContain(
    'error: Message. [uji]',
  );
});

test('the severity has a word and a colour', () => {
  const palette = {
    ...unpainted,
    bad: (t: string) => `<b>${t}</b>`,
    warn: (t: string) => `<w>${t}</w>`,
    accent: (t: string) => `<i>${t}</i>`,
  };
  const print = (severity: Diagnostic['severity']): string =>
    printDiagnostics([diagnostic(1, 1, 2, { severity })], new Map(), { language: 'id', palette });
  expect(print('error')).toBe('a.yaml:1:1: <b>galat:</b> Pesan. [uji]\n');
  expect(print('warning')).toBe('a.yaml:1:1: <w>peringatan:</w> Pesan. [uji]\n');
  expect(print('info')).toBe('a.yaml:1:1: <i>catatan:</i> Pesan. [uji]\n');
});

describe('marks stand under what they mark', () => {
  test('tabs', () => {
    expect(frameOf('\ta:\tb', diagnostic(1, 5, 6))).toEqual(['    1 |     a:  b', '      |         ^']);
  });
  test('wide characters', () => {
    expect(frameOf('手紙: x', diagnostic(1, 5, 6))).toEqual(['    1 | 手紙: x', '      |       ^']);
    expect(frameOf('手紙: x', diagnostic(1, 1, 3))).toEqual(['    1 | 手紙: x', '      | ^^^^']);
  });
  test('combining characters and emoji sequences', () => {
    expect(frameOf('e\u0301e\u0301: x', diagnostic(1, 7, 8))).toEqual([
      '    1 | e\u0301e\u0301: x',
      '      |     ^',
    ]);
    expect(frameOf('👩‍🚒: x', diagnostic(1, 8, 9))).toEqual(['    1 | 👩‍🚒: x', '      |     ^']);
  });
  test('CRLF', () => {
    expect(frameOf('a: 1\r\nb: 2\r\n', diagnostic(2, 4, 5))).toEqual(['    2 | b: 2', '      |    ^']);
  });
  test('the end of a line', () => {
    expect(frameOf('abc', diagnostic(1, 4, 4))).toEqual(['    1 | abc', '      |    ^']);
  });
  test('ranges of several lines are marked to the end of the first', () => {
    const one = {
      ...diagnostic(1, 4, 5),
      range: { start: { line: 1, column: 4 }, end: { line: 3, column: 9 } },
    };
    expect(frameOf('a: bcd\n e\n f', one)).toEqual(['    1 | a: bcd', '      |    ^^^']);
  });
  test('unsafe characters take the room of their names', () => {
    expect(frameOf('a\u001b[31m: x', diagnostic(1, 9, 10))).toEqual([
      '    1 | a<U+001B>[31m: x',
      '      |                ^',
    ]);
  });
});

describe('long lines are cut around the mark', () => {
  const long = `${'a'.repeat(5_000)}X${'b'.repeat(5_000)}`;
  test.each([
    ['in the middle', long, 5_001],
    ['at the start', `X${long}`.replace(/X(?=b)/, 'y'), 1],
    ['at the end', `${'a'.repeat(9_999)}X`, 10_000],
    ['wide characters', `${'手'.repeat(500)}X${'紙'.repeat(500)}`, 501],
  ])('%s', (_, line, column) => {
    const [code = '', marks = ''] = frameOf(line, diagnostic(1, column, column + 1));
    expect([...code].length).toBeLessThanOrEqual(60);
    expect(code).toContain('…');
    const before = code.slice(0, code.indexOf('X'));
    const columns = [...before].reduce((sum, character) => sum + (/[手紙]/.test(character) ? 2 : 1), 0);
    expect(marks.length).toBe(columns + 1);
    expect(marks.endsWith('^')).toBe(true);
  });
});

test('a file named to steer the terminal is shown by the names of its characters', () => {
  const one = diagnostic(1, 1, 2, { file: 'a\u001b]0;x\u0007\n.yaml' });
  const text = printDiagnostics([one], new Map(), { language: 'id', palette: unpainted });
  expect(text).toBe('a<U+001B>]0;x<U+0007> .yaml:1:1: galat: Pesan. [uji]\n');
});

test('visible text keeps what people write and names what steers terminals', () => {
  expect(visible('Menyusun laporan – “rapi” 手紙\nsurat\tmasuk')).toBe(
    'Menyusun laporan – “rapi” 手紙\nsurat masuk',
  );
  expect(visible('\u0000\r\u0085\u202e\u2028\ufeff\ud800')).toBe(
    '<U+0000><U+000D><U+0085><U+202E><U+2028><U+FEFF><U+D800>',
  );
  expect(visibleLine('satu\n  dua')).toBe('satu dua');
  const hostile = { a: '\u001b[2J\u202e\u009b\n\u{e0001}' };
  const json = visibleJson(JSON.stringify(hostile));
  expect(JSON.parse(json)).toEqual(hostile);
  expect(json).toMatch(/^[\x20-\x7e]*$/);
});
