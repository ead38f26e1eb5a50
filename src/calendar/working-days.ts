import type { WorkInterval } from './calendar-data.ts';
import { civilDate } from './civil-date.ts';
import { type Calendar, firstYear, lastYear } from './compile-calendar.ts';
import { dayMs, localClock, midnightOf, minuteMs } from './local-time.ts';
import { nextOpening } from './working-time.ts';
import { dayReaching, totalOf } from './year-index.ts';

/** A working day and a moment on its clock, in ms after its midnight; past 24 hours in a shift that began the day before. */
export type WorkMoment = { readonly day: number; readonly clock: number };

/** The working day that a moment belongs to; outside hours that of the next opening. */
export function workMomentAt(calendar: Calendar, at: number): WorkMoment {
  const { day, clock } = localClock(nextOpening(calendar, at), calendar.zone);
  const overnight = !holds(calendar.dayOf(day).intervals, clock);
  if (overnight && holds(calendar.dayOf(day - 1).intervals, clock + dayMs))
    return { day: day - 1, clock: clock + dayMs };
  return { day, clock };
}

const holds = (intervals: readonly WorkInterval[], clock: number): boolean =>
  intervals.some(({ from, to }) => from * minuteMs <= clock && clock < to * minuteMs);

/**
 * A clock time made to lie within the hours of a working day: before the opening it is the opening, in a break the end of
 * the break, after the closing the closing. Never another day.
 * @returns the instant (epoch ms)
 */
export function instantWithin(calendar: Calendar, { day, clock }: WorkMoment): number {
  const { intervals } = calendar.dayOf(day);
  const open = intervals.find(({ to }) => clock < to * minuteMs);
  const inside = open ? Math.max(clock, open.from * minuteMs) : (intervals.at(-1)?.to ?? 0) * minuteMs;
  return midnightOf(day, calendar.zone) + inside;
}

/** The closing of a working day (epoch ms). */
export function closingOf(calendar: Calendar, day: number): number {
  return instantWithin(calendar, { day, clock: 2 * dayMs });
}

/** The day itself if it has working hours, else the next one that has; undefined past the last known year. */
export function workdayFrom(calendar: Calendar, day: number): number | undefined {
  return workdayAfter(calendar, day - 1, 1);
}

/** The `count`-th day with working hours after a day (count from 1); undefined past the last known year. */
export function workdayAfter(calendar: Calendar, day: number, count: number): number | undefined {
  const { year: first } = civilDate(day + 1);
  if (first < firstYear || first > lastYear) return undefined;
  const { firstDay, workdaysBefore } = calendar.yearOf(first);
  let rest = count + (workdaysBefore[day + 1 - firstDay] ?? 0);
  for (let year = first; year <= lastYear; year++) {
    const index = calendar.yearOf(year);
    const total = totalOf(index.workdaysBefore);
    if (rest <= total) return index.firstDay + dayReaching(index.workdaysBefore, rest);
    rest -= total;
  }
  return undefined;
}
