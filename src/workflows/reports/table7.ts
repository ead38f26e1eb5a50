import type { Period } from '../../calendar/period.ts';
import type { Host } from '../../host/host.ts';
import type { Table7Input } from '../../report/table7/table7-input.ts';
import { composeTable7 } from '../../report/table7/table7-report.ts';
import { countTable7 } from '../figures/count-table7.ts';
import type { DamagedRun } from '../figures/observe-runs.ts';
import { namedParts } from '../office/find-part.ts';
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
    skipped: damaged.map(({ run }) => run),
    digest: host.sha256(JSON.stringify(counted.parts.map(({ part, rows, runs }) => [part.code, rows, runs]))),
    period,
    periodOver: period.to <= host.now(),
    ...reportHead(workspace, rule, head),
  };
  return { input, damaged, unread, formerParts };
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
