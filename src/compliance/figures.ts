import type { Result } from '../checklist/events.ts';
import type { StandardTime } from '../sop/standard-time.ts';

/** Arithmetic, never judgement: on time, late, or not measured (no standard, or no start recorded). */
export type Timeliness = 'tepat_waktu' | 'terlambat' | 'tidak_diukur';

/** Standard against recorded time for one activity of one run. Instants in epoch ms, durations in ms of working time. */
export type ActivityFigures = {
  readonly code: string;
  readonly level: number;
  readonly text: string;
  readonly standard?: StandardTime | undefined;
  /** Of a standard that goes by items, how many were recorded; absent counts as one. */
  readonly count?: number | undefined;
  readonly result?: Result | undefined;
  readonly timeliness: Timeliness;
  readonly startedAt?: number | undefined;
  readonly finishedAt?: number | undefined;
  /** Working time from start to finish (to now, if unfinished), pauses included; absent for what did not apply, as all times below. */
  readonly gross?: number | undefined;
  /** The same without pauses. */
  readonly net?: number | undefined;
  /** The standard time, of all items, as working time from the start, without pauses; absent without a standard that is measured. */
  readonly standardLength?: number | undefined;
  /** When the standard time ends, pauses added; absent without a standard or a start. */
  readonly due?: number | undefined;
  /** Working time past `due`; absent unless late. */
  readonly lateBy?: number | undefined;
};

export type RunTotals = {
  readonly activities: number;
  readonly answered: number;
  readonly sesuai: number;
  readonly tidakSesuai: number;
  readonly tidakBerlaku: number;
  readonly onTime: number;
  readonly late: number;
  readonly unmeasured: number;
  readonly net: number;
  /** Working time (ms) in the gross times of several answered activities at once, each time after the first. */
  readonly twice: number;
};

export type RunFigures = {
  readonly activities: readonly ActivityFigures[];
  readonly totals: RunTotals;
  /** Years that the figures touch and the calendar has no holidays for: only weekends were counted there. */
  readonly unknownYears: readonly number[];
};
