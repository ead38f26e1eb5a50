import type { CalendarData } from './calendar-data.ts';
import { civilDate, dayNumber } from './civil-date.ts';
import { type DayInfo, dayResolver } from './day-info.ts';
import { lengthOf, normalIntervals } from './intervals.ts';
import { localDay, midnightOf, minuteMs, type Zone } from './local-time.ts';
import { buildYearIndex, type YearIndex } from './year-index.ts';

export const firstYear = 1970;
export const lastYear = 2200;

/** A calendar that can be asked. Day numbers count from 1970-01-01 in the calendar's zone. */
export type Calendar = {
  readonly data: CalendarData;
  readonly zone: Zone;
  /** Start of the first and end of the last year that are known about, epoch ms. */
  readonly start: number;
  readonly end: number;
  /** Length of an ordinary working day in ms: the most frequent one of the week, of equals the longest. */
  readonly ordinaryDay: number;
  readonly dayOf: (day: number) => DayInfo;
  /** Built when first asked for, then kept. */
  readonly yearOf: (year: number) => YearIndex;
};

/**
 * Makes a calendar that can be asked. Years from 1970 to 2200 are known; moments outside count as the nearest end of
 * that time. `zone` is the zone of the office whose clock the hours are read on.
 */
export function compileCalendar(data: CalendarData, zone: Zone = 'Asia/Jakarta'): Calendar {
  const dayOf = dayResolver(data);
  const years = new Map<number, YearIndex>();
  const yearOf = (year: number): YearIndex => {
    const known = years.get(year);
    if (known) return known;
    const built = buildYearIndex(year, (day) => dayOf(day).intervals);
    years.set(year, built);
    return built;
  };
  const newYear = (year: number): number => midnightOf(dayNumber({ year, month: 1, day: 1 }), zone);
  const [start, end] = [newYear(firstYear), newYear(lastYear + 1)];
  return { data, zone, start, end, ordinaryDay: ordinaryDay(data), dayOf, yearOf };
}

function ordinaryDay({ week }: CalendarData): number {
  const lengths = Object.values(week)
    .map((hours) => lengthOf(normalIntervals(hours.intervals)) * minuteMs)
    .filter((length) => length > 0);
  const frequency = (length: number): number => lengths.filter((one) => one === length).length;
  return lengths.reduce((best, length) => {
    const difference = frequency(length) - frequency(best);
    return difference > 0 || (difference === 0 && length > best) ? length : best;
  }, 0);
}

/**
 * The years that a time touches and that no decree is known for: there only weekends and hand-made entries were left
 * out. Empty for a calendar that works on holidays too. Epoch ms, in either order.
 */
export function yearsWithoutData(calendar: Calendar, from: number, to: number): readonly number[] {
  if (calendar.data.holidaysApply === false) return [];
  const yearAt = (instant: number): number =>
    civilDate(localDay(Math.min(Math.max(instant, calendar.start), calendar.end - 1), calendar.zone)).year;
  const known = new Set(calendar.data.years.map(({ year }) => year));
  const years: number[] = [];
  for (let year = yearAt(Math.min(from, to)); year <= yearAt(Math.max(from, to)); year++) years.push(year);
  return years.filter((year) => !known.has(year));
}
