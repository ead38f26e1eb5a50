import { type WeekHours, type WorkInterval, weekdays } from '../../calendar/calendar-data.ts';
import { type DayNumber, weekdayOf } from '../../calendar/civil-date.ts';
import type { Calendar } from '../../calendar/compile-calendar.ts';
import { weekdayNames } from '../../calendar/date-names.ts';
import { minuteMs } from '../../calendar/local-time.ts';
import type { Bilingual } from '../../words/bilingual.ts';
import { visibleLine } from '../../words/visible.ts';
import { clockWords } from './date-words.ts';

/** `07.30–12.00, 13.00–16.00`; empty for a day without hours. An end on the next day counts on: `22.00–30.00`. */
export function hoursWords(intervals: readonly WorkInterval[]): string {
  return intervals
    .map(({ from, to }) => `${clockWords(from * minuteMs)}–${clockWords(to * minuteMs)}`)
    .join(', ');
}

/** Why a day has other hours than most days of the week, and which; undefined for an ordinary day. */
export function hoursNote(calendar: Calendar, day: DayNumber): Bilingual | undefined {
  const { intervals, reason } = calendar.dayOf(day);
  const hours = hoursWords(intervals);
  if (intervals.length === 0) return undefined;
  if (reason.kind === 'ramadan') {
    return { id: `jam Ramadan ${reason.year} H ${hours}`, en: `Ramadan ${reason.year} H hours ${hours}` };
  }
  if (reason.kind === 'override') {
    const name = visibleLine(reason.name);
    return { id: `jam khusus ${hours}, ${name}`, en: `own hours ${hours}, ${name}` };
  }
  if (hours === usualHours(calendar.data.week)) return undefined;
  const weekday = weekdayNames[weekdayOf(day) - 1];
  return { id: `jam ${weekday?.id} ${hours}`, en: `${weekday?.en} hours ${hours}` };
}

/** The hours that most working days of the week have; of equals the first. */
export function usualHours(week: WeekHours): string {
  const all = weekdays.map((name) => hoursWords(week[name]?.intervals ?? [])).filter((hours) => hours !== '');
  const frequency = (hours: string): number => all.filter((one) => one === hours).length;
  return all.reduce((best, hours) => (frequency(hours) > frequency(best) ? hours : best), all[0] ?? '');
}
