import type { CalendarData, WorkInterval } from '../../src/calendar/calendar-data.ts';

// A second implementation of working time, slow and simple, that shares nothing with the first but the form of the data:
// it looks at one minute after the other and leaves the calendar to the platform's Date in UTC.

const minute = 60_000;
const dayMinutes = 1440;
const names = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;

export type Oracle = {
  readonly between: (from: number, to: number) => number;
  readonly add: (from: number, amount: number) => number;
  readonly opening: (at: number) => number;
  /** Same clock time (or the closing) of the n-th next day that has work; for hours that end before midnight. */
  readonly days: (from: number, count: number, rule: 'same-clock-time' | 'end-of-day') => number;
};

export function minuteOracle(data: CalendarData, hoursAhead: number): Oracle {
  const ahead = hoursAhead * 60 * minute;
  const known = new Map<number, Uint8Array>();
  const minutesOf = (day: number): Uint8Array => {
    const found = known.get(day) ?? paint(data, day);
    known.set(day, found);
    return found;
  };
  const works = (instant: number): boolean => {
    const count = Math.floor((instant + ahead) / minute);
    const day = Math.floor(count / dayMinutes);
    return minutesOf(day)[count - day * dayMinutes] === 1;
  };
  const boundary = (instant: number): number => (Math.floor(instant / minute) + 1) * minute;

  const between = (from: number, to: number): number => {
    let sum = 0;
    for (let at = from; at < to; at = boundary(at)) {
      if (works(at)) sum += Math.min(to, boundary(at)) - at;
    }
    return sum;
  };
  const add = (from: number, amount: number): number => {
    let rest = amount;
    let at = from;
    while (rest > 0) {
      const step = boundary(at) - at;
      if (works(at)) {
        if (rest <= step) return at + rest;
        rest -= step;
      }
      at += step;
    }
    return at;
  };
  const opening = (at: number): number => {
    let moment = at;
    while (!works(moment)) moment = boundary(moment);
    return moment;
  };
  const days = (from: number, count: number, rule: 'same-clock-time' | 'end-of-day'): number => {
    const start = opening(from) + ahead;
    let day = Math.floor(start / (dayMinutes * minute));
    const clock = start - day * dayMinutes * minute;
    for (let left = count; left > 0; ) {
      day += 1;
      if (minutesOf(day).includes(1)) left -= 1;
    }
    const worked = minutesOf(day);
    const midnight = day * dayMinutes * minute - ahead;
    const closing = midnight + (worked.lastIndexOf(1) + 1) * minute;
    if (rule === 'end-of-day') return closing;
    for (let at = midnight + clock; at < closing; at = boundary(at)) {
      if (works(at)) return at;
    }
    return closing;
  };
  return { between, add, opening, days };
}

/** The minutes of a civil day, 1 where there is work. */
function paint(data: CalendarData, day: number): Uint8Array {
  const minutes = new Uint8Array(dayMinutes);
  const brush = (intervals: readonly WorkInterval[], shift: number): void => {
    for (const { from, to } of intervals) {
      for (let at = from; at < to; at++) {
        if (at - shift >= 0 && at - shift < dayMinutes) minutes[at - shift] = 1;
      }
    }
  };
  brush(hoursOf(data, day), 0);
  brush(hoursOf(data, day - 1), dayMinutes);
  return minutes;
}

function hoursOf(data: CalendarData, day: number): readonly WorkInterval[] {
  const date = new Date(day * dayMinutes * minute);
  const text = date.toISOString().slice(0, 10);
  const override = data.overrides.find((one) => one.date === text);
  if (override) return override.intervals;
  const removed = data.removals.some((one) => one.date === text);
  const holiday = data.holidays.some((one) => one.date === text);
  if (holiday && !removed && data.holidaysApply !== false) return [];
  const name = names[date.getUTCDay()] ?? 'sunday';
  const fasting = data.ramadans.some(({ from, to }) => from <= text && text <= to);
  return (fasting ? data.ramadanWeek[name] : undefined)?.intervals ?? data.week[name]?.intervals ?? [];
}
