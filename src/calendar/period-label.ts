import type { Bilingual } from '../words/bilingual.ts';
import { type Language, type Say, sayIn } from '../words/language.ts';
import { civilDate, type DayNumber, dayNumber, formatDay } from './civil-date.ts';
import { monthNames } from './date-names.ts';

/** A period by its first and last day (both included). */
type PeriodDays = {
  readonly kind: 'day' | 'week' | 'month' | 'quarter' | 'semester' | 'year' | 'range';
  readonly first: DayNumber;
  readonly last: DayNumber;
};

const romans = ['I', 'II', 'III', 'IV'];

/** The canonical name, which `parsePeriod` reads back: `2026-11`, `2026-W47`, `2026-S2`. */
export function periodName({ kind, first, last }: PeriodDays): string {
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
export const labelWords = (days: PeriodDays): Bilingual => ({
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
