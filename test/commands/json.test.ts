import fc from 'fast-check';
import { expect, it } from 'vitest';
import { printJson } from '../../src/commands/json.ts';
import { visibleJson } from '../../src/words/visible.ts';

function printed(value: unknown): readonly string[] {
  const pieces: string[] = [];
  printJson({ out: { result: (text) => pieces.push(String(text)), message: () => undefined } }, value);
  return pieces;
}

it('a document is written in pieces as it would be in one', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
      expect(printed(value).join('')).toBe(`${visibleJson(JSON.stringify(value, null, 2))}\n`);
    }),
  );
});

it('rows are made when they are written, and never all of them are held', () => {
  const rows = Array.from({ length: 5000 }, (_, n) => ({ nomor: n, teks: '\u202e\u{1F600}'.repeat(20) }));
  const pieces = printed({ ada: true, tidak: undefined, baris: rows.values(), kosong: [] });
  const whole = { ada: true, baris: rows, kosong: [] };
  expect(pieces.join('')).toBe(`${visibleJson(JSON.stringify(whole, null, 2))}\n`);
  expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThan(200_000);
});
