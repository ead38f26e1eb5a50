import type { Period } from '../../calendar/period.ts';
import type { NotedRun } from '../../compliance/remarks.ts';
import { UserError } from '../../host/errors.ts';
import type { Host } from '../../host/host.ts';
import type { ScheduledReport } from '../../office/office.ts';
import { canonicalJson } from '../../record/canonical.ts';
import type { ReportDocument } from '../../report/blocks/report-document.ts';
import type { ReportHead } from '../../report/blocks/report-input.ts';
import { composeRecap } from '../../report/recap/recap-report.ts';
import { composeTable7 } from '../../report/table7/table7-report.ts';
import { activityRows } from '../../sop/activities.ts';
import { periodFacts } from '../figures/period-facts.ts';
import { namedParts } from '../office/find-part.ts';
import type { DamagedRun } from '../office/odd-entries.ts';
import { timeRule, type Workspace } from '../office/workspace.ts';
import type { Signing } from '../signing/open-signing.ts';
import { recapData } from './recap.ts';
import { table7Data } from './table7.ts';

/** A report in the making: the document for who signs it, if anybody does. */
export type DueReport = {
  readonly damaged: readonly DamagedRun[];
  readonly noted: readonly NotedRun[];
  /** SOP files that could not be read, so that their parts are missing. */
  readonly unread: readonly string[];
  readonly document: (signing: Signing | undefined) => ReportDocument;
};

/** Composes the report of an entry for a period. @throws UserError for an unknown part or a broken SOP */
export function composeDue(
  host: Host,
  workspace: Workspace,
  { report, parts, signer: code }: ScheduledReport,
  period: Period,
): DueReport {
  const signer = workspace.office.signers.find((one) => one.code === code);
  const wish = { period, parts, signer };
  return report === 'rekap' ? dueRecap(host, workspace, wish) : dueTable7(host, workspace, wish);
}

function dueRecap(...wish: Parameters<typeof recapData>): DueReport {
  const { input, damaged, unread } = recapData(...wish);
  return {
    damaged,
    noted: input.noted,
    unread,
    document: (signing) => composeRecap({ ...input, ...signedBy(signing) }),
  };
}

function dueTable7(...wish: Parameters<typeof table7Data>): DueReport {
  const { input, damaged, unread } = table7Data(...wish);
  return {
    damaged,
    noted: input.noted,
    unread,
    document: (signing) => composeTable7({ ...input, ...signedBy(signing) }),
  };
}

const signedBy = (signing: Signing | undefined): Pick<ReportHead, 'signed'> =>
  signing ? { signed: { at: signing.at, key: signing.keyId } } : {};

type DueWish = { readonly entry: ScheduledReport; readonly period: Period };

/**
 * A digest for each of these reports, in one pass over the records: while it is the same, the report need not be made again. None where the parts
 * of a report, or the records, cannot be read; who composes it hears why.
 */
export function dataOfDue<One extends DueWish>(
  host: Host,
  workspace: Workspace,
  all: readonly One[],
): { readonly data: ReadonlyMap<One, string>; readonly damaged: readonly DamagedRun[] } {
  const known = all.flatMap(
    (one) => orNothing(() => [{ ...one, ...rowsOf(host, workspace, one.entry), one }]) ?? [],
  );
  const facts = orNothing(() => periodFacts(host, workspace, timeRule(host, workspace), known));
  const data = new Map(
    known.flatMap(({ one, entry, rows }, index) => {
      const fact = facts?.digests[index];
      return fact === undefined
        ? []
        : [[one, host.sha256(canonicalJson([entry.report, rows, fact]))] as const];
    }),
  );
  return { data, damaged: facts?.damaged ?? [] };
}

/** The parts that an entry is about, none for all; of Tabel 7 also the rows that it has whether anything was done or not. */
function rowsOf(host: Host, workspace: Workspace, { report, parts }: ScheduledReport) {
  if (report === 'rekap' && parts.length === 0) return { parts: undefined, rows: [] };
  const { named } = namedParts(host, workspace, parts);
  const rows = named.map(({ part }) => [part.code, activityRows(part).map(({ activity }) => activity.code)]);
  return { parts: new Set(named.map(({ part }) => part.code)), rows: report === 'rekap' ? [] : rows };
}

function orNothing<Value>(make: () => Value): Value | undefined {
  try {
    return make();
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}
