import { civilDate, type DayNumber, weekdayOf } from '../../calendar/civil-date.ts';
import { monthNames, weekdayNames } from '../../calendar/date-names.ts';
import { dayMs, hourMs, localClock, minuteMs, type Zone } from '../../calendar/local-time.ts';
import type { Say } from '../../words/language.ts';

/** The year that goes without saying; every other one is written out. */
export type DateStyle = { readonly plainYear?: number };

/** `Jum 20 Nov`, and the year unless it goes without saying. */
export function shortDate(day: DayNumber, say: Say, { plainYear }: DateStyle): string {
  const { year, month, day: date } = civilDate(day);
  const weekday = weekdayNames[weekdayOf(day) - 1];
  const name = monthNames[month - 1]?.short;
  return [
    weekday ? say(weekday).slice(0, 3) : '',
    date,
    name ? say(name) : '',
    ...(year === plainYear ? [] : [year]),
  ].join(' ');
}

/** `Jumat, 20 November 2026`. */
export function fullDate(day: DayNumber, say: Say): string {
  const { year, month, day: date } = civilDate(day);
  const weekday = weekdayNames[weekdayOf(day) - 1];
  const name = monthNames[month - 1]?.full;
  return `${weekday ? say(weekday) : ''}, ${date} ${name ? say(name) : ''} ${year}`;
}

/** `Sab 21 – Min 22 Nov`; a single day stands alone. Both day numbers included. */
export function dayRange(first: DayNumber, last: DayNumber, say: Say, style: DateStyle): string {
  if (first === last) return shortDate(first, say, style);
  const [a, b] = [civilDate(first), civilDate(last)];
  const oneMonth = a.year === b.year && a.month === b.month;
  const begin = shortDate(first, say, style);
  const short = oneMonth ? begin.split(' ').slice(0, 2).join(' ') : begin;
  return `${short} – ${shortDate(last, say, style)}`;
}

/** `07.30` of ms after midnight; the end of a day is `24.00`, an hour of the next day goes on counting. */
export function clockWords(clock: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor(clock / hourMs))}.${two(Math.floor(clock / minuteMs) % 60)}`;
}

/** A stretch of time in few words: whole days without clock times, a stretch within a day with its date once. */
export function stretchWords(from: number, to: number, zone: Zone, say: Say, style: DateStyle): string {
  const [start, rawEnd] = [localClock(from, zone), localClock(to, zone)];
  const closes = rawEnd.clock === 0 && to > from;
  const end = closes ? { day: rawEnd.day - 1, clock: dayMs } : rawEnd;
  if (start.clock === 0 && end.clock === dayMs) return dayRange(start.day, end.day, say, style);
  const begin = `${shortDate(start.day, say, style)} ${clockWords(start.clock)}`;
  if (from === to) return begin;
  if (start.day === end.day) return `${begin}–${clockWords(end.clock)}`;
  return `${begin} – ${shortDate(end.day, say, style)} ${clockWords(end.clock)}`;
}
