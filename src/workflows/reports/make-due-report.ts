import type { Period } from '../../calendar/period.ts';
import type { NotedRun } from '../../compliance/remarks.ts';
import type { Host } from '../../host/host.ts';
import type { ScheduledReport } from '../../office/office.ts';
import type { ReportDocument } from '../../report/blocks/report-document.ts';
import type { ReportHead } from '../../report/blocks/report-input.ts';
import { reportJson } from '../../report/formats/json.ts';
import { composeRecap } from '../../report/recap/recap-report.ts';
import { table7Json } from '../../report/table7/table7-json.ts';
import { composeTable7 } from '../../report/table7/table7-report.ts';
import type { DamagedRun } from '../office/odd-entries.ts';
import type { Workspace } from '../office/workspace.ts';
import type { Signing } from '../signing/open-signing.ts';
import { recapData } from './recap.ts';
import { table7Data } from './table7.ts';

/** A report in the making: the data that it says, and the document for who signs it, if anybody does. */
export type DueReport = {
  /** Plain values; when they are the same, the report need not be made again. */
  readonly data: unknown;
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
    data: [input.digest, reportJson(composeRecap(input))],
    damaged,
    noted: input.noted,
    unread,
    document: (signing) => composeRecap({ ...input, ...signedBy(signing) }),
  };
}

function dueTable7(...wish: Parameters<typeof table7Data>): DueReport {
  const { input, damaged, unread } = table7Data(...wish);
  return {
    data: table7Json(input),
    damaged,
    noted: input.noted,
    unread,
    document: (signing) => composeTable7({ ...input, ...signedBy(signing) }),
  };
}

const signedBy = (signing: Signing | undefined): Pick<ReportHead, 'signed'> =>
  signing ? { signed: { at: signing.at, key: signing.keyId } } : {};
