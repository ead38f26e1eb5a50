import { describe, expect, it } from 'vitest';
import type { Observation } from '../../src/compliance/observation.ts';
import { latenessReason } from '../../src/compliance/pareto.ts';
import { summarize } from '../../src/compliance/summarize.ts';
import { minute, observation, rule } from './small-runs.ts';

let run = 0;
const paused = (...pauses: readonly (readonly [reason: string, minutes: number])[]): Observation => {
  run += 1;
  return observation({
    run: `R${run}`,
    pauses: pauses.map(([reason, minutes]) => ({ reason, time: minutes * minute })),
  });
};
const pauseReasons = (...all: readonly Observation[]) =>
  summarize(all, { by: 'activity', calendar: rule.calendar }).pauseReasons.map(
    ({ reason, count, time, cumulativeShare }) => [reason, count, time / minute, cumulativeShare],
  );
const late = (change: Partial<Observation>): Observation =>
  observation({ timeliness: 'terlambat', lateBy: 10 * minute, ...change });

describe('the Pareto of reasons', () => {
  it('has the most time first, whatever the count, and runs up to the whole', () => {
    expect(
      pauseReasons(
        paused(['cuti', 10], ['cuti', 10], ['cuti', 10]),
        paused(['disposisi', 50]),
        paused(['listrik', 20]),
      ),
    ).toEqual([
      ['disposisi', 1, 50, 0.5],
      ['cuti', 3, 30, 0.8],
      ['listrik', 1, 20, 1],
    ]);
  });

  it('puts the more frequent first among equal times, then goes by alphabet', () => {
    expect(
      pauseReasons(paused(['b', 20], ['c', 20]), paused(['a', 10], ['a', 10])).map(([reason]) => reason),
    ).toEqual(['a', 'b', 'c']);
  });

  it('takes spellings that differ in case and spaces for one, and shows the same one whatever the order', () => {
    const spelled = [paused(['menunggu  disposisi', 1]), paused([' Menunggu disposisi ', 2])];
    const expected = [['Menunggu disposisi', 2, 3, 1]];
    expect(pauseReasons(...spelled)).toEqual(expected);
    expect(pauseReasons(...spelled.reverse())).toEqual(expected);
  });

  it('goes by count where no time was lost', () => {
    expect(pauseReasons(paused(['rapat', 0], ['rapat', 0], ['cuti', 0], ['rapat', 0]))).toEqual([
      ['rapat', 3, 0, 0.75],
      ['cuti', 1, 0, 1],
    ]);
  });
});

describe('the reason of a lateness', () => {
  it('is that of the longest pause, several of one reason taken together', () => {
    const pauses = [
      { reason: 'cuti', time: 30 * minute },
      { reason: 'rapat', time: 20 * minute },
      { reason: 'Rapat', time: 20 * minute },
    ];
    expect(latenessReason(late({ pauses }))).toBe('Rapat');
  });

  it('is else the reason given with tidak sesuai, and only with that', () => {
    expect(latenessReason(late({ result: 'tidak_sesuai', reason: ' alat  rusak ' }))).toBe('alat rusak');
    expect(latenessReason(late({ result: 'sesuai', reason: 'alat rusak' }))).toBe('tanpa alasan');
    expect(latenessReason(late({ result: 'tidak_sesuai', reason: '  ' }))).toBe('tanpa alasan');
  });

  it('is counted once for each late activity, with the time it was late by', () => {
    const all = [
      late({ run: 'R1', lateBy: 25 * minute, result: 'tidak_sesuai', reason: 'alat rusak' }),
      late({ run: 'R2', lateBy: 5 * minute }),
      late({ run: 'R3', lateBy: 10 * minute, result: 'tidak_berlaku' }),
      observation({ run: 'R4', reason: 'alat rusak', result: 'tidak_sesuai' }),
    ];
    expect(summarize(all, { by: 'activity', calendar: rule.calendar }).lateReasons).toEqual([
      { reason: 'alat rusak', count: 1, time: 25 * minute, cumulativeShare: 25 / 30 },
      { reason: 'tanpa alasan', count: 1, time: 5 * minute, cumulativeShare: 1 },
    ]);
  });
});
