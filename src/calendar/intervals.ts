import type { WorkInterval } from './calendar-data.ts';

const minutesOfDay = 1440;

/**
 * The same working time as intervals in order that neither overlap nor touch. Minutes after midnight; a start lies
 * within the day, an end at the latest at the end of the next day.
 */
export function normalIntervals(intervals: readonly WorkInterval[]): readonly WorkInterval[] {
  const cut = intervals
    .map(({ from, to }) => ({ from: Math.max(0, from), to: Math.min(to, 2 * minutesOfDay) }))
    .filter(({ from, to }) => from < to && from < minutesOfDay)
    .sort((a, b) => a.from - b.from);
  return joinIntervals(cut);
}

/** What is worked within a civil day: its own hours up to midnight and what the shift of the day before leaves over. */
export function piecesOfDay(
  own: readonly WorkInterval[],
  dayBefore: readonly WorkInterval[],
): readonly WorkInterval[] {
  const over = dayBefore.at(-1)?.to ?? 0;
  if (over <= minutesOfDay && (own.at(-1)?.to ?? 0) <= minutesOfDay) return own;
  const left = dayBefore
    .filter(({ to }) => to > minutesOfDay)
    .map(({ from, to }) => ({ from: Math.max(0, from - minutesOfDay), to: to - minutesOfDay }));
  const until = own.map(({ from, to }) => ({ from, to: Math.min(to, minutesOfDay) }));
  return joinIntervals([...left, ...until].sort((a, b) => a.from - b.from));
}

/** Sum of the lengths in minutes. */
export function lengthOf(intervals: readonly WorkInterval[]): number {
  return intervals.reduce((sum, { from, to }) => sum + to - from, 0);
}

function joinIntervals(sorted: readonly WorkInterval[]): readonly WorkInterval[] {
  const joined: WorkInterval[] = [];
  for (const interval of sorted) {
    const last = joined.at(-1);
    if (last && interval.from <= last.to)
      joined[joined.length - 1] = { from: last.from, to: Math.max(last.to, interval.to) };
    else joined.push(interval);
  }
  return joined;
}
