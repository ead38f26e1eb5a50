import type { Period } from '../../calendar/period.ts';
import type { TimeRule } from '../../compliance/run-figures.ts';
import { type ComplianceFold, complianceFold } from '../../compliance/summarize.ts';
import { table7 } from '../../compliance/table7.ts';
import type { Host } from '../../host/host.ts';
import type { Table7Input, Table7Part } from '../../report/table7/table7-input.ts';
import { composeTable7 } from '../../report/table7/table7-report.ts';
import { activityRows } from '../../sop/activities.ts';
import { keptAsides, observeRuns } from '../figures/observe-runs.ts';
import { type NamedPart, namedParts } from '../office/find-part.ts';
import { type DamagedRun, leftOut } from '../office/odd-entries.ts';
import { timeRule, type Workspace } from '../office/workspace.ts';
import { beginSigning, type FinishedReport, finishReport, type ReportWish } from './finish-report.ts';
import { type HeadWish, reportHead } from './report-head.ts';
import { periodReportName } from './report-names.ts';

/** What the monitoring of a period is made of, and what could not be read for it. */
export type Table7Data = {
  readonly input: Table7Input;
  readonly damaged: readonly DamagedRun[];
  /** SOP files that could not be read, so that their parts are missing. */
  readonly unread: readonly string[];
  /** Codes of parts that have records in the period and no SOP any more. */
  readonly formerParts: readonly string[];
};

/** Counts the closed runs of a period for the parts with these codes, for all without any. @throws UserError for an unknown part */
export function table7Data(
  host: Host,
  workspace: Workspace,
  { period, parts, ...head }: { readonly period: Period; readonly parts: readonly string[] } & HeadWish,
): Table7Data {
  const { named, unread } = namedParts(host, workspace, parts);
  const rule = timeRule(host, workspace);
  const { formerParts, damaged, ...counted } = countTable7(host, workspace, rule, named, period);
  const input = {
    ...counted,
    ...(parts.length > 0 ? { only: parts.map((code) => code.trim().toUpperCase()) } : {}),
    skipped: leftOut(damaged),
    digest: host.sha256(JSON.stringify(counted.parts.map(({ part, rows, runs }) => [part.code, rows, runs]))),
    period,
    periodOver: period.to <= host.now(),
    ...reportHead(workspace, rule, head),
  };
  return { input, damaged, unread, formerParts };
}

/** What closed runs of a period come to. */
type CountedTable7 = Pick<Table7Input, 'parts' | 'lastCounted' | 'noted'> &
  Pick<Table7Data, 'damaged' | 'formerParts'>;

/** Counts the closed runs of the named parts in one pass over the records. */
function countTable7(
  host: Host,
  workspace: Workspace,
  rule: TimeRule,
  named: readonly NamedPart[],
  period: Period,
): CountedTable7 {
  const { damaged, noted, asides } = keptAsides();
  const runs = new Set<string>();
  const former = new Set<string>();
  const folds = new Map(
    named.map(({ part }): [string, ComplianceFold] => [
      part.code,
      complianceFold({ by: 'activity', calendar: rule.calendar, period }),
    ]),
  );
  let lastCounted: number | undefined;
  for (const one of observeRuns(host, workspace, rule, {}, asides)) {
    if (one.at < period.from || one.at >= period.to) continue;
    const fold = folds.get(one.part);
    fold?.add(one);
    if (!fold) former.add(one.part);
    else {
      runs.add(one.run);
      lastCounted = Math.max(lastCounted ?? one.at, one.at);
    }
  }
  return {
    parts: named.map((one) => countedPart(one, folds.get(one.part.code))),
    ...(lastCounted === undefined ? {} : { lastCounted }),
    noted: noted.filter(({ run }) => runs.has(run)),
    damaged,
    formerParts: [...former].sort(),
  };
}

function countedPart({ file, part }: NamedPart, fold: ComplianceFold | undefined): Table7Part {
  if (!fold) throw new RangeError(`part ${part.code} was not counted`);
  const summary = fold.result();
  const codes = new Set(activityRows(part).map(({ activity }) => activity.code));
  return {
    sop: file.sop,
    part,
    rows: table7(part, summary),
    runs: summary.total.runs,
    unknownYears: summary.unknownYears,
    formerCodes: summary.groups.map(({ key }) => key).filter((code) => !codes.has(code)),
    patterns: summary.patterns,
  };
}

/**
 * Makes Tabel 7, the monitoring of a period, each part from a new page on.
 * @throws UserError for an unknown part; see {@link finishReport}
 */
export async function makeTable7(
  host: Host,
  workspace: Workspace,
  wish: ReportWish & { readonly period: Period; readonly parts: readonly string[] },
): Promise<FinishedReport & Table7Data> {
  const { period, parts } = wish;
  const signing = await beginSigning(host, workspace, wish);
  const data = table7Data(host, workspace, { period, parts, signing });
  const only = parts.length > 0 ? data.input.parts.map(({ part }) => part.code) : [];
  const document = composeTable7(data.input);
  const reason = 'Monitoring pelaksanaan SOP';
  const composed = { document, name: periodReportName('tabel7', period, only), reason, signing };
  return { ...(await finishReport(host, workspace, composed, wish)), ...data };
}
