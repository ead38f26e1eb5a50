import type { Bilingual } from '../words/bilingual.ts';
import { dayNumber, parseDay } from './civil-date.ts';
import { firstYear, lastYear } from './compile-calendar.ts';
import { dayMs, localDay, midnightOf } from './local-time.ts';
import { type CalendarKind, type Period, periodOf, previousPeriod, rangeOfDays } from './period.ts';

/** A period by a name that is relative to now. */
type NamedPeriod = Bilingual & { readonly kind: CalendarKind; readonly isPrevious: boolean };

const stretches: readonly (Bilingual & { readonly kind: CalendarKind })[] = [
  { id: 'minggu', en: 'week', kind: 'week' },
  { id: 'bulan', en: 'month', kind: 'month' },
  { id: 'triwulan', en: 'quarter', kind: 'quarter' },
  { id: 'semester', en: 'semester', kind: 'semester' },
  { id: 'tahun', en: 'year', kind: 'year' },
];

/** The names that are relative to now, in both languages: `bulan-lalu`, `last-month`. */
export const namedPeriods: readonly NamedPeriod[] = [
  { id: 'hari-ini', en: 'today', kind: 'day', isPrevious: false },
  { id: 'kemarin', en: 'yesterday', kind: 'day', isPrevious: true },
  ...stretches.flatMap(({ id, en, kind }) => [
    { id: `${id}-ini`, en: `this-${en}`, kind, isPrevious: false },
    { id: `${id}-lalu`, en: `last-${en}`, kind, isPrevious: true },
  ]),
];

/** The forms that {@link parsePeriod} reads, by example, for messages. */
export const periodForms = (language: keyof Bilingual): readonly string[] => [
  '2026-11-23',
  '2026-W44',
  '2026-10',
  '2026-Q4',
  '2026-S2',
  '2026',
  '2026-11-01..2026-11-20',
  ...namedPeriods.map((words) => words[language]),
];

/**
 * Reads a period: a date, ISO week, month, quarter, semester, year, a range of two of these (both included), or a
 * name of {@link namedPeriods}, relative to `now` (epoch ms). Case does not count and a space may stand for the hyphen of a name.
 * Undefined for what is none of these, such as week 53 of a year that has 52, and for years outside 1970–2200.
 */
export function parsePeriod(text: string, now: number, zone: string): Period | undefined {
  const word = text.trim().toUpperCase().replace(/\s+/g, '-');
  const [start, end, more] = word.split('..');
  if (start === undefined || more !== undefined) return undefined;
  if (end === undefined) return named(start, now, zone) ?? dated(start, zone);
  const [from, to] = [dated(trimHyphens(start), zone), dated(trimHyphens(end), zone)];
  if (!from || !to || from.from >= to.to) return undefined;
  return rangeOfDays(localDay(from.from, zone), localDay(to.to, zone), zone);
}

/** `2026-11-01 .. 2026-11-20` is written with spaces as well. */
const trimHyphens = (text: string): string => text.replace(/^-+|-+$/g, '');

function named(word: string, now: number, zone: string): Period | undefined {
  const found = namedPeriods.find(({ id, en }) => [id, en].includes(word.toLowerCase()));
  if (!found) return undefined;
  const current = periodOf(found.kind, now, zone);
  return found.isPrevious ? previousPeriod(current, zone) : current;
}

function dated(word: string, zone: string): Period | undefined {
  const match = /^(\d{4})(?:-(?:(W|Q|S)(\d{1,2})|(\d{2})(-\d{2})?))?$/.exec(word);
  if (!match) return undefined;
  const [, yearDigits = '', letter, number, monthDigits, dayDigits] = match;
  const year = Number(yearDigits);
  if (year < firstYear || year > lastYear) return undefined;
  const at = (month: number, day = 1): number => midnightOf(dayNumber({ year, month, day }), zone);
  if (dayDigits !== undefined) {
    const day = parseDay(word);
    return day === undefined ? undefined : periodOf('day', midnightOf(day, zone), zone);
  }
  if (monthDigits !== undefined)
    return within(Number(monthDigits), 12, (month) => periodOf('month', at(month), zone));
  if (letter === 'Q') return within(Number(number), 4, (n) => periodOf('quarter', at(n * 3), zone));
  if (letter === 'S') return within(Number(number), 2, (n) => periodOf('semester', at(n * 6), zone));
  if (letter === 'W') return week(Number(number), at(1, 4), zone, yearDigits);
  return periodOf('year', at(1), zone);
}

function within(value: number, most: number, make: (value: number) => Period): Period | undefined {
  return value >= 1 && value <= most ? make(value) : undefined;
}

/** The week of 4 January is the first one of its year. */
function week(number: number, fourthOfJanuary: number, zone: string, year: string): Period | undefined {
  const period = periodOf('week', fourthOfJanuary + (number - 1) * 7 * dayMs, zone);
  return period.name === `${year}-W${String(number).padStart(2, '0')}` ? period : undefined;
}
