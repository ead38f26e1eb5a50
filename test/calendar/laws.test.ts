import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayNumber } from '../../src/calendar/civil-date.ts';
import type { Calendar } from '../../src/calendar/compile-calendar.ts';
import { type DayRule, dueAt, type WorkAmount } from '../../src/calendar/due.ts';
import { explainDue } from '../../src/calendar/explain-due.ts';
import { dayMs, minuteMs } from '../../src/calendar/local-time.ts';
import { addWorking, isWorking, nextOpening, workingBetween } from '../../src/calendar/working-time.ts';
import { type CalendarName, calendarNames, calendars, polri } from './sample-calendars.ts';

const numRuns = process.env['SOP_TEST_LONG'] ? 20_000 : 1_000;

const names = fc.constantFrom(...calendarNames);
const of = (name: CalendarName): Calendar => calendars[name];
const instants = fc.integer({
  min: dayNumber({ year: 1971, month: 1, day: 1 }) * dayMs,
  max: dayNumber({ year: 2160, month: 1, day: 1 }) * dayMs,
});
const amounts = fc.oneof(
  fc.integer({ min: 1, max: 2000 * dayMs }),
  fc.integer({ min: 1, max: 30 * 60 * minuteMs }),
);
const units = [
  'second',
  'minute',
  'hour',
  'day',
  'calendar-day',
  'week',
  'month',
  'quarter',
  'semester',
  'year',
] as const;
const rules: fc.Arbitrary<DayRule> = fc.constantFrom(
  'same-clock-time',
  'end-of-day',
  'length-of-day',
  'calendar',
);
const sums: fc.Arbitrary<readonly WorkAmount[]> = fc.array(
  fc.record({ value: fc.integer({ min: 1, max: 60 }).map((n) => n / 2), unit: fc.constantFrom(...units) }),
  { minLength: 1, maxLength: 3 },
);

/** Within hours, the closing counted in. */
const withinHours = (calendar: Calendar, instant: number): boolean =>
  isWorking(calendar, instant) || isWorking(calendar, instant - 1);

describe('working time', () => {
  it('added and measured again is the same amount', () => {
    fc.assert(
      fc.property(names, instants, amounts, (name, from, amount) => {
        const calendar = of(name);
        expect(workingBetween(calendar, from, addWorking(calendar, from, amount))).toBe(amount);
      }),
      { numRuns },
    );
  });

  it('is never due outside hours, nor a moment later than need be', () => {
    fc.assert(
      fc.property(names, instants, amounts, (name, from, amount) => {
        const calendar = of(name);
        const due = addWorking(calendar, from, amount);
        expect(isWorking(calendar, due - 1)).toBe(true);
        expect(workingBetween(calendar, from, due - 1)).toBe(amount - 1);
      }),
      { numRuns },
    );
  });

  it('is the same however the time is split, and turns its sign with its direction', () => {
    fc.assert(
      fc.property(names, instants, instants, instants, (name, a, b, c) => {
        const calendar = of(name);
        const split = workingBetween(calendar, a, b) + workingBetween(calendar, b, c);
        expect(split).toBe(workingBetween(calendar, a, c));
      }),
      { numRuns },
    );
  });

  it('can be added in parts', () => {
    fc.assert(
      fc.property(names, instants, amounts, amounts, (name, from, a, b) => {
        const calendar = of(name);
        expect(addWorking(calendar, addWorking(calendar, from, a), b)).toBe(
          addWorking(calendar, from, a + b),
        );
      }),
      { numRuns },
    );
  });

  it('begins at the next opening, before which there is none', () => {
    fc.assert(
      fc.property(names, instants, (name, from) => {
        const calendar = of(name);
        const opening = nextOpening(calendar, from);
        expect(isWorking(calendar, opening)).toBe(true);
        expect(workingBetween(calendar, from, opening)).toBe(0);
      }),
      { numRuns },
    );
  });
});

