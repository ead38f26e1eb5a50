import type { Period } from '../../calendar/period.ts';
import type { FollowUp } from '../../checklist/state.ts';
import type { ClosedRun } from '../../compliance/closed-run.ts';
import type { NotedRun } from '../../compliance/remarks.ts';
import type { ComplianceSummary } from '../../compliance/summary.ts';
import type { ReportHead } from '../blocks/report-input.ts';

/** One activity of one run that the recap names: what was not sesuai, or late. Times in ms of working time. */
export type RecapCase = {
  readonly run: string;
  readonly activity: string;
  readonly text: string;
  readonly person?: string;
  readonly reason?: string;
  readonly standardText?: string;
  readonly net?: number;
  readonly lateBy?: number;
  /** What is done about it. */
  readonly followUps?: readonly FollowUp[];
};

/** All that a recap of a period is made of. */
export type RecapInput = ReportHead & {
  readonly period: Period;
  /** False while days of the period are still to come. */
  readonly periodOver: boolean;
  readonly agency: readonly string[];
  /** Names of the parts it is about, by code. */
  readonly parts: ReadonlyMap<string, string>;
  readonly byPart: ComplianceSummary;
  readonly byActivity: ComplianceSummary;
  readonly byRole: ComplianceSummary;
  readonly byRun: ComplianceSummary;
  readonly deviations: readonly RecapCase[];
  readonly late: readonly RecapCase[];
  /** Runs that were open when the period ended, or are while it lasts; also those open again that have work in it. */
  readonly openRuns: readonly { readonly run: string; readonly part: string; readonly openedAt: number }[];
  /** Closed runs that are counted, or were closed in the period. */
  readonly closedRuns: readonly ClosedRun[];
  /** Closed runs that something reached after the close, how many acts, and by whom: not counted. */
  readonly lateRuns: readonly {
    readonly run: string;
    readonly part: string;
    readonly acts: number;
    readonly people: readonly string[];
  }[];
  readonly skipped: readonly string[];
  /** Runs that are counted and of which something is to be said. */
  readonly noted: readonly NotedRun[];
  /** When the last thing that was counted happened, epoch ms. */
  readonly lastCounted?: number;
  /** SHA-256 of what was counted, hex. */
  readonly digest: string;
  /** The part's code if it is of one part only. */
  readonly onlyPart?: string;
};
