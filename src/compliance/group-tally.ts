import { civilDate } from '../calendar/civil-date.ts';
import { localDay } from '../calendar/local-time.ts';
import type { Observation } from './observation.ts';
import type { GroupSummary, Spread } from './summary.ts';

const countNames = [
  'activities',
  'sesuai',
  'tidakSesuai',
  'tidakBerlaku',
  'notDone',
  'onTime',
  'late',
  'unmeasured',
  'lateness',
] as const;

type Counts = Record<(typeof countNames)[number], number>;

/** What is counted of a group while observations come in. */
export type GroupTally = {
  readonly counts: Counts;
  readonly net: Numbers;
  readonly gross: Numbers;
  readonly ratio: Numbers;
  /** In which the times lie, in the office's zone. */
  readonly years: Set<number>;
  /** With repetitions, except of neighbours. */
  readonly runs: string[];
};

export function emptyGroup(): GroupTally {
  const counts: Counts = {
    activities: 0,
    sesuai: 0,
    tidakSesuai: 0,
    tidakBerlaku: 0,
    notDone: 0,
    onTime: 0,
    late: 0,
    unmeasured: 0,
    lateness: 0,
  };
  return { counts, net: noNumbers(), gross: noNumbers(), ratio: noNumbers(), years: new Set(), runs: [] };
}

const resultCounts = {
  sesuai: 'sesuai',
  tidak_sesuai: 'tidakSesuai',
  tidak_berlaku: 'tidakBerlaku',
} as const;
const timeCounts = { tepat_waktu: 'onTime', terlambat: 'late', tidak_diukur: 'unmeasured' } as const;

/** True when the time of an observation counts: it was started, finished and did apply. */
export const isMeasured = (observation: Observation): boolean =>
  observation.net !== undefined && observation.finishedAt !== undefined && appliedTo(observation);

const appliedTo = ({ result }: Observation): boolean => result !== undefined && result !== 'tidak_berlaku';

/**
 * Counts one observation into a group.
 * @param zone in which its times fall into years
 */
export function addToGroup(group: GroupTally, observation: Observation, zone: string): void {
  const { counts, net, gross, ratio, runs } = group;
  counts.activities += 1;
  if (runs.at(-1) !== observation.run) runs.push(observation.run);
  if (observation.result === undefined) {
    counts.notDone += 1;
    return;
  }
  counts[resultCounts[observation.result]] += 1;
  counts[timeCounts[appliedTo(observation) ? observation.timeliness : 'tidak_diukur']] += 1;
  if (!isMeasured(observation) || observation.net === undefined) return;
  addYears(group.years, observation, zone);
  addNumber(net, observation.net);
  if (observation.gross !== undefined) addNumber(gross, observation.gross);
  if (observation.standard !== undefined && observation.standard > 0)
    addNumber(ratio, observation.net / observation.standard);
  if (observation.timeliness === 'terlambat') counts.lateness += observation.lateBy ?? 0;
}

function addYears(years: Set<number>, { startedAt, finishedAt }: Observation, zone: string): void {
  if (startedAt === undefined) return;
  const last = yearOf(finishedAt ?? startedAt, zone);
  for (let year = yearOf(startedAt, zone); year <= last; year++) years.add(year);
}

const yearOf = (instant: number, zone: string): number => civilDate(localDay(instant, zone)).year;

/** Adds what another group counted. */
export function addGroup(group: GroupTally, other: GroupTally): void {
  for (const name of countNames) group.counts[name] += other.counts[name];
  addNumbers(group.net, other.net);
  addNumbers(group.gross, other.gross);
  addNumbers(group.ratio, other.ratio);
  for (const year of other.years) group.years.add(year);
  for (const run of other.runs) group.runs.push(run);
}

/** Share of the observations on time among those measured against a standard; undefined when there are none. */
export function onTimeRate({
  onTime,
  late,
}: {
  readonly onTime: number;
  readonly late: number;
}): number | undefined {
  return onTime + late === 0 ? undefined : onTime / (onTime + late);
}

/**
 * Everything of a group summary that follows from what was counted, of one group or of several taken together.
 * @param runs the runs behind it, oldest first
 */
export function figuresOfGroups(
  groups: readonly GroupTally[],
  runs: readonly string[],
): Omit<GroupSummary, 'key' | 'label' | 'unknownYears'> {
  const counts = emptyGroup().counts;
  for (const group of groups) for (const name of countNames) counts[name] += group.counts[name];
  const { sesuai, tidakSesuai } = counts;
  const rate = onTimeRate(counts);
  const spread = (name: 'net' | 'gross' | 'ratio') => spreadOf(groups.map((group) => group[name]));
  const [net, gross, ratio] = [spread('net'), spread('gross'), spread('ratio')];
  return {
    ...counts,
    ...(rate === undefined ? {} : { onTimeRate: rate }),
    ...(sesuai + tidakSesuai === 0 ? {} : { complianceRate: sesuai / (sesuai + tidakSesuai) }),
    ...(net ? { net } : {}),
    ...(gross ? { gross } : {}),
    ...(ratio ? { ratio } : {}),
    runs,
  };
}

/** A list of numbers that grows, eight bytes each. */
type Numbers = { values: Float64Array; length: number };

const noNumbers = (): Numbers => ({ values: new Float64Array(8), length: 0 });

/** Puts a number at the end of a list. */
function addNumber(list: Numbers, value: number): void {
  makeRoom(list, list.length + 1);
  list.values[list.length] = value;
  list.length += 1;
}

/** Puts all numbers of another list at the end of a list. */
function addNumbers(list: Numbers, more: Numbers): void {
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
function spreadOf(lists: readonly Numbers[]): Spread | undefined {
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
