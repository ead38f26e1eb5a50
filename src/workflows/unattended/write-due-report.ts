import { UserError } from '../../host/errors.ts';
import type { Host } from '../../host/host.ts';
import { join } from '../../host/paths.ts';
import type { ReportFormat, ScheduledReport } from '../../office/office.ts';
import { appendToLedger, type LedgerEntry, readLedger } from '../../record/report-ledger.ts';
import type { Bilingual } from '../../words/bilingual.ts';
import type { Workspace } from '../office/workspace.ts';
import { writeReportFile } from '../office/write-report-file.ts';
import type { DueReport } from '../reports/make-due-report.ts';
import { reportBytes } from '../reports/report-formats.ts';
import { dueName } from '../reports/report-names.ts';
import { reportForm } from '../reports/report-paper.ts';
import type { PassphraseSource, Signing } from '../signing/open-signing.ts';
import type { Signature } from '../signing/sign-bytes.ts';
import type { DueOutcome } from './due-outcome.ts';
import type { DuePeriod } from './open-schedule.ts';

/** Who may sign what is made, and whether it is made without a signature where a key cannot be opened. */
export type DueSigning = { readonly passphrase: PassphraseSource; readonly unsigned: boolean };

/**
 * Makes one report: files, then the line in the ledger with the digest of its data. When a crash came between files and line, the same
 * files are found and the line is added. Only for the holder of the lock.
 * @throws UserError, DiskError
 */
export async function writeDueReport(
  host: Host,
  workspace: Workspace,
  due: DuePeriod,
  { unread, document, data }: DueReport & { readonly data: string },
  signers: DueSigning,
): Promise<DueOutcome> {
  const { entry, period } = due;
  const last = lastMade(host, workspace, due);
  const { signing, doubts } = await signingOf(host, workspace, entry, signers);
  const drawn: Drawn[] = [];
  for (const format of entry.formats) {
    const made = await dueBytes(host, workspace, document, format, format === 'pdf' ? signing : undefined);
    drawn.push({ format, bytes: made.bytes });
    doubts.push(...(made.signature?.doubts ?? []));
  }
  const revision = freeRevision(host, workspace, due, drawn, (last?.revision ?? 0) + 1);
  const files = drawn.map(({ format, bytes }) => {
    const name = fileName(workspace, due, revision, format);
    writeReportFile(host, join(workspace.root, name), bytes, false);
    return { name, sha256: host.sha256(bytes) };
  });
  const line: LedgerEntry = {
    madeAt: host.now(),
    code: entry.code,
    report: entry.report,
    period: period.name,
    parts: entry.parts,
    revision,
    files,
    data,
  };
  appendToLedger(host, workspace.recordsFolder, line);
  const before = last ? { before: pathsOf(workspace, last) } : {};
  return { due, kind: 'made', revision, files: pathsOf(workspace, line), ...before, unread, doubts };
}

const lastMade = (host: Host, { recordsFolder }: Workspace, { entry, period }: DuePeriod) =>
  readLedger(host, recordsFolder).findLast((one) => one.code === entry.code && one.period === period.name);

/** What was made of a report before, if it was made from this very data. */
export function madeAlready(
  host: Host,
  workspace: Workspace,
  due: DuePeriod,
  data: string | undefined,
): DueOutcome | undefined {
  const last = lastMade(host, workspace, due);
  if (data === undefined || last?.data !== data) return undefined;
  return { due, kind: 'same', revision: last.revision, files: pathsOf(workspace, last), unread: [] };
}

type OpenedKey = { readonly signing?: Signing; readonly doubts: Bilingual[] };

/** The open key of the official who signs a PDF of the schedule; nobody where the official has none. @throws UserError */
async function signingOf(
  host: Host,
  workspace: Workspace,
  { signer, formats }: ScheduledReport,
  { passphrase, unsigned }: DueSigning,
): Promise<OpenedKey> {
  const official = workspace.office.signers.find(({ code }) => code === signer);
  if (!official?.key || !formats.includes('pdf')) return { doubts: [] };
  try {
    const { openSigning } = await import('../signing/open-signing.ts');
    return { signing: await openSigning(host, workspace, { signer: official.code, passphrase }), doubts: [] };
  } catch (error) {
    if (!unsigned || !(error instanceof UserError)) throw error;
    return { doubts: [error.text] };
  }
}

async function dueBytes(
  host: Host,
  workspace: Workspace,
  document: DueReport['document'],
  format: ReportFormat,
  signing: Signing | undefined,
): Promise<{ readonly bytes: Uint8Array; readonly signature?: Signature }> {
  const drawn = await reportBytes(document(signing), reportForm(host, workspace, format));
  if (!signing) return { bytes: drawn };
  const { signBytes } = await import('../signing/sign-bytes.ts');
  return signBytes(host, workspace.office, drawn, signing, 'Laporan terjadwal');
}

type Drawn = { readonly format: ReportFormat; readonly bytes: Uint8Array };

const pathsOf = ({ root }: Workspace, { files }: LedgerEntry): readonly string[] =>
  files.map(({ name }) => join(root, name));

/** The first revision from `start` on whose names are free, or are those of the very same files. */
function freeRevision(
  host: Host,
  workspace: Workspace,
  due: DuePeriod,
  drawn: readonly Drawn[],
  start: number,
): number {
  const fits = (revision: number): boolean =>
    drawn.every(({ format, bytes }) => {
      const path = join(workspace.root, fileName(workspace, due, revision, format));
      if (host.files.kind(path) === undefined) return true;
      return host.files.kind(path) === 'file' && host.sha256(host.files.read(path)) === host.sha256(bytes);
    });
  let revision = start;
  while (!fits(revision)) revision++;
  return revision;
}

/** Relative to the office's folder, as the ledger has it: `laporan/bulanan-2026-10.csv`. */
const fileName = (
  { office }: Workspace,
  { entry, period }: DuePeriod,
  revision: number,
  format: ReportFormat,
): string =>
  `${entry.folder ?? office.folders.reports}/${dueName(entry.code, period.name, revision)}.${format}`;
