import type { Period } from '../../calendar/period.ts';
import type { Host } from '../../host/host.ts';
import type { RecapInput } from '../../report/recap/recap-input.ts';
import { composeRecap } from '../../report/recap/recap-report.ts';
import { countRecap } from '../figures/count-recap.ts';
import { namedParts } from '../office/find-part.ts';
import { type DamagedRun, leftOut } from '../office/odd-entries.ts';
import { timeRule, type Workspace } from '../office/workspace.ts';
import { beginSigning, type FinishedReport, finishReport, type ReportWish } from './finish-report.ts';
import { type HeadWish, reportHead } from './report-head.ts';
import { periodReportName } from './report-names.ts';

/** What the recap of a period is made of, and what could not be read for it. */
export type RecapData = {
  readonly input: RecapInput;
  readonly damaged: readonly DamagedRun[];
  /** SOP files that could not be read, so that their parts are missing. */
  readonly unread: readonly string[];
};

/** Counts the closed runs of a period for the parts with these codes, for all without any. @throws UserError for an unknown part */
export function recapData(
  host: Host,
  workspace: Workspace,
  { period, parts, ...head }: { readonly period: Period; readonly parts: readonly string[] } & HeadWish,
): RecapData {
  const { agency } = workspace.office;
  const rule = timeRule(host, workspace);
  const { named, unread } = namedParts(host, workspace, parts);
  const only = parts.length === 0 ? undefined : new Set(named.map(({ part }) => part.code));
  const { damaged, ...counted } = countRecap(host, workspace, rule, period, only);
  const input = {
    ...counted,
    skipped: leftOut(damaged),
    period,
    periodOver: period.to <= host.now(),
    agency: agency.length > 0 ? agency : (named[0]?.file.sop.agency ?? []),
    parts: new Map(named.map(({ part }) => [part.code, part.name])),
    ...reportHead(workspace, rule, head),
    ...(only === undefined ? {} : { onlyPart: [...only].join('+') }),
  };
  return { input, damaged, unread };
}

/**
 * Makes the recap of a period.
 * @throws UserError for an unknown part; see {@link finishReport}
 */
export async function makeRecap(
  host: Host,
  workspace: Workspace,
  wish: ReportWish & { readonly period: Period; readonly parts: readonly string[] },
): Promise<FinishedReport & RecapData> {
  const { period, parts } = wish;
  const signing = await beginSigning(host, workspace, wish);
  const data = recapData(host, workspace, { period, parts, signing });
  const only = parts.length > 0 ? [...data.input.parts.keys()] : [];
  const document = composeRecap(data.input);
  const reason = 'Rekapitulasi pelaksanaan SOP';
  const composed = { document, name: periodReportName('rekap', period, only), reason, signing };
  return { ...(await finishReport(host, workspace, composed, wish)), ...data };
}
