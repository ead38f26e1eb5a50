import { addMonths } from './civil-date.ts';
import type { Calendar } from './compile-calendar.ts';
import { hourMs, minuteMs } from './local-time.ts';
import {
  closingOf,
  instantWithin,
  type WorkMoment,
  workdayAfter,
  workdayFrom,
  workMomentAt,
} from './working-days.ts';
import { addWorking, nextOpening } from './working-time.ts';

/**
 * What `n Hari` means: the same clock time on the n-th next working day (the default), the closing of that day, n times
 * the length of an ordinary working day as working time, or n days of the calendar.
 */
export type DayRule = 'same-clock-time' | 'end-of-day' | 'length-of-day' | 'calendar';

/** An amount of standard time. `day` is a working day, `calendar-day` a day of the calendar. */
export type WorkAmount = {
  readonly value: number;
  readonly unit:
    | 'second'
    | 'minute'
    | 'hour'
    | 'day'
    | 'calendar-day'
    | 'week'
    | 'month'
    | 'quarter'
    | 'semester'
    | 'year';
};

/** A stretch on the way to the due moment, epoch ms. */
export type DueStage = {
  readonly kind: 'wait' | 'calendar' | 'days' | 'time';
  readonly from: number;
  readonly to: number;
  /** Of a stage by the calendar the day number that it comes to, before it is moved to a working day. */
  readonly targetDay?: number;
};

/**
 * The due moment (epoch ms) of an activity that is started at `start` (epoch ms). Outside hours the clock starts at the
 * next opening. A sum is counted in this order, whatever order it is written in: months and days of the calendar, then
 * working days, then hours, minutes and seconds as working time.
 *
 * Weeks are 7 days of the calendar, months go by date; where that is a day off, the next working day at that clock time is
 * meant. A clock time that the day found does not have is moved into its hours (see {@link instantWithin}). The fraction
 * of a day (`0,5 Hari`) is that part of an ordinary working day, counted as working time under every rule; the fraction
 * of a month is that part of 30 days. What would lie past the last known year is due at its end.
 * @throws RangeError when an amount is negative or not a number
 */
export function dueAt(
  calendar: Calendar,
  start: number,
  amounts: readonly WorkAmount[],
  rule: DayRule = 'same-clock-time',
): number {
  return dueStages(calendar, start, amounts, rule).at(-1)?.to ?? start;
}

/** The way from the start to the due moment: each stage begins where the one before it ends. */
export function dueStages(
  calendar: Calendar,
  start: number,
  amounts: readonly WorkAmount[],
  rule: DayRule = 'same-clock-time',
): readonly DueStage[] {
  const { months, calendarDays, days, time } = sumOf(amounts, rule, calendar.ordinaryDay);
  const opening = nextOpening(calendar, start);
  const moment = workMomentAt(calendar, opening);
  const byDate = months > 0 || calendarDays > 0;
  const targetDay = addMonths(moment.day, months) + calendarDays;
  const date = byDate ? workdayFrom(calendar, targetDay) : moment.day;
  const last = date === undefined || days === 0 ? date : workdayAfter(calendar, date, days);
  // The clock time of the start goes through to the end: what one day cannot hold the next one may.
  const on = (day: number | undefined): number =>
    day === undefined
      ? Math.max(opening, calendar.end)
      : Math.max(opening, momentOn(calendar, { day, clock: moment.clock }, rule));
  const dated = byDate ? on(date) : opening;
  const counted = days > 0 ? on(last) : dated;
  const stages: readonly DueStage[] = [
    { kind: 'wait', from: start, to: opening },
    { kind: 'calendar', from: opening, to: dated, targetDay },
    { kind: 'days', from: dated, to: counted },
    { kind: 'time', from: counted, to: addWorking(calendar, counted, time) },
  ];
  return stages.filter(({ from, to }) => from !== to);
}

function momentOn(calendar: Calendar, moment: WorkMoment, rule: DayRule): number {
  return rule === 'end-of-day' ? closingOf(calendar, moment.day) : instantWithin(calendar, moment);
}

/** Whole months, days of the calendar and working days, and working time in ms. */
type Sum = {
  readonly months: number;
  readonly calendarDays: number;
  readonly days: number;
  readonly time: number;
};

const monthsOf = { month: 1, quarter: 3, semester: 6, year: 12 } as const;
const timeOf = { second: 1000, minute: minuteMs, hour: hourMs } as const;

function sumOf(amounts: readonly WorkAmount[], rule: DayRule, ordinaryDay: number): Sum {
  let [months, calendarDays, days, time] = [0, 0, 0, 0];
  for (const { value, unit } of amounts) {
    if (!(value >= 0 && value < Number.POSITIVE_INFINITY))
      throw new RangeError(`an amount must be a number from zero, not ${value}`);
    if (unit === 'second' || unit === 'minute' || unit === 'hour') time += value * timeOf[unit];
    else if (unit === 'day' && rule === 'length-of-day') time += value * ordinaryDay;
    else if (unit === 'day' && rule !== 'calendar') days += value;
    else if (unit === 'day' || unit === 'calendar-day') calendarDays += value;
    else if (unit === 'week') calendarDays += 7 * value;
    else months += value * monthsOf[unit];
  }
  calendarDays += part(months) * 30;
  const fractions = part(calendarDays) + part(days);
  return {
    months: Math.trunc(months),
    calendarDays: Math.trunc(calendarDays),
    days: Math.trunc(days),
    time: Math.round(time + fractions * ordinaryDay),
  };
}

/** What stands after the decimal sign: three digits in the format, more only by binary rounding. */
const part = (value: number): number => Math.round((value - Math.trunc(value)) * 1e6) / 1e6;
