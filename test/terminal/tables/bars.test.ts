import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bar, sparkline } from '../../../src/terminal/tables/bars.ts';
import { widthOf } from '../../../src/terminal/text-width.ts';

it('draws shares to the eighth of a column', () => {
  expect([0, 1 / 16, 0.5, 9 / 16, 1].map((share) => bar(share, 2))).toEqual(['', '▏', '█', '█▏', '██']);
});

it('only all fills a bar and only nothing leaves it empty', () => {
  expect([bar(0.00001, 10), bar(0.99999, 10)]).toEqual(['▏', '█████████▉']);
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(share, share, fc.integer({ min: 1, max: 40 }), (a, b, width) => {
      const [low, high] = [bar(Math.min(a, b), width), bar(Math.max(a, b), width)];
      expect(widthOf(low)).toBeLessThanOrEqual(widthOf(high));
      expect(low === '█'.repeat(width)).toBe(Math.min(a, b) >= 1);
      expect(high === '').toBe(Math.max(a, b) <= 0);
    }),
  );
});

it('a sparkline has a sign for every share, and its highest only for all', () => {
  expect(sparkline([0, 0.1, 0.2, 0.3, 0.5, 0.6, 0.8, 0.999, 1])).toBe('▁▁▂▃▄▅▆▇█');
  expect(sparkline([undefined, 1, undefined])).toBe('·█·');
  expect(sparkline([])).toBe('');
});
