import { type Context, type Options, textOption } from '../../commands/context.ts';
import type { SignedReport } from '../../commands/sign/sign.ts';
import { UsageError } from '../../host/errors.ts';
import { join } from '../../host/paths.ts';
import type { ReportFormat, Signer } from '../../office/office.ts';
import { visible } from '../../words/visible.ts';
import type { Workspace } from '../office/workspace.ts';
import { writeReportFile } from '../office/write-report-file.ts';

/** A report that lies where it belongs. */
export type Finished = {
  readonly path: string;
  readonly sha256: string;
  readonly outcome: 'written' | 'same';
  readonly signed?: SignedReport;
};

/** Who signs, with an open key: known before a report is drawn, since the page names the key. */
export type Signing = {
  readonly official: Signer;
  readonly keyId: string;
  readonly at: number;
  readonly sign: (pdf: Uint8Array, reason: string) => Promise<SignedReport>;
};

/** Opens the key for `--sign`; undefined when nobody signs. @throws UsageError when the format can hold no signature; UserError */
export async function beginSigning(
  context: Context,
  workspace: Workspace,
  options: Options,
  format: ReportFormat,
): Promise<Signing | undefined> {
  if (options['sign'] !== true) return undefined;
  if (format === 'pdf')
    return (await import('../../commands/sign/sign.ts')).openSigning(context, workspace, options);
  throw new UsageError({
    id: `--sign hanya untuk PDF, bukan ${format}. Hapus --sign atau --format.`,
    en: `--sign is for PDF only, not ${format}. Leave out --sign or --format.`,
  });
}

/** A report to finish; `name` is the file's name without its ending. */
export type Unfinished = {
  readonly bytes: Uint8Array;
  readonly name: string;
  readonly format: ReportFormat;
  readonly reason: string;
  readonly signing: Signing | undefined;
};

/** Signs a report if somebody signs, and writes it whole or not at all; a signature that fails leaves no file. */
export async function finishReport(
  context: Context,
  workspace: Workspace,
  { bytes, name, format, reason, signing }: Unfinished,
  options: Options,
): Promise<Finished> {
  const { host } = context;
  const signed = await signing?.sign(bytes, reason);
  const whole = signed?.bytes ?? bytes;
  const asked = textOption(options, 'output');
  const path =
    asked === undefined ? join(workspace.reportsFolder, `${name}.${format}`) : join(host.cwd, asked);
  const outcome = writeReportFile(host, path, whole, options['replace'] === true);
  if (options['open'] === true) show(context, path);
  return { path, sha256: host.sha256(whole), outcome, ...(signed ? { signed } : {}) };
}

const openers = [['xdg-open'], ['open'], ['cmd', '/c', 'start', '']] as const;

/** Opens a file with the desktop's own program, where there is one. */
function show({ host, say }: Context, path: string): void {
  for (const opener of openers) {
    const { code } = host.run([...opener, path]);
    if (code === 0) return;
  }
  host.out.message(
    visible(
      `${say({ id: `Tidak ada program untuk membuka '${path}'; buka sendiri.`, en: `There is no program to open '${path}'; open it yourself.` })}\n`,
    ),
  );
}

/** The line under a finished report that says who signed it. */
export const signatureLine = (signed: SignedReport | undefined) =>
  signed
    ? {
        id: `  Ditandatangani ${signed.code} (${signed.holder}), PAdES ${signed.level}. Periksa: sop verify`,
        en: `  Signed by ${signed.code} (${signed.holder}), PAdES ${signed.level}. Check it: sop verify`,
      }
    : { id: '  Belum ditandatangani secara elektronik.', en: '  Not signed electronically.' };
