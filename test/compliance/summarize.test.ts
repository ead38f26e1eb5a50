import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePeriod } from '../../src/calendar/parse-period.ts';
import type { Observation } from '../../src/compliance/observation.ts';
import { complianceFold, type SummaryOptions, summarize } from '../../src/compliance/summarize.ts';
import type { ComplianceSummary, GroupBy, GroupSummary } from '../../src/compliance/summary.ts';
import { hour, minute, observation, rule, wib } from './small-runs.ts';

const { calendar } = rule;
const period = parsePeriod('2026-11', 0, calendar.zone);
const previous = parsePeriod('2026-10', 0, calendar.zone);
if (!period || !previous) throw new Error('no period');

const ways: readonly GroupBy[] = [
  'activity',
  'part',
  'run',
  'role',
  'person',
  'day',
  'week',
  'month',
  'quarter',
];

/** What may stand in an observation, impossible combinations too: the sums must hold whatever comes. */
const anything: fc.Arbitrary<Observation> = fc
  .record({
    run: fc.constantFrom('R1', 'R2', 'R3', 'R4'),
    activity: fc.constantFrom('U-1', 'U-2', 'U-3'),
    person: fc.constantFrom('Rina Wulandari', 'Agus Pratama', undefined),
    role: fc.constantFrom('KASI', 'KAUR', undefined),
    result: fc.constantFrom('sesuai', 'tidak_sesuai', 'tidak_berlaku', undefined),
    timeliness: fc.constantFrom('tepat_waktu', 'terlambat', 'tidak_diukur'),
    // September to December, so that some lie outside both periods; at times within seconds of each other.
    at: fc.oneof(
      fc.integer({ min: wib('2026-09-15 07:00'), max: wib('2026-12-15 15:00') }),
      fc.integer({ min: 0, max: 30 }).map((second) => wib('2026-11-02 08:30') + second * 1000),
    ),
    minutes: fc.option(fc.integer({ min: 0, max: 600 }), { nil: undefined }),
    lateBy: fc.integer({ min: 1, max: 100 }),
    reason: fc.constantFrom('Menunggu', 'menunggu ', 'cuti', undefined),
    recordedLate: fc.boolean(),
    clockJump: fc.boolean(),
  })
  .map(({ minutes, lateBy, reason, person, role, result, at, ...rest }) => {
    const net = minutes === undefined ? undefined : minutes * minute;
    const { finishedAt, startedAt, person: p, result: r, stampedFor, ...base } = observation();
    return {
      ...base,
      ...rest,
      at,
      ...(person === undefined ? {} : { person }),
      ...(role === undefined ? {} : { role }),
      ...(result === undefined ? {} : { result }),
      pauses: reason === undefined ? [] : [{ reason, time: lateBy * minute }],
      ...(rest.timeliness === 'terlambat' ? { lateBy: lateBy * minute } : {}),
      ...(net === undefined
        ? {}
        : { net, gross: net, standard: hour, startedAt: at - net, finishedAt: at, stampedFor: net }),
    };
  });

/** One observation for an activity of a run, as runs give them. */
const several = fc.uniqueArray(anything, {
  selector: ({ run, activity }) => `${run} ${activity}`,
  maxLength: 12,
});
const by = fc.constantFrom(...ways);

function folded(observations: readonly Observation[], options: SummaryOptions) {
  const fold = complianceFold(options);
  for (const one of observations) fold.add(one);
  return fold;
}

const counts = [
  'activities',
  'sesuai',
  'tidakSesuai',
  'tidakBerlaku',
  'notDone',
  'onTime',
  'late',
  'unmeasured',
  'lateness',
] as const;

const everyGroup = ({ groups, total }: ComplianceSummary): readonly GroupSummary[] => [...groups, total];

