import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { percentiles } from '../../src/compliance/group-tally.ts';

/** The definition word by word: the smallest value that at least so many per cent of all do not exceed. */
function byDefinition(values: readonly number[], percent: number): number {
  const enough = values.filter(
    (value) => values.filter((one) => one <= value).length * 100 >= percent * values.length,
  );
  return Math.min(...enough);
}

describe('percentiles by nearest rank', () => {
  it('are what their definition says, whatever the order and however many are equal', () => {
    const few = fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 40 });
    const many = fc.array(fc.double({ noNaN: true, min: 0, max: 1e9 }), { minLength: 1, maxLength: 200 });
    fc.assert(
      fc.property(fc.oneof(few, many), (values) => {
        const asked = [50, 80, 90, 100];
        expect(percentiles(Float64Array.from(values), asked)).toEqual(
          asked.map((percent) => byDefinition(values, percent)),
        );
      }),
    );
  });
});
