import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileCalendar } from '../../src/calendar/compile-calendar.ts';
import { labelsOf } from '../../src/compliance/labels.ts';
import type { Observation } from '../../src/compliance/observation.ts';
import { printableTime, proposals } from '../../src/compliance/proposal.ts';
import type { TimeRule } from '../../src/compliance/run-figures.ts';
import { summarize } from '../../src/compliance/summarize.ts';
import { isProblem, parseStandardTime } from '../../src/sop/standard-time.ts';
import { activity, minute, observation, rina, rule } from './small-runs.ts';

/** As many runs, each with the same net time but for the last fifth, which took ten times as long. */
function runs(count: number, minutes: number, change: Partial<Observation> = {}): readonly Observation[] {
  return Array.from({ length: count }, (_, index) =>
    observation({
      run: `R${String(index + 1).padStart(2, '0')}`,
      net: (index < count * 0.8 ? minutes : minutes * 10) * minute,
      ...change,
    }),
  );
}

function proposed(standard: string, observations: readonly Observation[], by: TimeRule = rule) {
  const part = { code: 'URMIN', name: 'U', activities: [activity('U-1', 'Menerima surat', standard)] };
  const labels = labelsOf([{ parts: [part], roles: [] }]);
  return proposals(summarize(observations, { by: 'activity', calendar: by.calendar, labels }), by);
}

const outcome = (standard: string, minutes: number, by: TimeRule = rule) => {
  const [one] = proposed(standard, runs(20, minutes), by);
  return one?.proposedText ?? one?.outcome;
};

describe('a proposal of a waktu baku', () => {
  it('needs twenty measured times', () => {
    expect(proposed('1 Jam', runs(19, 40))).toEqual([]);
    expect(proposed('1 Jam', runs(20, 40))).toEqual([
      {
        code: 'U-1',
        label: 'Menerima surat',
        standardText: '1 Jam',
        outcome: 'change',
        proposedText: '40 Menit',
        n: 20,
        // 16 of 20 took 40 minutes: rank 0.8 x 20 = 16, still 40.
        median: 40 * minute,
        p80: 40 * minute,
        runs: runs(20, 40).map(({ run }) => run),
        runsToCheck: [],
        unknownYears: [],
      },
    ]);
  });

  it('needs them measured, not only answered', () => {
    const answered = runs(21, 40).map((one, index) => (index < 2 ? { ...one, net: undefined } : one));
    expect(proposed('1 Jam', answered)).toEqual([]);
    expect(proposed('1 Jam', runs(20, 40, { result: 'tidak_berlaku' }))).toEqual([]);
  });

  it('needs them from twenty runs', () => {
    const twice = runs(20, 40).map((one, index) => ({ ...one, run: `R${Math.max(1, index)}` }));
    expect(proposed('1 Jam', twice)).toEqual([]);
  });

  it('goes by the P80, which leaves the worst fifth out', () => {
    const slow = runs(20, 40).map((one, index) => (index < 5 ? { ...one, net: 400 * minute } : one));
    expect(proposed('1 Jam', slow)[0]?.proposedText).toBe('7 Jam');
    expect(proposed('1 Jam', slow)[0]).toMatchObject({ p80: 400 * minute });
  });

  it('says so when the time in force is right, however it is written', () => {
    expect(outcome('1 Jam', 58)).toBe('same');
    expect(outcome('60 Menit', 60)).toBe('same');
    expect(outcome('1 Hari', 480)).toBe('same');
    expect(proposed('1 Jam', runs(20, 58))[0]).not.toHaveProperty('proposedText');
  });

  it('never lengthens a time that was kept, only because rounding would', () => {
    expect(outcome('42 Menit', 41)).toBe('same');
    expect(outcome('50 Detik', 0.5)).toBe('same');
    expect(outcome('42 Menit', 43)).toBe('45 Menit');
  });

  it('rounds up from the whole seconds that are shown', () => {
    expect(outcome('1 Jam', 45 + 0.9 / 60)).toBe('45 Menit');
    expect(outcome('1 Jam', 45 + 1 / 60)).toBe('50 Menit');
  });

  it('is in days only if the time in force is', () => {
    expect(outcome('1 Hari', 500)).toBe('2 Hari');
    expect(outcome('3 Hari', 470)).toBe('1 Hari');
    expect(outcome('1 Hari', 170)).toBe('3 Jam');
    expect(outcome('1 Jam', 500)).toBe('9 Jam');
    expect(outcome('1 Hari 2 Jam', 700)).toBe('12 Jam');
  });

  it('does not compare days of the calendar with working time', () => {
    for (const text of ['1 Minggu', '1 Bulan', '2 Hari Kalender', '1 Minggu 1 Hari'])
      expect(outcome(text, 40)).toBe('not-comparable');
    expect(outcome('1 Hari', 40, { ...rule, dayRule: 'calendar' })).toBe('not-comparable');
    expect(outcome('1 Jam', 40, { ...rule, dayRule: 'calendar' })).toBe('40 Menit');
  });

  it('is not made without a measured waktu baku', () => {
    expect(proposed('Insidental', runs(20, 40))).toEqual([]);
    expect(proposed('1 Jam/berkas', runs(20, 40))).toEqual([]);
    expect(proposals(summarize(runs(20, 40), { by: 'activity', calendar: rule.calendar }), rule)).toEqual([]);
  });

  it('names the runs to check first, for what concerns this activity', () => {
    const some = runs(20, 40).map((one, index) => (index === 3 ? { ...one, recordedLate: true } : one));
    const other = observation({ run: 'R07', activity: 'U-2', recordedLate: true });
    expect(proposed('1 Jam', [...some, other])[0]?.runsToCheck).toEqual(['R04']);
  });

  it('is asked of a summary by activity only', () => {
    const summary = summarize(runs(20, 40, { person: rina.name }), { by: 'person', calendar: rule.calendar });
    expect(() => proposals(summary, rule)).toThrow(/by activity, not by person/);
  });

  it('knows no days where the calendar has no ordinary one', () => {
    const { data } = rule.calendar;
    const week = Object.fromEntries(
      Object.entries(data.week).map(([day, hours]) => [day, { ...hours, intervals: [] }]),
    ) as typeof data.week;
    expect(outcome('1 Hari', 500, { calendar: compileCalendar({ ...data, week }) })).toBe('9 Jam');
  });
});