describe('a summary', () => {
  it('does not depend on the order of the observations', () => {
    const shuffled = several.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    );
    fc.assert(
      fc.property(shuffled, by, ([all, mixed], by) => {
        const options = { by, calendar, period, previous };
        expect(summarize(mixed, options)).toEqual(summarize(all, options));
      }),
    );
  });

  it('is the same from parts that are merged, in whichever order', () => {
    const split = fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(several, split, by, fc.boolean(), (all, places, by, within) => {
        const options: SummaryOptions = within ? { by, calendar, period, previous } : { by, calendar };
        const parts = [0, 1, 2].map((place) => all.filter((_, index) => places[index] === place));
        const whole = summarize(all, options);
        for (const order of [
          [0, 1, 2],
          [2, 0, 1],
          [1, 2, 0],
        ]) {
          const fold = complianceFold(options);
          for (const place of order) fold.merge(folded(parts[place] ?? [], options));
          expect(fold.result()).toEqual(whole);
        }
      }),
    );
  });

  it('leaves the parts that it was merged from as they were', () => {
    fc.assert(
      fc.property(several, several, by, (some, more, by) => {
        const options = { by, calendar };
        const part = folded(some, options);
        const before = structuredClone(part.tallies);
        const whole = complianceFold(options);
        whole.merge(part);
        for (const one of more) whole.add({ ...one, activity: `${one.activity}b` });
        expect(part.tallies).toEqual(before);
      }),
    );
  });

  it('adds up: the groups to the total, the results and the times of each group to its answers', () => {
    fc.assert(
      fc.property(several, by, (all, by) => {
        const summary = summarize(all, { by, calendar, period, previous });
        const inside = all.filter(({ at }) => period.from <= at && at < period.to);
        expect(summary.total.activities).toBe(inside.length);
        for (const name of counts)
          expect(summary.groups.reduce((sum, group) => sum + group[name], 0)).toBe(summary.total[name]);
        for (const one of everyGroup(summary)) {
          const answered = one.sesuai + one.tidakSesuai + one.tidakBerlaku;
          expect(answered + one.notDone).toBe(one.activities);
          expect(one.onTime + one.late + one.unmeasured).toBe(answered);
        }
      }),
    );
  });

  it('never counts as on time what is tidak diukur, tidak berlaku or not done', () => {
    fc.assert(
      fc.property(several, by, (all, by) => {
        const { total } = summarize(all, { by, calendar });
        const judged = all.filter(({ result }) => result === 'sesuai' || result === 'tidak_sesuai');
        const onTime = judged.filter(({ timeliness }) => timeliness === 'tepat_waktu').length;
        const late = judged.filter(({ timeliness }) => timeliness === 'terlambat').length;
        expect([total.onTime, total.late]).toEqual([onTime, late]);
        expect(total.onTimeRate).toBe(onTime + late === 0 ? undefined : onTime / (onTime + late));
      }),
    );
  });

  it('has percentiles that were measured, in order, and each run once', () => {
    fc.assert(
      fc.property(several, by, (all, by) => {
        const measured = new Set(all.map(({ net }) => net));
        for (const { net, runs } of everyGroup(summarize(all, { by, calendar }))) {
          expect(new Set(runs).size).toBe(runs.length);
          if (!net) continue;
          const values = [net.median, net.p80, net.p90, net.worst];
          expect(values.every((value) => measured.has(value))).toBe(true);
          expect(values).toEqual([...values].sort((a, b) => a - b));
        }
      }),
    );
  });
});

describe('the period of a summary', () => {
  const at = (text: string, change: Partial<Observation> = {}) => observation({ at: wib(text), ...change });

  it('begins at midnight of the office and ends before the next one', () => {
    const all = ['2026-10-31 23:59', '2026-11-01 00:00', '2026-11-30 23:59', '2026-12-01 00:00'].map(
      (text, index) => at(text, { run: `R${index}` }),
    );
    expect(summarize(all, { by: 'run', calendar, period }).total.runs).toEqual(['R1', 'R2']);
  });

  it('has no trend where one of the two periods measured nothing', () => {
    const late = { timeliness: 'terlambat' as const, lateBy: minute };
    const trend = (...all: readonly Observation[]) =>
      summarize(all, { by: 'activity', calendar, period, previous }).total.trend;
    expect(trend(at('2026-11-02 08:30'))).toBeUndefined();
    expect(
      trend(at('2026-11-02 08:30'), at('2026-10-02 08:30', { timeliness: 'tidak_diukur' })),
    ).toBeUndefined();
    expect(trend(at('2026-10-02 08:30'))).toBeUndefined();
    expect(trend(at('2026-11-02 08:30'), at('2026-10-02 08:30', late))).toBe(1);
    // What lies before the period before counts for nothing.
    expect(trend(at('2026-11-02 08:30'), at('2026-09-30 08:30', late))).toBeUndefined();
  });

  it('compares no run with itself: one that began in the period before has no trend', () => {
    const late = at('2026-10-30 08:30', { activity: 'U-2', timeliness: 'terlambat', lateBy: minute });
    const all = [late, at('2026-11-02 08:30')];
    expect(summarize(all, { by: 'run', calendar, period, previous }).groups[0]?.trend).toBeUndefined();
    expect(summarize(all, { by: 'part', calendar, period, previous }).groups[0]?.trend).toBe(1);
  });

  it('is without a choice everything, and the course then the twelve months up to the newest', () => {
    const summary = summarize([at('2025-11-30 08:30'), at('2025-12-31 08:30'), at('2026-11-02 08:30')], {
      by: 'month',
      calendar,
    });
    expect(summary.total.activities).toBe(3);
    expect(summary.course).toEqual([1, ...Array.from({ length: 10 }, () => undefined), 1]);
  });

  it('is empty and has no rates when nothing was recorded', () => {
    const summary = summarize([], { by: 'activity', calendar });
    expect(summary).toMatchObject({
      groups: [],
      course: [],
      pauseReasons: [],
      patterns: [],
      unknownYears: [],
    });
    expect(summary.total).not.toHaveProperty('onTimeRate');
    expect(summary.total).not.toHaveProperty('complianceRate');
  });
});
