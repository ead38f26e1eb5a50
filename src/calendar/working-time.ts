import type { WorkInterval } from './calendar-data.ts';
import { civilDate } from './civil-date.ts';
import { type Calendar, lastYear } from './compile-calendar.ts';
import { localClock, midnightOf, minuteMs } from './local-time.ts';
import { dayReaching, totalOf, type YearIndex } from './year-index.ts';

/** Where an instant stands in its year: index of the day and ms after its midnight. */
type Place = {
  readonly year: number;
  readonly index: YearIndex;
  readonly day: number;
  readonly clock: number;
};

/** @throws RangeError when the instant is not a number */
function placeOf(calendar: Calendar, instant: number): Place {
  if (Number.isNaN(instant)) throw new RangeError('an instant must be a number of milliseconds');
  const inside = Math.min(Math.max(instant, calendar.start), calendar.end);
  const { day: days, clock } = localClock(inside, calendar.zone);
  // The end of the known time is the end of its last year, not the beginning of a year after it.
  const year = Math.min(civilDate(days).year, lastYear);
  const index = calendar.yearOf(year);
  return { year, index, day: days - index.firstDay, clock };
}

/** Working time from the start of the year, in ms. */
function workedInYear({ index, day, clock }: Place): number {
  let worked = (index.minutesBefore[day] ?? 0) * minuteMs;
  for (const piece of index.pieces[day] ?? []) worked += workedOf(piece, clock);
  return worked;
}

const workedOf = ({ from, to }: WorkInterval, clock: number): number =>
  Math.max(0, Math.min(clock, to * minuteMs) - from * minuteMs);

/** Working time between two instants (epoch ms) in ms; negative when `to` is before `from`. */
export function workingBetween(calendar: Calendar, from: number, to: number): number {
  if (to < from) return 0 - workingBetween(calendar, to, from);
  const start = placeOf(calendar, from);
  const end = placeOf(calendar, to);
  let whole = 0;
  for (let year = start.year; year < end.year; year++) {
    whole += totalOf(calendar.yearOf(year).minutesBefore) * minuteMs;
  }
  return whole + workedInYear(end) - workedInYear(start);
}

/**
 * The first instant at which `amount` ms of working time have passed since `from`. Nothing to add leaves `from` as it is,
 * even outside hours; a sum that is full at closing time is due then, not at the next opening. What would lie beyond the
 * last known year is due at its end.
 * @throws RangeError when the amount is negative or not a number
 */
export function addWorking(calendar: Calendar, from: number, amount: number): number {
  if (!(amount >= 0)) throw new RangeError('an amount of working time must be zero or more');
  if (amount === 0) return from;
  const start = placeOf(calendar, from);
  let rest = amount + workedInYear(start);
  for (let year = start.year; year <= lastYear; year++) {
    const index = calendar.yearOf(year);
    const total = totalOf(index.minutesBefore) * minuteMs;
    if (rest <= total) return momentOf(calendar, index, rest);
    rest -= total;
  }
  return calendar.end;
}

/** When in a year its working time reaches `worked` ms (above zero). */
function momentOf(calendar: Calendar, index: YearIndex, worked: number): number {
  const day = dayReaching(index.minutesBefore, worked / minuteMs);
  const midnight = midnightOf(index.firstDay + day, calendar.zone);
  let rest = worked - (index.minutesBefore[day] ?? 0) * minuteMs;
  for (const { from, to } of index.pieces[day] ?? []) {
    const length = (to - from) * minuteMs;
    if (rest <= length) return midnight + from * minuteMs + rest;
    rest -= length;
  }
  throw new Error('the sums of a year do not fit its days');
}

/** True from an opening up to, but not at, the closing. */
export function isWorking(calendar: Calendar, at: number): boolean {
  if (at < calendar.start || at >= calendar.end) return false;
  const { index, day, clock } = placeOf(calendar, at);
  return (index.pieces[day] ?? []).some(({ from, to }) => from * minuteMs <= clock && clock < to * minuteMs);
}

/** `at` if it is within hours, else the next opening; the end of the known time when there is none. */
export function nextOpening(calendar: Calendar, at: number): number {
  const inside = Math.max(at, calendar.start);
  if (isWorking(calendar, inside)) return inside;
  const { year: first, index, day: today, clock } = placeOf(calendar, inside);
  const later = index.pieces[today]?.find(({ from }) => from * minuteMs > clock);
  if (later) return openingOf(calendar, index.firstDay + today, later);
  for (let year = first; year <= lastYear; year++) {
    const { firstDay, pieces } = calendar.yearOf(year);
    for (let day = year === first ? today + 1 : 0; day < pieces.length; day++) {
      const piece = pieces[day]?.[0];
      if (piece) return openingOf(calendar, firstDay + day, piece);
    }
  }
  return calendar.end;
}

const openingOf = (calendar: Calendar, day: number, piece: WorkInterval): number =>
  midnightOf(day, calendar.zone) + piece.from * minuteMs;
