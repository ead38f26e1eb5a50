import { civilDate } from '../calendar/civil-date.ts';
import { localDay } from '../calendar/period.ts';
import type { Observation } from './observation.ts';
import { addNumber, addNumbers, type Numbers, noNumbers, spreadOf } from './spread.ts';
import type { GroupSummary } from './summary.ts';

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
export const isMeasured = (one: Observation): boolean =>
  one.net !== undefined && one.finishedAt !== undefined && appliedTo(one);

const appliedTo = ({ result }: Observation): boolean => result !== undefined && result !== 'tidak_berlaku';

/**
 * Counts one observation into a group.
 * @param zone in which its times fall into years
 */
export function addToGroup(group: GroupTally, one: Observation, zone: string): void {
  const { counts, net, gross, ratio, runs } = group;
  counts.activities += 1;
  if (runs.at(-1) !== one.run) runs.push(one.run);
  if (one.result === undefined) {
    counts.notDone += 1;
    return;
  }
  counts[resultCounts[one.result]] += 1;
  counts[timeCounts[appliedTo(one) ? one.timeliness : 'tidak_diukur']] += 1;
  if (!isMeasured(one) || one.net === undefined) return;
  addYears(group.years, one, zone);
  addNumber(net, one.net);
  if (one.gross !== undefined) addNumber(gross, one.gross);
  if (one.standard !== undefined && one.standard > 0) addNumber(ratio, one.net / one.standard);
  if (one.timeliness === 'terlambat') counts.lateness += one.lateBy ?? 0;
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
