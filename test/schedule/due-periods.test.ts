import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDay } from '../../src/calendar/civil-date.ts';
import { type Calendar, compileCalendar } from '../../src/calendar/compile-calendar.ts';
import { dayMs, hourMs, localClock, type Zone } from '../../src/calendar/local-time.ts';
import type { Period } from '../../src/calendar/period.ts';
import { type MadeReport, nextDue, planReports, type Timing } from '../../src/schedule/due-periods.ts';
import { builtInCalendar } from '../support/calendars.ts';

const polri = builtInCalendar('polri');
const clock = 7.5 * 3_600_000;
const entry = (every: Timing['every'], more: Partial<Timing> = {}): Timing => ({
  code: every.toUpperCase(),
  every,
  clock,
  workday: 1,
  ...more,
});

function plan(
  entries: readonly Timing[],
  now: string | number,
  made: readonly MadeReport[] = [],
  calendar: Calendar = polri,
) {
  return planReports({
    entries,
    made,
    now: typeof now === 'string' ? Date.parse(now) : now,
    calendar,
  });
}

const names = (reports: readonly { readonly period: Period }[]): readonly string[] =>
  reports.map(({ period }) => period.name);
const madeOf = (code: string, ...periods: readonly string[]): readonly MadeReport[] =>
  periods.map((period) => ({ code, period }));

describe('what is due', () => {
  it('is, the first time, only the last period', () => {
    expect(names(plan([entry('day')], '2026-11-18T07:30:00+07:00').make)).toEqual(['2026-11-17']);
    expect(names(plan([entry('month')], '2026-11-18T07:30:00+07:00').make)).toEqual(['2026-10']);
    expect(names(plan([entry('semester')], '2026-11-18T07:30:00+07:00').make)).toEqual(['2026-S1']);
    expect(names(plan([entry('year')], '2026-11-18T07:30:00+07:00').make)).toEqual(['2025']);
  });

  it.each([
    ['Asia/Jakarta', '2026-11-18T00:30:00Z'],
    ['Asia/Makassar', '2026-11-17T23:30:00Z'],
    ['Asia/Jayapura', '2026-11-17T22:30:00Z'],
  ] as const)('begins on the minute by the clock of %s', (zone, instant) => {
    const calendar = compileCalendar(polri.data, zone as Zone);
    const at = Date.parse(instant);
    const made = madeOf('DAY', '2026-11-16');
    expect(names(plan([entry('day')], at - 1, made, calendar).make)).toEqual([]);
    expect(names(plan([entry('day')], at, made, calendar).make)).toEqual(['2026-11-17']);
  });

  it('waits over weekends and holidays for the working day', () => {
    // 14 and 15 November 2026 are a weekend; 25 December a Friday and a holiday, 24 December collective leave.
    const made = madeOf('DAY', '2026-11-12');
    expect(names(plan([entry('day')], '2026-11-15T12:00:00+07:00', made).make)).toEqual([]);
    expect(names(plan([entry('day')], '2026-11-16T07:30:00+07:00', made).make)).toEqual([
      '2026-11-13',
      '2026-11-14',
      '2026-11-15',
    ]);
    expect(
      names(plan([entry('day')], '2026-12-28T07:29:00+07:00', madeOf('DAY', '2026-12-22')).make),
    ).toEqual([]);
    expect(
      names(plan([entry('day')], '2026-12-28T07:30:00+07:00', madeOf('DAY', '2026-12-22')).make),
    ).toEqual(['2026-12-23', '2026-12-24', '2026-12-25', '2026-12-26', '2026-12-27']);
  });

  it('counts working days after the end of the period', () => {
    // 1 November 2026 is a Sunday; the third working day is Wednesday the 4th.
    const third = entry('month', { workday: 3 });
    const made = madeOf('MONTH', '2026-09');
    expect(names(plan([third], '2026-11-04T07:29:59+07:00', made).make)).toEqual([]);
    expect(names(plan([third], '2026-11-04T07:30:00+07:00', made).make)).toEqual(['2026-10']);
  });

  it('makes ten days up, and the month that ended meanwhile, in the order in which they were due', () => {
    const made = [...madeOf('DAY', '2026-10-22'), ...madeOf('MONTH', '2026-09')];
    const { make } = plan([entry('day'), entry('month')], '2026-11-02T08:00:00+07:00', made);
    const days = Array.from({ length: 10 }, (_, n) =>
      formatDay(Math.floor(Date.parse('2026-10-23') / dayMs) + n),
    );
    expect(names(make).filter((name) => name.length === 10)).toEqual(days);
    expect(names(make).filter((name) => name.length === 7)).toEqual(['2026-10']);
    expect(make.map((one) => one.dueAt)).toEqual(make.map((one) => one.dueAt).toSorted((a, b) => a - b));
  });

  it('makes up for at most 62 at once, the oldest first, and says how many are left', () => {
    const { make, left } = plan([entry('day')], '2026-11-18T08:00:00+07:00', madeOf('DAY', '2026-08-01'));
    expect([make.length, left]).toEqual([62, 108 - 62]);
    expect([names(make)[0], names(make)[61]]).toEqual(['2026-08-02', '2026-10-02']);
  });

  it('fills a gap that a failure left', () => {
    const made = madeOf('DAY', '2026-11-09', '2026-11-11', '2026-11-12');
    const { make, recheck } = plan([entry('day')], '2026-11-13T08:00:00+07:00', made);
    expect(names(make)).toEqual(['2026-11-10']);
    expect(names(recheck)).toEqual(['2026-11-09', '2026-11-11', '2026-11-12']);
  });

  it('tells of a week of days and the last month again, and looks at the data of all that was made', () => {
    const days = Array.from({ length: 30 }, (_, n) =>
      formatDay(Math.floor(Date.parse('2026-10-19') / dayMs) + n),
    );
    const made = [
      ...madeOf('DAY', ...days),
      ...madeOf('MONTH', '2026-08', '2026-09', '2026-10'),
      ...madeOf('SEMESTER', '2025-S2', '2026-S1'),
    ];
    const all = [entry('day'), entry('month'), entry('semester')];
    const { make, recheck, older } = plan(all, '2026-11-18T08:00:00+07:00', made);
    expect(make).toEqual([]);
    expect(names(recheck).toSorted()).toEqual([...days.slice(-7), '2026-10', '2026-S1'].toSorted());
    expect(names([...older, ...recheck]).toSorted()).toEqual(made.map(({ period }) => period).toSorted());
  });

  it('makes nothing of long ago when the clock has lost its date, and tells it', () => {
    const made = madeOf('DAY', '2026-11-16', '2026-11-17');
    const { ahead, ...rest } = plan([entry('day')], '2000-01-03T08:00:00+07:00', made);
    expect(rest).toEqual({ make: [], left: 0, recheck: [], older: [] });
    expect(ahead.map(({ period }) => period)).toEqual(['2026-11-17']);
  });

  it('goes on with what is due when the clock was ahead at first, tells it once, and looks at what was made too early', () => {
    const early = madeOf('DAY', '2027-01-04', '2027-01-05');
    const first = plan([entry('day')], '2026-11-18T08:00:00+07:00', early);
    expect(names(first.make)).toEqual(['2026-11-17']);
    expect(first.ahead.map(({ period }) => period)).toEqual(['2027-01-05']);
    const then = plan([entry('day')], '2026-11-19T08:00:00+07:00', [
      ...early,
      ...madeOf('DAY', '2026-11-17'),
    ]);
    expect([names(then.make), then.ahead]).toEqual([['2026-11-18'], []]);
    const later = plan([entry('day')], '2027-01-06T08:00:00+07:00', [
      ...early,
      ...madeOf('DAY', '2026-11-17'),
    ]);
    expect(names([...later.older, ...later.recheck])).toContain('2027-01-05');
    expect(names(later.make)).not.toContain('2027-01-05');
  });

  it('begins anew when an entry is made every month instead of every day', () => {
    const made = madeOf('MONTH', '2026-11-16', '2026-11-17');
    expect(names(plan([entry('month')], '2026-11-18T08:00:00+07:00', made).make)).toEqual(['2026-10']);
  });
});

