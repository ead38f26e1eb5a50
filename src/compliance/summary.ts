import type { Period } from '../calendar/period.ts';
import type { Bilingual } from '../words/bilingual.ts';

export type GroupBy =
  | 'activity'
  | 'part'
  | 'run'
  | 'role'
  | 'person'
  | 'day'
  | 'week'
  | 'month'
  | 'quarter'
  | 'semester'
  | 'year';

/** The spread of a measured figure. Percentiles by nearest rank: the smallest value that at least p % do not exceed. */
export type Spread = {
  readonly n: number;
  readonly median: number;
  readonly p80: number;
  readonly p90: number;
  readonly worst: number;
};

/** Everything counted for one group. Each number can be traced: `runs` are the runs behind it, oldest first. */
export type GroupSummary = {
  readonly key: string;
  /** What the group is called: texts of the SOP and names as they are, periods in both languages. */
  readonly label: Bilingual;
  /** The waktu baku as printed, of a group that is one activity. */
  readonly standardText?: string;
  readonly activities: number;
  readonly sesuai: number;
  readonly tidakSesuai: number;
  readonly tidakBerlaku: number;
  readonly notDone: number;
  readonly onTime: number;
  readonly late: number;
  readonly unmeasured: number;
  /** onTime / (onTime + late); absent when nothing was measured. */
  readonly onTimeRate?: number;
  /** sesuai / (sesuai + tidak sesuai); absent when nothing was judged. */
  readonly complianceRate?: number;
  /** Net and gross working time in ms. */
  readonly net?: Spread;
  readonly gross?: Spread;
  /** Net time divided by the standard time. */
  readonly ratio?: Spread;
  /** Sum of all lateness in ms of working time. */
  readonly lateness: number;
  /** onTimeRate minus that of the period before; absent when one of them is. */
  readonly trend?: number;
  /** Years that times of the group fall in and the calendar has no holidays for: only weekends were left out there. */
  readonly unknownYears: readonly number[];
  readonly runs: readonly string[];
};

/** A reason with how often and for how long (ms of working time), most time first, with the running share of the whole. */
export type ParetoRow = {
  readonly reason: string;
  readonly count: number;
  readonly time: number;
  readonly cumulativeShare: number;
};

/** Something a supervisor should look at; a pattern is listed, never called proof. */
export type Pattern = {
  readonly kind: 'blind-ticking' | 'equal-to-standard' | 'back-dated' | 'clock-jump';
  readonly run: string;
  readonly person?: string;
  /** The activities it is about, in the order of the form. */
  readonly activities: readonly string[];
};

export type ComplianceSummary = {
  readonly period?: Period;
  readonly by: GroupBy;
  readonly groups: readonly GroupSummary[];
  readonly total: GroupSummary;
  /** On-time rate of the last sub-periods, oldest first, for a sparkline; undefined where nothing was measured. */
  readonly course: readonly (number | undefined)[];
  readonly pauseReasons: readonly ParetoRow[];
  readonly lateReasons: readonly ParetoRow[];
  readonly patterns: readonly Pattern[];
  readonly unknownYears: readonly number[];
};

/**
 * The groups of a summary by activity code.
 * @throws RangeError when the summary is not grouped by activity
 */
export function groupsByActivity({ by, groups }: ComplianceSummary): ReadonlyMap<string, GroupSummary> {
  if (by !== 'activity') throw new RangeError(`expected a summary by activity, not by ${by}`);
  return new Map(groups.map((group) => [group.key, group]));
}
