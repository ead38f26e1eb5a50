import {
  type CalendarData,
  type DayOverride,
  type Holiday,
  type HolidayKind,
  type Removal,
  type WeekHours,
  type WorkInterval,
  weekdays,
} from './calendar-data.ts';
import { formatDay, parseDay, weekdayOf } from './civil-date.ts';
import { normalIntervals } from './intervals.ts';

/** Why a day has the hours it has. */
export type DayReason =
  | { readonly kind: 'weekday' }
  | { readonly kind: 'day-off' }
  | { readonly kind: 'ramadan'; readonly year: number }
  | { readonly kind: 'override'; readonly name: string; readonly decree?: string }
  | {
      readonly kind: 'holiday';
      readonly holidayKind: HolidayKind;
      readonly name: string;
      readonly decree?: string;
    };

/** The hours of a date (minutes after its midnight, in order, without overlaps), why, and from which file. */
export type DayInfo = {
  readonly date: string;
  readonly intervals: readonly WorkInterval[];
  readonly reason: DayReason;
  /** The file that the hours or the holiday come from; empty for a weekday that no file mentions. */
  readonly origin: string;
  /** Set where a file took away what its parent says about this date. */
  readonly removal?: Removal;
};

type Day = Omit<DayInfo, 'date'>;

/**
 * The function from day numbers to what applies on that day. An override is stronger than a removal, that stronger than
 * a holiday, that stronger than Ramadan, that stronger than the weekday.
 */
export function dayResolver(data: CalendarData): (day: number) => DayInfo {
  const fixed = fixedDays(data);
  const removals = new Map(data.removals.map((removal) => [parseDay(removal.date), removal]));
  const ramadans = data.ramadans.map(({ year, from, to }) => ({
    year,
    from: parseDay(from) ?? Number.POSITIVE_INFINITY,
    to: parseDay(to) ?? Number.NEGATIVE_INFINITY,
  }));
  const week = weekDays(data.week, { kind: 'weekday' });
  const ramadanWeeks = new Map(
    ramadans.map(({ year }) => [year, weekDays(data.ramadanWeek, { kind: 'ramadan', year })]),
  );
  return (day) => {
    const date = formatDay(day);
    const removal = removals.get(day);
    const extra = removal ? { removal } : {};
    const own = fixed.get(day);
    if (own && (!removal || own.reason.kind === 'override')) return { date, ...own, ...extra };
    const weekday = weekdayOf(day) - 1;
    const ramadan = ramadans.find(({ from, to }) => from <= day && day <= to);
    const fasting = ramadan && ramadanWeeks.get(ramadan.year)?.[weekday];
    return { date, ...(fasting ?? week[weekday] ?? dayOff), ...extra };
  };
}

const dayOff: Day = { intervals: [], reason: { kind: 'day-off' }, origin: '' };

/** Monday to Sunday; undefined where the file says nothing. */
function weekDays(week: WeekHours, reason: DayReason): readonly (Day | undefined)[] {
  return weekdays.map((name) => {
    const hours = week[name];
    if (!hours) return undefined;
    const intervals = normalIntervals(hours.intervals);
    return { intervals, reason: intervals.length === 0 ? dayOff.reason : reason, origin: hours.origin };
  });
}

/** Days that have an entry of their own. Of several holidays on one date the first one gives the name. */
function fixedDays(data: CalendarData): ReadonlyMap<number, Day> {
  const days = new Map<number, Day>();
  const holidays = data.holidaysApply === false ? [] : data.holidays;
  for (const holiday of holidays) {
    const day = parseDay(holiday.date);
    if (day !== undefined && !days.has(day)) days.set(day, holidayDay(holiday));
  }
  for (const override of data.overrides) {
    const day = parseDay(override.date);
    if (day !== undefined) days.set(day, overrideDay(override));
  }
  return days;
}

function holidayDay({ name, kind, decree, origin }: Holiday): Day {
  const reason = { kind: 'holiday' as const, holidayKind: kind, name, ...(decree ? { decree } : {}) };
  return { intervals: [], reason, origin };
}

function overrideDay({ name, intervals, decree, origin }: DayOverride): Day {
  const reason = { kind: 'override' as const, name, ...(decree ? { decree } : {}) };
  return { intervals: normalIntervals(intervals), reason, origin };
}
