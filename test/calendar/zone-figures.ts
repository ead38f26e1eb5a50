import type { CalendarData } from '../../src/calendar/calendar-data.ts';
import { compileCalendar } from '../../src/calendar/compile-calendar.ts';
import { dueAt, type WorkAmount } from '../../src/calendar/due.ts';
import { localDate, parseLocalInstant } from '../../src/calendar/local-time.ts';
import { printDate, printDateTime } from '../../src/calendar/print-date.ts';
import { workingBetween } from '../../src/calendar/working-time.ts';

const closed = [
  ['2026-03-18', '2026-03-24'],
  ['2026-12-24', '2026-12-25'],
  ['2027-03-08', '2027-03-15'],
] as const;
const hours = { intervals: [{ from: 420, to: 900 }], origin: 'contoh.yaml' };

const data: CalendarData = {
  name: 'contoh',
  title: 'Contoh',
  week: { monday: hours, tuesday: hours, wednesday: hours, thursday: hours, friday: hours },
  ramadanWeek: {},
  ramadans: [],
  holidays: [],
  overrides: closed.flatMap(([from, to]) =>
    Array.from({ length: Number(to.slice(8)) - Number(from.slice(8)) + 1 }, (_, index) => ({
      date: `${from.slice(0, 8)}${String(Number(from.slice(8)) + index).padStart(2, '0')}`,
      name: 'Libur',
      intervals: [],
      origin: 'contoh.yaml',
    })),
  ),
  removals: [],
  years: [],
};

const cases: readonly (readonly [string, WorkAmount])[] = [
  ['2026-11-20 14:30', { value: 1, unit: 'hour' }],
  ['2026-12-23 10:00', { value: 1, unit: 'day' }],
  ['2026-03-17 14:00', { value: 1, unit: 'day' }],
  ['2027-03-10 09:00', { value: 30, unit: 'minute' }],
  ['2026-03-28 23:30', { value: 1, unit: 'week' }],
  ['2026-10-31 23:30', { value: 1, unit: 'month' }],
];

/** Figures and printed dates that must not depend on where the machine thinks it stands. */
export function figures(): readonly string[] {
  const zones = ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'] as const;
  return zones.flatMap((zone) => {
    const calendar = compileCalendar(data, zone);
    const dues = cases.map(([start, amount]) =>
      dueAt(calendar, parseLocalInstant(start, zone) ?? Number.NaN, [amount]),
    );
    const midnight = parseLocalInstant('2026-03-29 00:00', zone) ?? Number.NaN;
    const year = workingBetween(calendar, midnight, midnight + 365 * 86_400_000);
    return [
      ...dues.map((due) => printDateTime(due, zone)),
      printDate(midnight, zone),
      localDate(midnight - 1, zone),
      String(year),
    ];
  });
}
