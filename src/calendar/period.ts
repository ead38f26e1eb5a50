import type { Bilingual } from '../words/bilingual.ts';
import { addMonths, type CivilDate, civilDate, type DayNumber, dayNumber, parseDay } from './civil-date.ts';
import { firstYear, lastYear } from './compile-calendar.ts';
import { dayMs, localDay, midnightOf } from './local-time.ts';
import { labelWords, periodName } from './period-label.ts';

/** A stretch of days of the office's calendar, `from` included, `to` not (epoch ms of local midnights). */
export type Period = {
  /** Canonical name: `2026-11-23`, `2026-W47`, `2026-11`, `2026-Q4`, `2026-S2`, `2026`, `2026-11-01..2026-11-20`. */
  readonly name: string;
  /** As printed in Indonesian: `November 2026`, `Minggu ke-47 2026 (16–22 Nov 2026)`. */
  readonly label: string;
  readonly kind: 'day' | 'week' | 'month' | 'quarter' | 'semester' | 'year' | 'range';
  readonly from: number;
  readonly to: number;
};

/** A period that the calendar gives by itself, not one somebody chose. */
export type CalendarKind = Exclude<Period['kind'], 'range'>;

/** The day, ISO week (from Monday), month, quarter, semester or year that an instant (epoch ms) lies in. */
export function periodOf(kind: CalendarKind, instant: number, zone: string): Period {
  const [first, next] = bounds[kind](localDay(instant, zone));
  return toPeriod(kind, first, next, zone);
}

/** The days from `first` up to, not including, `next` as a period of its own kind. */
export function rangeOfDays(first: DayNumber, next: DayNumber, zone: string): Period {
  return toPeriod('range', first, next, zone);
}

/** The period before: of a range as many days directly before it, else the one of the same kind. */
export function previousPeriod(period: Period, zone: string): Period {
  const { kind, from, to } = period;
  if (kind !== 'range') return periodOf(kind, from - 1, zone);
  const [first, next] = [localDay(from, zone), localDay(to, zone)];
  return rangeOfDays(first - (next - first), first, zone);
}

/**
 * The periods that make up a period, oldest first, without gaps or overlaps: a year in months, a semester in months, a
 * quarter in weeks, a month and a week in days, a day in itself; a range in days up to a month, in weeks up to half a
 * year, else in months. What sticks out at the ends is cut off and then is a range.
 */
export function subPeriods(period: Period, zone: string): readonly Period[] {
  const kind = subKind(period);
  const parts: Period[] = [];
  for (let from = period.from; from < period.to; ) {
    const whole = periodOf(kind, from, zone);
    const to = Math.min(whole.to, period.to);
    const inside = whole.from === from && whole.to === to;
    parts.push(inside ? whole : rangeOfDays(localDay(from, zone), localDay(to, zone), zone));
    from = to;
  }
  return parts;
}

/** How a period is called on a screen; its `label` is the Indonesian one. */
export function periodWords({ kind, from, to }: Period, zone: string): Bilingual {
  return labelWords({ kind, first: localDay(from, zone), last: localDay(to, zone) - 1 });
}

const subKinds = {
  day: 'day',
  week: 'day',
  month: 'day',
  quarter: 'week',
  semester: 'month',
  year: 'month',
} as const;

function subKind({ kind, from, to }: Period): CalendarKind {
  if (kind !== 'range') return subKinds[kind];
  const days = (to - from) / dayMs;
  if (days <= 31) return 'day';
  return days <= 184 ? 'week' : 'month';
}

/** First day and day after the last one. */
type Bounds = readonly [first: DayNumber, next: DayNumber];

const bounds: Readonly<Record<CalendarKind, (day: DayNumber) => Bounds>> = {
  day: (day) => [day, day + 1],
  week: (day) => {
    // Day 0 was a Thursday, so day 4 was a Monday.
    const monday = Math.floor((day - 4) / 7) * 7 + 4;
    return [monday, monday + 7];
  },
  month: (day) => months(day, 1),
  quarter: (day) => months(day, 3),
  semester: (day) => months(day, 6),
  year: (day) => months(day, 12),
};

/** The group of `count` months, counted from January, that holds a day. */
function months(day: DayNumber, count: number): Bounds {
  const { year, month }: CivilDate = civilDate(day);
  const first = dayNumber({ year, month: month - ((month - 1) % count), day: 1 });
  return [first, addMonths(first, count)];
}

function toPeriod(kind: Period['kind'], first: DayNumber, next: DayNumber, zone: string): Period {
  const [from, to] = [midnightOf(first, zone), midnightOf(next, zone)];
  const days = { kind, first, last: next - 1 };
  return { name: periodName(days), label: labelWords(days).id, kind, from, to };
}

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
