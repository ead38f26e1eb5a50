import { expect, test } from 'vitest';
import { editDistance, nearest } from '../../src/words/nearest.ts';

test('the candidate that was meant', () => {
  expect(nearest('URMN', ['PPID', 'URMIN'])).toBe('URMIN');
  expect(nearest('urmin', ['PPID', 'URMIN'])).toBe('URMIN');
  expect(nearest('outptu', ['output', 'uraian'])).toBe('output');
  expect(nearest('xyz', ['PPID', 'URMIN'])).toBeUndefined();
  expect(nearest('x', [])).toBeUndefined();
});

test('edits are insertions, deletions, changes and swaps', () => {
  expect(editDistance('', 'abc')).toBe(3);
  expect(editDistance('abc', 'abc')).toBe(0);
  expect(editDistance('abc', 'acb')).toBe(1);
  expect(editDistance('abc', 'axc')).toBe(1);
  expect(editDistance('abc', 'ab')).toBe(1);
  expect(editDistance('kitten', 'sitting')).toBe(3);
});
