import { civilDate, type DayNumber, dayNumber, formatDay } from './civil-date.ts';

/** A period by its first and last day (both included). */
export type PeriodDays = {
  readonly kind: 'day' | 'week' | 'month' | 'quarter' | 'semester' | 'year' | 'range';
  readonly first: DayNumber;
  readonly last: DayNumber;
};

const monthNames =
  'Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember'.split(' ');
const shortNames = 'Jan Feb Mar Apr Mei Jun Jul Agu Sep Okt Nov Des'.split(' ');
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

/** The period as printed in Indonesian: `23 November 2026`, `Triwulan IV 2026`, `1–20 Nov 2026`. */
export function periodLabel({ kind, first, last }: PeriodDays): string {
  const { year, month, day } = civilDate(first);
  switch (kind) {
    case 'day':
      return `${day} ${monthNames[month - 1]} ${year}`;
    case 'week': {
      const week = isoWeek(first);
      return `Minggu ke-${week.week} ${week.year} (${stretch(first, last)})`;
    }
    case 'month':
      return `${monthNames[month - 1]} ${year}`;
    case 'quarter':
      return `Triwulan ${romans[Math.ceil(month / 3) - 1]} ${year}`;
    case 'semester':
      return `Semester ${romans[Math.ceil(month / 6) - 1]} ${year}`;
    case 'year':
      return `Tahun ${year}`;
    case 'range':
      return stretch(first, last);
  }
}

/** Year and number of the ISO 8601 week of a day: a week belongs to the year that its Thursday lies in. */
export function isoWeek(day: DayNumber): { readonly year: number; readonly week: number } {
  const thursday = Math.floor((day - 4) / 7) * 7 + 7;
  const { year } = civilDate(thursday);
  const newYear = dayNumber({ year, month: 1, day: 1 });
  return { year, week: Math.floor((thursday - newYear) / 7) + 1 };
}

/** Month and year are said once where both ends share them. */
function stretch(first: DayNumber, last: DayNumber): string {
  const [from, to] = [civilDate(first), civilDate(last)];
  const end = `${to.day} ${shortNames[to.month - 1]} ${to.year}`;
  if (first === last) return end;
  if (from.year !== to.year) return `${from.day} ${shortNames[from.month - 1]} ${from.year} – ${end}`;
  if (from.month !== to.month) return `${from.day} ${shortNames[from.month - 1]} – ${end}`;
  return `${from.day}–${end}`;
}

const two = (value: number): string => String(value).padStart(2, '0');
const four = (value: number): string => String(value).padStart(4, '0');
