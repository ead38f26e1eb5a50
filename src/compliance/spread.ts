import type { Spread } from './summary.ts';

/** A list of numbers that grows, eight bytes each. */
export type Numbers = { values: Float64Array; length: number };

export const noNumbers = (): Numbers => ({ values: new Float64Array(8), length: 0 });

/** Puts a number at the end of a list. */
export function addNumber(list: Numbers, value: number): void {
  makeRoom(list, list.length + 1);
  list.values[list.length] = value;
  list.length += 1;
}

/** Puts all numbers of another list at the end of a list. */
export function addNumbers(list: Numbers, more: Numbers): void {
  makeRoom(list, list.length + more.length);
  list.values.set(more.values.subarray(0, more.length), list.length);
  list.length += more.length;
}

function makeRoom(list: Numbers, needed: number): void {
  if (needed <= list.values.length) return;
  const larger = new Float64Array(Math.max(needed, list.values.length * 2));
  larger.set(list.values.subarray(0, list.length));
  list.values = larger;
}

/** Median (the 50th percentile), 80th and 90th percentile and worst of all numbers of the lists; undefined without any. */
export function spreadOf(lists: readonly Numbers[]): Spread | undefined {
  const sorted = new Float64Array(lists.reduce((sum, { length }) => sum + length, 0));
  if (sorted.length === 0) return undefined;
  let at = 0;
  for (const { values, length } of lists) {
    sorted.set(values.subarray(0, length), at);
    at += length;
  }
  sorted.sort();
  return {
    n: sorted.length,
    median: percentile(sorted, 50),
    p80: percentile(sorted, 80),
    p90: percentile(sorted, 90),
    worst: percentile(sorted, 100),
  };
}

/**
 * The percentile by nearest rank: the smallest value that at least `percent` % of all values do not exceed. Always a value
 * that was measured, never one in between.
 * @param sorted ascending, not empty
 * @param percent above 0, at most 100
 */
export function percentile(sorted: Float64Array, percent: number): number {
  return sorted[Math.ceil((percent * sorted.length) / 100) - 1] ?? Number.NaN;
}