describe('a due moment', () => {
  it('is within hours and not before the start', () => {
    fc.assert(
      fc.property(names, instants, sums, rules, (name, start, sum, rule) => {
        const due = dueAt(of(name), start, sum, rule);
        expect(due).toBeGreaterThanOrEqual(start);
        expect(due === of(name).end || withinHours(of(name), due)).toBe(true);
      }),
      { numRuns },
    );
  });

  // Not so by date: what starts on Friday and lands on a Sunday is due on Monday at Friday's clock time.
  it('in working days and hours is never earlier for a later start', () => {
    const byWork = sums.map((sum) =>
      sum.filter(({ unit }) => ['second', 'minute', 'hour', 'day'].includes(unit)),
    );
    const byWorkdays = rules.filter((rule) => rule !== 'calendar');
    fc.assert(
      fc.property(names, instants, byWork, byWorkdays, fc.nat(5 * dayMs), (name, start, sum, rule, later) => {
        const [early, late] = [start, start + later].map((from) => dueAt(of(name), from, sum, rule));
        expect(late).toBeGreaterThanOrEqual(early ?? 0);
      }),
      { numRuns },
    );
  });

  it('is what its explanation ends with, in steps that follow one another', () => {
    const sometimes = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 11, 1) });
    const short = sums.map((sum) => sum.map(({ value, unit }) => ({ value: Math.min(value, 3), unit })));
    fc.assert(
      fc.property(names, sometimes, short, rules, (name, start, sum, rule) => {
        const calendar = of(name);
        const steps = explainDue(calendar, start, sum, rule);
        const due = dueAt(calendar, start, sum, rule);
        expect(steps.at(-1)).toEqual({ kind: 'due', from: due, to: due });
        let before = start;
        for (const step of steps) {
          expect(step.from).toBeGreaterThanOrEqual(before);
          expect(step.to).toBeGreaterThanOrEqual(step.from);
          if (step.kind === 'closed') expect(workingBetween(calendar, step.from, step.to)).toBe(0);
          if (step.kind === 'worked') expect(step.amount).toBe(step.to - step.from);
          before = step.to;
        }
      }),
      {
        numRuns: numRuns / 2,
        examples: [
          // A night shift that began the day before: one day of the calendar leads to this very midnight.
          ['nightShift', 1784912400001, [{ value: 1, unit: 'calendar-day' }], 'same-clock-time'],
        ],
      },
    );
  });
});

describe('the ends of the known time', () => {
  it('stand for what lies beyond', () => {
    expect(workingBetween(polri, -1e15, polri.start)).toBe(0);
    expect(workingBetween(polri, polri.end, 1e15)).toBe(0);
    expect(addWorking(polri, polri.end - dayMs, 9 * 60 * minuteMs)).toBe(polri.end);
    expect(addWorking(polri, 1e15, 1)).toBe(polri.end);
    expect(nextOpening(polri, -1e15)).toBe(nextOpening(polri, polri.start));
    expect(isWorking(polri, polri.end)).toBe(false);
  });

  it('are counted to the last minute', () => {
    const whole = workingBetween(polri, polri.start, polri.end);
    const years = Array.from({ length: 231 }, (_, index) => {
      const [from, to] = [1970 + index, 1971 + index].map(
        (year) => dayNumber({ year, month: 1, day: 1 }) * dayMs,
      );
      return workingBetween(polri, (from ?? 0) - 7 * 3_600_000, (to ?? 0) - 7 * 3_600_000);
    });
    expect(years.reduce((sum, year) => sum + year, 0)).toBe(whole);
  });

  it('add nothing where there is nothing to add', () => {
    const saturday = Date.UTC(2026, 10, 21);
    expect(addWorking(polri, saturday, 0)).toBe(saturday);
    expect(() => addWorking(polri, saturday, -1)).toThrow(RangeError);
  });
});
