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
  const all = new Float64Array(lists.reduce((sum, { length }) => sum + length, 0));
  if (all.length === 0) return undefined;
  let at = 0;
  for (const { values, length } of lists) {
    all.set(values.subarray(0, length), at);
    at += length;
  }
  const [median = 0, p80 = 0, p90 = 0, worst = 0] = percentiles(all, [50, 80, 90, 100]);
  return { n: all.length, median, p80, p90, worst };
}

/**
 * Percentiles by nearest rank: the smallest value that at least so many per cent of all values do not exceed. Always a value
 * that was measured, never one in between.
 * @param values not empty; they are put into another order
 * @param percents above 0, at most 100, ascending
 */
export function percentiles(values: Float64Array, percents: readonly number[]): readonly number[] {
  let from = 0;
  return percents.map((percent) => {
    const rank = Math.ceil((percent * values.length) / 100) - 1;
    select(values, rank, from);
    from = rank;
    return values[rank] ?? Number.NaN;
  });
}

/** Puts the value of a rank in its place, nothing larger before and nothing smaller after it (Hoare's selection). */
function select(values: Float64Array, rank: number, from: number): void {
  let [low, high] = [from, values.length - 1];
  while (low < high) {
    const pivot = values[(low + high) >>> 1] ?? 0;
    let [left, right] = [low, high];
    while (left <= right) {
      while ((values[left] ?? pivot) < pivot) left += 1;
      while ((values[right] ?? pivot) > pivot) right -= 1;
      if (left > right) break;
      const held = values[left] ?? 0;
      values[left++] = values[right] ?? 0;
      values[right--] = held;
    }
    if (rank <= right) high = right;
    else if (rank >= left) low = left;
    else return;
  }
}
