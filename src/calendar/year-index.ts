import type { WorkInterval } from './calendar-data.ts';
import { dayNumber } from './civil-date.ts';
import { lengthOf, piecesOfDay } from './intervals.ts';

/** The days of one year, summed up, so that working time and working days are found without walking. */
export type YearIndex = {
  /** Day number of 1 January. */
  readonly firstDay: number;
  /** What is worked within each civil day. */
  readonly pieces: readonly (readonly WorkInterval[])[];
  /** Working minutes from the start of the year to the start of each day; one more entry for the end of the year. */
  readonly minutesBefore: Int32Array;
  /** Days with hours of their own before each day of the year; one more entry for the end of the year. */
  readonly workdaysBefore: Int32Array;
};

/** Sums up a year. `hoursOf` gives the own hours of a day number. */
export function buildYearIndex(year: number, hoursOf: (day: number) => readonly WorkInterval[]): YearIndex {
  const firstDay = dayNumber({ year, month: 1, day: 1 });
  const count = dayNumber({ year: year + 1, month: 1, day: 1 }) - firstDay;
  const pieces: (readonly WorkInterval[])[] = [];
  const minutesBefore = new Int32Array(count + 1);
  const workdaysBefore = new Int32Array(count + 1);
  let before = hoursOf(firstDay - 1);
  for (let day = 0; day < count; day++) {
    const own = hoursOf(firstDay + day);
    const worked = piecesOfDay(own, before);
    pieces.push(worked);
    minutesBefore[day + 1] = (minutesBefore[day] ?? 0) + lengthOf(worked);
    workdaysBefore[day + 1] = (workdaysBefore[day] ?? 0) + (own.length > 0 ? 1 : 0);
    before = own;
  }
  return { firstDay, pieces, minutesBefore, workdaysBefore };
}

/** The last entry of a running sum. */
export function totalOf(sums: Int32Array): number {
  return sums[sums.length - 1] ?? 0;
}

/**
 * The index of the day within which a running sum reaches `wanted`: the sum before that day is less, the sum after it is
 * not. `wanted` is above zero and at most the total.
 */
export function dayReaching(sums: Int32Array, wanted: number): number {
  let low = 0;
  let high = sums.length - 2;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sums[middle + 1] ?? 0) >= wanted) high = middle;
    else low = middle + 1;
  }
  return low;
}
