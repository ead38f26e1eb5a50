import { addMonths, type DayNumber } from '../calendar/civil-date.ts';
import { localDay, midnightOf } from '../calendar/local-time.ts';
import { type Period, periodOf, rangeOfDays, subPeriods } from '../calendar/period.ts';
import { onTimeRate } from './group-tally.ts';

/** Measured observations: on time and late. */
export type RateTally = { onTime: number; late: number };

/** Adds to a rate of a map, which is made when it is missing. */
export function addRate<Key>(
  rates: Map<Key, RateTally>,
  key: Key,
  { onTime, late }: Readonly<RateTally>,
): void {
  const rate = rates.get(key);
  if (!rate) {
    rates.set(key, { onTime, late });
    return;
  }
  rate.onTime += onTime;
  rate.late += late;
}

/** How many months the course has when no period was asked for. */
const monthsShown = 12;

/**
 * The on-time rate of each sub-period, oldest first; without a period of the twelve months that end with the newest
 * observation.
 * @param days rates by day of the office's calendar
 */
export function courseOf(
  days: ReadonlyMap<DayNumber, Readonly<RateTally>>,
  period: Period | undefined,
  zone: string,
): readonly (number | undefined)[] {
  const shown = period ?? lastMonths(days, zone);
  if (!shown) return [];
  return subPeriods(shown, zone).map(({ from, to }) => {
    const sum: RateTally = { onTime: 0, late: 0 };
    for (let day = localDay(from, zone); day < localDay(to, zone); day++) {
      sum.onTime += days.get(day)?.onTime ?? 0;
      sum.late += days.get(day)?.late ?? 0;
    }
    return onTimeRate(sum);
  });
}

function lastMonths(days: ReadonlyMap<DayNumber, unknown>, zone: string): Period | undefined {
  let newest: DayNumber | undefined;
  for (const day of days.keys()) newest = Math.max(newest ?? day, day);
  if (newest === undefined) return undefined;
  const month = periodOf('month', midnightOf(newest, zone), zone);
  const first = localDay(month.from, zone);
  return rangeOfDays(addMonths(first, 1 - monthsShown), localDay(month.to, zone), zone);
}
