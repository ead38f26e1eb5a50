import type { Bilingual } from '../words/bilingual.ts';
import { type Language, type Say, sayIn } from '../words/language.ts';
import { addMonths, type CivilDate, civilDate, type DayNumber, dayNumber, formatDay } from './civil-date.ts';
import { monthNames } from './date-names.ts';
import { dayMs, localDay, midnightOf } from './local-time.ts';

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

/** A period by its first and last day (both included). */
type PeriodDays = {
  readonly kind: 'day' | 'week' | 'month' | 'quarter' | 'semester' | 'year' | 'range';
  readonly first: DayNumber;
  readonly last: DayNumber;
};

const romans = ['I', 'II', 'III', 'IV'];

/** The canonical name, which `parsePeriod` reads back: `2026-11`, `2026-W47`, `2026-S2`. */
function periodName({ kind, first, last }: PeriodDays): string {
  const { year, month } = civilDate(first);
  switch (kind) {
    case 'day':
      return formatDay(first);
    case 'week': {
      const week = isoWeek(first);
      return `${four(week.year)}-W${two(week.week)}`;
    }
    case 'month':
      return `${four(year)}-${two(month)}`;
    case 'quarter':
      return `${four(year)}-Q${Math.ceil(month / 3)}`;
    case 'semester':
      return `${four(year)}-S${Math.ceil(month / 6)}`;
    case 'year':
      return four(year);
    case 'range':
      return `${formatDay(first)}..${formatDay(last)}`;
  }
}

/** How the period is called: `23 November 2026`, `Triwulan IV 2026`, `1–20 Nov 2026`. */
const labelWords = (days: PeriodDays): Bilingual => ({
  id: labelIn(days, 'id'),
  en: labelIn(days, 'en'),
});

function labelIn({ kind, first, last }: PeriodDays, language: Language): string {
  const { year, month, day } = civilDate(first);
  const say = sayIn(language);
  const monthName = say(monthNames[month - 1]?.full ?? noName);
  const roman = (months: number): string => romans[Math.ceil(month / months) - 1] ?? '';
  switch (kind) {
    case 'day':
      return `${day} ${monthName} ${year}`;
    case 'week': {
      const week = isoWeek(first);
      const span = stretch(first, last, say);
      return say({
        id: `Minggu ke-${week.week} ${week.year} (${span})`,
        en: `Week ${week.week} of ${week.year} (${span})`,
      });
    }
    case 'month':
      return `${monthName} ${year}`;
    case 'quarter':
      return say({ id: `Triwulan ${roman(3)} ${year}`, en: `Quarter ${roman(3)} ${year}` });
    case 'semester':
      return `Semester ${roman(6)} ${year}`;
    case 'year':
      return say({ id: `Tahun ${year}`, en: `Year ${year}` });
    case 'range':
      return stretch(first, last, say);
  }
}

const noName: Bilingual = { id: '', en: '' };

/** Year and number of the ISO 8601 week of a day: a week belongs to the year that its Thursday lies in. */
function isoWeek(day: DayNumber): { readonly year: number; readonly week: number } {
  const thursday = Math.floor((day - 4) / 7) * 7 + 7;
  const { year } = civilDate(thursday);
  const newYear = dayNumber({ year, month: 1, day: 1 });
  return { year, week: Math.floor((thursday - newYear) / 7) + 1 };
}

/** Month and year are said once where both ends share them. */
function stretch(first: DayNumber, last: DayNumber, say: Say): string {
  const [from, to] = [civilDate(first), civilDate(last)];
  const [fromMonth, toMonth] = [from, to].map(({ month }) => say(monthNames[month - 1]?.short ?? noName));
  const end = `${to.day} ${toMonth} ${to.year}`;
  if (first === last) return end;
  if (from.year !== to.year) return `${from.day} ${fromMonth} ${from.year} – ${end}`;
  if (from.month !== to.month) return `${from.day} ${fromMonth} – ${end}`;
  return `${from.day}–${end}`;
}

const two = (value: number): string => String(value).padStart(2, '0');
const four = (value: number): string => String(value).padStart(4, '0');