describe('laws of the plan', () => {
  const everies = fc.constantFrom('day', 'week', 'month', 'quarter', 'semester', 'year') as fc.Arbitrary<
    Timing['every']
  >;
  const moment = fc.integer({ min: Date.parse('2022-02-01'), max: Date.parse('2027-12-01') });

  it('once all is made, nothing is due; before the next due moment neither, then one period', () => {
    fc.assert(
      fc.property(everies, moment, fc.integer({ min: 1, max: 5 }), (every, now, workday) => {
        const one = entry(every, { workday });
        const made = plan([one], now).make.map(({ period }) => ({ code: one.code, period: period.name }));
        expect(plan([one], now, made).make).toEqual([]);
        const next = nextDue(one, now, polri);
        if (!next) throw new Error('no next one');
        expect(next.dueAt).toBeGreaterThan(now);
        expect(plan([one], next.dueAt - 1, made).make).toEqual([]);
        expect(names(plan([one], next.dueAt, made).make)).toContain(next.period.name);
      }),
    );
  });

  it('what is due ended before, at the hour of the entry, on a working day', () => {
    fc.assert(
      fc.property(everies, moment, (every, now) => {
        for (const { period, dueAt } of plan([entry(every)], now).make) {
          expect(period.to).toBeLessThan(dueAt);
          expect(dueAt).toBeLessThanOrEqual(now);
          const { day, clock } = localClock(dueAt, polri.zone);
          expect(clock).toBe(7.5 * hourMs);
          expect(polri.dayOf(day).intervals.length).toBeGreaterThan(0);
        }
      }),
    );
  });
});