describe('a printable time', () => {
  const day = 480;
  const text = (minutes: number, inDays = false) => printableTime(minutes * 60, day, { inDays }).text;

  it('goes up in steps of 5, 15 and 30 minutes, then hours', () => {
    expect([0, 1, 5, 5.1, 44, 56, 60].map((minutes) => text(minutes))).toEqual([
      '5 Menit',
      '5 Menit',
      '5 Menit',
      '10 Menit',
      '45 Menit',
      '1 Jam',
      '1 Jam',
    ]);
    expect([61, 76, 239, 240, 241, 271, 480, 481].map((minutes) => text(minutes))).toEqual([
      '1 Jam 15 Menit',
      '1 Jam 30 Menit',
      '4 Jam',
      '4 Jam',
      '4 Jam 30 Menit',
      '5 Jam',
      '8 Jam',
      '9 Jam',
    ]);
    expect([240, 451, 480, 481, 960, 961].map((minutes) => text(minutes, true))).toEqual([
      '4 Jam',
      '1 Hari',
      '1 Hari',
      '2 Hari',
      '2 Hari',
      '3 Hari',
    ]);
  });

  it('is never shorter than the length, less than a step longer, and read back as what it says', () => {
    const lengths = fc.integer({ min: 0, max: 60 * 60 * 2000 });
    fc.assert(
      fc.property(lengths, fc.constantFrom(390, 450, 480, 1440), fc.boolean(), (seconds, day, inDays) => {
        const { text, minutes } = printableTime(seconds, day, { inDays });
        expect(minutes * 60).toBeGreaterThanOrEqual(seconds);
        expect(minutes * 60 - seconds).toBeLessThanOrEqual((text.endsWith('Hari') ? day : 60) * 60);
        const read = parseStandardTime(text);
        if (isProblem(read) || read.kind !== 'measured') throw new Error(text);
        const sizes = new Map([
          ['minute', 1],
          ['hour', 60],
          ['day', day],
        ] as const);
        const sum = read.amounts.reduce(
          (all, { value, unit }) => all + value * (sizes.get(unit as 'day') ?? Number.NaN),
          0,
        );
        expect(sum).toBe(minutes);
      }),
    );
  });
});
