import type { DecreeYear, Holiday, Ramadan, Removal, WorkInterval } from './calendar-data.ts';
import { type DayNumber, dayNumber, parseDay } from './civil-date.ts';
import type { Calendar } from './compile-calendar.ts';
import type { DayInfo } from './day-info.ts';
import { lengthOf } from './intervals.ts';
import { minuteMs } from './local-time.ts';

/** What a day is, for a reader of the calendar. `removed` is a day that a file took back from its parent. */
export type DayMark =
  | 'ordinary'
  | 'off'
  | 'libur'
  | 'cuti_bersama'
  | 'khusus'
  | 'own-hours'
  | 'ramadan'
  | 'removed';

type MarkedDay = { readonly day: DayNumber; readonly mark: DayMark };

/** A month; a shift counts whole on the day on which it begins, `worked` in ms. */
export type MonthOverview = {
  readonly month: number;
  readonly days: readonly MarkedDay[];
  readonly workdays: number;
  readonly worked: number;
};

/** A date that a file says something about. */
export type DateEntry = { readonly day: DayNumber; readonly name: string; readonly origin: string } & (
  | { readonly kind: Holiday['kind']; readonly decree?: string }
  | { readonly kind: 'own-hours'; readonly decree?: string; readonly intervals: readonly WorkInterval[] }
  | { readonly kind: 'removed' }
);

/** A year of a calendar, ready to be shown. Sums as in {@link MonthOverview}. */
export type YearOverview = {
  readonly year: number;
  /** The decree of the year's holidays; absent where the calendar does not know them. */
  readonly decree?: DecreeYear;
  /** False for a watch that works through holidays: they are not listed. */
  readonly holidaysApply: boolean;
  readonly months: readonly MonthOverview[];
  readonly entries: readonly DateEntry[];
  /** Fasting months with a day in the year; empty where the calendar has no hours for them. */
  readonly ramadans: readonly Ramadan[];
  /** True where the calendar has hours for Ramadan but no dates in this year. */
  readonly ramadanUnknown: boolean;
  readonly workdays: number;
  readonly worked: number;
};

/** A year by a calendar (1970 to 2200). */
export function yearOverview(calendar: Calendar, year: number): YearOverview {
  const { data } = calendar;
  const months = Array.from({ length: 12 }, (_, index) => monthOverview(calendar, year, index + 1));
  const decree = data.years.find((one) => one.year === year);
  const hasRamadanHours = Object.keys(data.ramadanWeek).length > 0;
  const ramadans = data.ramadans.filter(
    ({ from, to }) => from <= `${year}-12-31` && to >= `${year}-01-01` && hasRamadanHours,
  );
  return {
    year,
    ...(decree ? { decree } : {}),
    holidaysApply: data.holidaysApply !== false,
    months,
    entries: entriesOf(calendar, year),
    ramadans,
    ramadanUnknown: hasRamadanHours && ramadans.length === 0,
    workdays: months.reduce((sum, month) => sum + month.workdays, 0),
    worked: months.reduce((sum, month) => sum + month.worked, 0),
  };
}

function monthOverview(calendar: Calendar, year: number, month: number): MonthOverview {
  const first = dayNumber({ year, month, day: 1 });
  const next = dayNumber({ year, month: month + 1, day: 1 });
  const infos = Array.from({ length: next - first }, (_, index) => calendar.dayOf(first + index));
  return {
    month,
    days: infos.map((info, index) => ({ day: first + index, mark: markOf(info) })),
    workdays: infos.filter(({ intervals }) => intervals.length > 0).length,
    worked: infos.reduce((sum, { intervals }) => sum + lengthOf(intervals) * minuteMs, 0),
  };
}

function markOf({ reason, removal, intervals }: DayInfo): DayMark {
  if (reason.kind === 'holiday') return reason.holidayKind;
  if (reason.kind === 'override') return 'own-hours';
  if (removal && intervals.length > 0) return 'removed';
  if (reason.kind === 'ramadan') return 'ramadan';
  return intervals.length === 0 ? 'off' : 'ordinary';
}

/** What applies, in order of date: a holiday that own hours or a removal take back is not listed. */
function entriesOf({ data }: Calendar, year: number): readonly DateEntry[] {
  const own = new Set(data.overrides.map(({ date }) => date));
  const removed = new Set(data.removals.map(({ date }) => date));
  const holidays = data.holidaysApply === false ? [] : data.holidays;
  const inYear = ({ date }: { readonly date: string }): boolean => date.startsWith(`${formatYear(year)}-`);
  return [
    ...holidays
      .filter((holiday) => inYear(holiday) && !own.has(holiday.date) && !removed.has(holiday.date))
      .map(({ date, ...rest }) => ({ ...rest, day: parseDay(date) ?? 0 })),
    ...data.overrides
      .filter(inYear)
      .map(({ date, ...rest }) => ({ ...rest, kind: 'own-hours' as const, day: parseDay(date) ?? 0 })),
    ...data.removals.filter((removal) => inYear(removal) && !own.has(removal.date)).map(removalEntry),
  ].sort((a, b) => a.day - b.day);
}

const formatYear = (year: number): string => String(year).padStart(4, '0');

const removalEntry = ({ date, reason, origin }: Removal): DateEntry => ({
  kind: 'removed',
  day: parseDay(date) ?? 0,
  name: reason ?? '',
  origin,
});
