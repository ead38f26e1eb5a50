import { describe, expect, it } from 'vitest';
import type { Observation } from '../../src/compliance/observation.ts';
import { summarize } from '../../src/compliance/summarize.ts';
import { agus, hour, minute, observation, rina, rule, wib } from './small-runs.ts';

const patterns = (observations: readonly Observation[]) =>
  summarize(observations, { by: 'activity', calendar: rule.calendar }).patterns;
const kinds = (observations: readonly Observation[]) => patterns(observations).map(({ kind }) => kind);

/** Answers of one run, so many seconds apart, each of another activity. */
const answers = (count: number, apart: number, change: Partial<Observation> = {}): readonly Observation[] =>
  Array.from({ length: count }, (_, index) =>
    observation({
      activity: `A-${index + 1}`,
      at: wib('2026-11-02 09:00') + index * apart * 1000,
      ...change,
    }),
  );

describe('blind ticking', () => {
  it('is five answers in a chain of at most ten seconds each', () => {
    expect(patterns(answers(5, 10))).toEqual([
      {
        kind: 'blind-ticking',
        run: 'R1',
        person: rina.name,
        activities: ['A-1', 'A-2', 'A-3', 'A-4', 'A-5'],
      },
    ]);
    expect(patterns(answers(4, 10))).toEqual([]);
    expect(patterns(answers(5, 10.001))).toEqual([]);
    expect(patterns(answers(5, 11))).toEqual([]);
    expect(patterns(answers(5, 0))).toHaveLength(1);
  });

  it('is five answers within ten seconds of their starts, however far apart', () => {
    expect(kinds(answers(5, 600, { stampedFor: 10_000 }))).toEqual(['blind-ticking']);
    expect(kinds(answers(4, 600, { stampedFor: 10_000 }))).toEqual([]);
    expect(kinds(answers(5, 600, { stampedFor: 11_000 }))).toEqual([]);
  });

  it('names only the answers of the chain', () => {
    const later = { at: wib('2026-11-02 13:00'), activity: 'A-9' };
    expect(patterns([observation(later), ...answers(5, 5)])[0]?.activities).not.toContain('A-9');
  });

  it('does not join the answers of two people or of two runs', () => {
    const three = answers(3, 5);
    const two = answers(5, 5).slice(3);
    expect(kinds([...three, ...two])).toEqual(['blind-ticking']);
    expect(kinds([...three, ...two.map((one) => ({ ...one, person: agus.name }))])).toEqual([]);
    expect(kinds([...three, ...two.map((one) => ({ ...one, run: 'R2' }))])).toEqual([]);
  });

  it('is not what was taken from paper, did not apply or was not done', () => {
    expect(kinds(answers(5, 5, { recordedLate: true }))).toEqual(['back-dated']);
    expect(kinds(answers(5, 5, { result: 'tidak_berlaku' }))).toEqual([]);
    expect(kinds(answers(5, 5).map(({ result, ...one }) => one))).toEqual([]);
  });
});

describe('times equal to the standard', () => {
  const equal = (count: number, net: number, change: Partial<Observation> = {}) =>
    kinds(answers(count, 600, { net, ...change }));

  it('are listed from three in a run on', () => {
    expect(equal(3, hour)).toEqual(['equal-to-standard']);
    expect(equal(2, hour)).toEqual([]);
  });

  it('are equal to the minute', () => {
    expect(equal(3, hour + 29_999)).toEqual(['equal-to-standard']);
    expect(equal(3, hour - 30_000)).toEqual(['equal-to-standard']);
    expect(equal(3, hour + 30_000)).toEqual([]);
    expect(equal(3, hour + minute)).toEqual([]);
    expect(equal(3, hour - minute)).toEqual([]);
  });

  it('do not count where the standard is under a minute, or the activity did not apply', () => {
    expect(equal(3, 0, { standard: 0 })).toEqual([]);
    expect(equal(3, 30_000, { standard: 30_000 })).toEqual([]);
    expect(equal(3, minute, { standard: minute })).toEqual(['equal-to-standard']);
    expect(equal(3, hour, { result: 'tidak_berlaku' })).toEqual([]);
  });
});

describe('other things to look at', () => {
  it('are entries taken from paper, from the first on', () => {
    expect(patterns([observation({ recordedLate: true })])).toEqual([
      { kind: 'back-dated', run: 'R1', person: rina.name, activities: ['U-1'] },
    ]);
  });

  it('are clock jumps, also of a run in which nothing was started', () => {
    expect(kinds([observation({ clockJump: true })])).toEqual(['clock-jump']);
    const { startedAt, finishedAt, net, gross, standard, stampedFor, ...answered } = observation();
    expect(kinds([{ ...answered, clockJump: true }])).toEqual(['clock-jump']);
  });

  it('name a person only if it is one, and activities in the order of the form', () => {
    const codes = ['A-2', 'A-10', 'A-1'];
    const labels = {
      activities: new Map(codes.map((code) => [code, { text: code }])),
      parts: new Map(),
      roles: new Map(),
    };
    const all = ['A-1', 'A-2', 'A-10'].map((activity, index) =>
      observation({ activity, recordedLate: true, person: index === 0 ? agus.name : rina.name }),
    );
    const found = summarize(all, { by: 'activity', calendar: rule.calendar, labels }).patterns;
    expect(found).toEqual([{ kind: 'back-dated', run: 'R1', activities: codes }]);
  });

  it('stand in the order of the runs in time', () => {
    const late = (run: string, at: string) => observation({ run, at: wib(at), recordedLate: true });
    const found = patterns([late('R1', '2026-11-09 08:00'), late('R2', '2026-11-02 08:00')]);
    expect(found.map(({ run }) => run)).toEqual(['R2', 'R1']);
  });

  it('change no figure', () => {
    const honest = summarize(answers(5, 600), { by: 'activity', calendar: rule.calendar });
    const flagged = summarize(answers(5, 600, { clockJump: true, recordedLate: true }), {
      by: 'activity',
      calendar: rule.calendar,
    });
    expect(flagged.total).toEqual(honest.total);
    expect(flagged.patterns.map(({ kind }) => kind)).toEqual(['back-dated', 'clock-jump']);
  });
});
