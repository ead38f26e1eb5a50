import type { Period } from '../../calendar/period.ts';
import type { Context } from '../../commands/context.ts';
import { recapInput } from '../../commands/report/report-recap.ts';
import type { ReportFormat, ScheduledReport, Signer } from '../../office/office.ts';
import { reportJson } from '../../report/formats/json.ts';
import { composeRecap } from '../../report/recap/recap-report.ts';
import { table7Json } from '../../report/table7/table7-json.ts';
import { composeTable7 } from '../../report/table7/table7-report.ts';
import { monitoring, namedParts } from '../figures/table7-monitoring.ts';
import type { Workspace } from '../office/workspace.ts';
import type { Signing } from './finish-report.ts';
import { reportBytes } from './report-formats.ts';
import { reportForm } from './report-paper.ts';

/** A report in the making: the data that it says, and how it becomes a file of a format. */
export type ComposedReport = {
  /** Plain values; when they are the same, the report need not be made again. */
  readonly data: unknown;
  /** SOP files that could not be read, so that their parts are missing. */
  readonly unread: readonly string[];
  /** Draws it, for who signs it afterwards if anybody does. */
  readonly draw: (format: ReportFormat, signing: Signing | undefined) => Promise<Uint8Array>;
};

type Compose = (
  context: Context,
  workspace: Workspace,
  entry: ScheduledReport,
  period: Period,
) => ComposedReport;

/** How each kind of report is made. */
const makers: Readonly<Record<ScheduledReport['report'], Compose>> = {
  rekap: composePeriod,
  tabel7: composeMonitoring,
};

/** Composes the report of an entry for a period. @throws UserError for an unknown part or a broken SOP */
export function composeDue(
  context: Context,
  workspace: Workspace,
  entry: ScheduledReport,
  period: Period,
): ComposedReport {
  return makers[entry.report](context, workspace, entry, period);
}

/** The document of `sop report --period`, of the named parts together. */
function composePeriod(
  context: Context,
  workspace: Workspace,
  entry: ScheduledReport,
  period: Period,
): ComposedReport {
  const input = recapInput(context, workspace, period, entry.parts, { signer: signerOf(workspace, entry) });
  return {
    data: [input.digest, reportJson(composeRecap(input))],
    unread: namedParts(context, workspace, entry.parts).unread,
    draw: async (format, signing) => {
      const signed = signing ? { signed: { at: signing.at, key: signing.keyId } } : {};
      return reportBytes(composeRecap({ ...input, ...signed }), reportForm(context.host, workspace, format));
    },
  };
}

const signerOf = ({ office }: Workspace, { signer }: ScheduledReport): Signer | undefined =>
  signer === undefined ? office.signers[0] : office.signers.find(({ code }) => code === signer);

/** The document of `sop report tabel7 --period`. */
function composeMonitoring(
  context: Context,
  workspace: Workspace,
  entry: ScheduledReport,
  period: Period,
): ComposedReport {
  const { named, unread } = namedParts(context, workspace, entry.parts);
  const { input } = monitoring(context, workspace, {
    named,
    codes: entry.parts,
    period,
    signer: signerOf(workspace, entry),
  });
  return {
    data: table7Json(input),
    unread,
    draw: async (format, signing) => {
      const report = composeTable7(signing ? { ...input, signedAt: signing.at } : input);
      return reportBytes(report, reportForm(context.host, workspace, format));
    },
  };
}
