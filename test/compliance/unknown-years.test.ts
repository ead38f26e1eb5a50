import { describe, expect, it } from 'vitest';
import { summarize } from '../../src/compliance/summarize.ts';
import type { GroupBy } from '../../src/compliance/summary.ts';
import { agus, answer, observed, rina, rule, start } from './small-runs.ts';

// Holidays are known for 2022 to 2027. Friday 31 December 2027 runs into 2028, of which nothing is known.
const known = observed('R1', rina, [
  ['2026-11-02 08:00', start('U-1')],
  ['2026-11-02 08:30', answer('U-1')],
  ['2026-11-02 09:00', answer('U-2')],
  ['2026-11-02 09:10', { type: 'close' }],
]);
const across = observed('R2', agus, [
  ['2027-12-31 14:30', start('U-1')],
  ['2028-01-03 07:10', answer('U-1')],
  ['2028-01-03 07:20', answer('U-2')],
  ['2028-01-03 07:30', { type: 'close' }],
]);
const unknown = observed('R3', rina, [
  ['2031-01-06 08:00', start('U-1')],
  ['2031-01-06 08:30', answer('U-1')],
  ['2031-01-06 08:40', { type: 'close' }],
]);

const years = (by: GroupBy) => {
  const { groups, total, unknownYears } = summarize([...known, ...across, ...unknown], {
    by,
    calendar: rule.calendar,
  });
  return {
    ...Object.fromEntries(groups.map((one) => [one.key, one.unknownYears])),
    total: total.unknownYears,
    unknownYears,
  };
};

describe('years without holiday data', () => {
  it('mark the groups whose times lie in them, and no others', () => {
    expect(years('run')).toEqual({
      R1: [],
      R2: [2028],
      R3: [2031],
      total: [2028, 2031],
      unknownYears: [2028, 2031],
    });
    expect(years('person')).toMatchObject({ 'Rina Wulandari': [2031], 'Agus Pratama': [2028], '-': [] });
  });

  it('do not mark what was never measured', () => {
    // U-2 was answered without a start, U-3 never.
    expect(years('activity')).toMatchObject({ 'U-1': [2028, 2031], 'U-2': [], 'U-3': [] });
  });

  it('are none where the calendar knows them all', () => {
    const summary = summarize(known, { by: 'activity', calendar: rule.calendar });
    expect([summary.unknownYears, summary.total.unknownYears]).toEqual([[], []]);
  });
});
