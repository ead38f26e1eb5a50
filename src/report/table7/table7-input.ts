import type { Period } from '../../calendar/period.ts';
import type { NotedRun } from '../../compliance/remarks.ts';
import type { Pattern } from '../../compliance/summary.ts';
import type { Table7Row } from '../../compliance/table7.ts';
import type { Part, Sop } from '../../sop/sop.ts';
import type { ReportHead } from '../blocks/report-input.ts';

/** One part with its assessed rows and what they were counted from. */
export type Table7Part = {
  readonly sop: Sop;
  readonly part: Part;
  readonly rows: readonly Table7Row[];
  /** Numbers of the closed runs behind the rows, oldest first. */
  readonly runs: readonly string[];
  /** Years that figures fall in and the calendar has no holidays for. */
  readonly unknownYears: readonly number[];
  /** Codes in the records of the period that the part does not have any more; no row shows them. */
  readonly formerCodes: readonly string[];
  /** What a supervisor should look at before signing. */
  readonly patterns: readonly Pattern[];
};

/** All that Tabel 7 is made of. */
export type Table7Input = ReportHead & {
  readonly parts: readonly Table7Part[];
  readonly period: Period;
  /** Codes of the parts that were asked for; absent for all. */
  readonly only?: readonly string[];
  /** SHA-256 of the rows of all parts, hex. */
  readonly digest: string;
  /** False while days of the period are still to come. */
  readonly periodOver: boolean;
  /** When the last thing that was counted happened, epoch ms; absent when nothing was. */
  readonly lastCounted?: number;
  /** Numbers of runs left out because their record is damaged. */
  readonly skipped: readonly string[];
  /** Runs that are counted and of which something is to be said. */
  readonly noted: readonly NotedRun[];
};
