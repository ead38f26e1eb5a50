/** A date without a zone, counted in days since 1970-01-01 (a Thursday). */
export type DayNumber = number;

export type CivilDate = { readonly year: number; readonly month: number; readonly day: number };

/** Days since 1970-01-01 of a Gregorian date (months from 1, 13 is the next January). Whole numbers only, valid from year 0 on. */
export function dayNumber({ year, month, day }: CivilDate): DayNumber {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The Gregorian date of a day number; the inverse of {@link dayNumber}. */
export function civilDate(number: DayNumber): CivilDate {
  const shifted = number + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1,
  };
}

/** Day of the week, 1 for Monday to 7 for Sunday. */
export const weekdayOf = (number: DayNumber): number => ((((number + 3) % 7) + 7) % 7) + 1;

const datePattern = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Reads `YYYY-MM-DD`; undefined when there is no such day. */
export function parseDay(text: string): DayNumber | undefined {
  const match = datePattern.exec(text);
  if (!match) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const number = dayNumber({ year, month, day });
  const back = civilDate(number);
  return back.year === year && back.month === month && back.day === day ? number : undefined;
}

/** `YYYY-MM-DD` of a day number. */
export function formatDay(number: DayNumber): string {
  const { year, month, day } = civilDate(number);
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}

/** The same day of a later month, or the month's last day where it is shorter. */
export function addMonths(number: DayNumber, months: number): DayNumber {
  if (months === 0) return number;
  const { year, month, day } = civilDate(number);
  const index = year * 12 + (month - 1) + months;
  const [toYear, toMonth] = [Math.floor(index / 12), (index % 12) + 1];
  const first = dayNumber({ year: toYear, month: toMonth, day: 1 });
  const next = dayNumber({ year: toYear, month: toMonth + 1, day: 1 });
  return Math.min(first + day - 1, next - 1);
}

const two = (value: number): string => String(value).padStart(2, '0');
