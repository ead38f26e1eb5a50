import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Calendar } from '../../src/calendar/compile-calendar.ts';
import { dueAt } from '../../src/calendar/due.ts';
import { zoneOffset } from '../../src/calendar/local-time.ts';
import { addWorking, isWorking, nextOpening, workingBetween } from '../../src/calendar/working-time.ts';
import { minuteOracle, type Oracle } from './minute-oracle.ts';
import { at, type CalendarName, calendarNames, calendars, nightShift } from './sample-calendars.ts';

const runs = process.env['SOP_TEST_LONG'] ? 30_000 : 1_000;
const minute = 60_000;
const day = 1440 * minute;

const oracles = new Map(
  calendarNames.map((name) => {
    const { data, zone } = calendars[name];
    return [name, minuteOracle(data, zoneOffset(zone) / (60 * minute))];
  }),
);
function oracleOf(name: CalendarName): Oracle {
  const oracle = oracles.get(name);
  if (!oracle) throw new Error(name);
  return oracle;
}

/** Any time of the years with data, and more often the weeks around Ramadan, Idulfitri and the end of the year. */
const starts = fc.oneof(
  fc.integer({ min: at('2021-12-01 00:00'), max: at('2028-02-01 00:00') }),
  fc.integer({ min: at('2026-02-10 00:00'), max: at('2026-03-31 00:00') }),
  fc.integer({ min: at('2026-12-10 00:00'), max: at('2027-01-10 00:00') }),
  fc.integer({ min: at('2027-02-01 00:00'), max: at('2027-03-20 00:00') }),
);
const wholeMinutes = starts.map((instant) => Math.floor(instant / minute) * minute);
const instants = fc.oneof(starts, wholeMinutes);
const names = fc.constantFrom(...calendarNames);

function check(
  title: string,
  cases: fc.Arbitrary<readonly [CalendarName, number, number]>,
  test: Check,
): void {
  it(title, () => {
    fc.assert(
      fc.property(cases, ([name, from, amount]) => test(calendars[name], oracleOf(name), from, amount)),
      { numRuns: runs },
    );
  });
}
type Check = (calendar: Calendar, oracle: Oracle, from: number, amount: number) => void;

describe('an oracle that looks at every minute agrees on', () => {
  check(
    'working time between instants',
    fc.tuple(names, instants, fc.integer({ min: 0, max: 12 * day })),
    (calendar, oracle, from, span) => {
      expect(workingBetween(calendar, from, from + span)).toBe(oracle.between(from, from + span));
    },
  );

  check(
    'instants after an amount of working time',
    fc.tuple(
      names,
      instants,
      fc.oneof(fc.integer({ min: 1, max: 4 * day }), fc.constantFrom(minute, 60 * minute)),
    ),
    (calendar, oracle, from, amount) => {
      const added = addWorking(calendar, from, amount);
      expect(added).toBe(oracle.add(from, amount));
    },
  );

  check('openings', fc.tuple(names, instants, fc.constant(0)), (calendar, oracle, from) => {
    const opening = oracle.opening(from);
    expect(nextOpening(calendar, from)).toBe(opening);
    expect(isWorking(calendar, from)).toBe(opening === from);
  });

  check(
    'working days and hours after them',
    fc.tuple(
      fc.constantFrom<CalendarName>('polri', 'asn', 'watch', 'localOffice'),
      instants,
      fc.integer({ min: 1, max: 20 }),
    ),
    (calendar, oracle, from, count) => {
      const days = [{ value: count, unit: 'day' }] as const;
      expect(dueAt(calendar, from, days)).toBe(oracle.days(from, count, 'same-clock-time'));
      expect(dueAt(calendar, from, days, 'end-of-day')).toBe(oracle.days(from, count, 'end-of-day'));
      const amounts = [{ value: 90, unit: 'minute' }, ...days] as const;
      const expected = oracle.add(oracle.days(from, count, 'same-clock-time'), 90 * minute);
      expect(dueAt(calendar, from, amounts)).toBe(expected);
    },
  );

  it('a night shift over a holiday-free week', () => {
    const [from, to] = [at('2026-11-20 21:00'), at('2026-11-24 07:00')];
    expect(workingBetween(nightShift, from, to)).toBe(16 * 60 * minute);
    expect(oracleOf('nightShift').between(from, to)).toBe(16 * 60 * minute);
  });
});
