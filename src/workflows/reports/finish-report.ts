import type { Host } from '../../host/host.ts';
import { join } from '../../host/paths.ts';
import type { ReportFormat } from '../../office/office.ts';
import type { ReportDocument } from '../../report/blocks/report-document.ts';
import type { Attached } from '../../report/pdf/draw-pdf.ts';
import type { Workspace } from '../office/workspace.ts';
import { writeReportFile } from '../office/write-report-file.ts';
import type { Signing, SigningWish } from '../signing/open-signing.ts';
import type { Signature } from '../signing/sign-bytes.ts';
import { reportBytes } from './report-formats.ts';
import { reportForm } from './report-paper.ts';

/** How a report is wanted. */
export type ReportWish = {
  readonly format: ReportFormat;
  /** Absolute path of the file; without it the office's folder for reports and the name of the report. */
  readonly path?: string | undefined;
  /** Whether another file of that name may be replaced. */
  readonly replace?: boolean;
  /** Only of a PDF. */
  readonly signing?: SigningWish | undefined;
};

/** A report that lies where it belongs. */
export type FinishedReport = {
  readonly path: string;
  readonly format: ReportFormat;
  readonly sha256: string;
  readonly outcome: 'written' | 'same';
  readonly signature?: Signature;
};

/** Opens the key of who is to sign; undefined when nobody signs. @throws UserError */
export async function beginSigning(
  host: Host,
  workspace: Workspace,
  { signing }: Pick<ReportWish, 'signing'>,
): Promise<Signing | undefined> {
  if (!signing) return undefined;
  const { openSigning } = await import('../signing/open-signing.ts');
  return openSigning(host, workspace, signing);
}

/** A composed report; `name` is the file's name without its ending, `reason` why it is signed. */
type ComposedReport = {
  readonly document: ReportDocument;
  /** What a PDF holds inside beside its data. */
  readonly attachments?: readonly Attached[];
  /** A form to fill in, without data inside. */
  readonly blank?: boolean;
  readonly name: string;
  readonly reason: string;
  readonly signing: Signing | undefined;
};

/**
 * Draws a report, signs it if somebody signs, and writes it whole or not at all; a signature that fails leaves no file.
 * @throws UserError, DiskError
 */
export async function finishReport(
  host: Host,
  workspace: Workspace,
  { document, attachments = [], blank = false, name, reason, signing }: ComposedReport,
  { format, path: asked, replace = false }: ReportWish,
): Promise<FinishedReport> {
  const form = reportForm(host, workspace, format);
  const drawn = await reportBytes(document, form.format === 'pdf' ? { ...form, attachments, blank } : form);
  const { bytes, ...signature } = signing
    ? await (await import('../signing/sign-bytes.ts')).signBytes(
        host,
        workspace.office,
        drawn,
        signing,
        reason,
      )
    : { bytes: drawn };
  const path = asked ?? join(workspace.reportsFolder, `${name}.${format}`);
  const outcome = writeReportFile(host, path, bytes, replace);
  return { path, format, sha256: host.sha256(bytes), outcome, ...signature };
}
