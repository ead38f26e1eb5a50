import type { Context, Options } from '../../commands/context.ts';
import { UserError } from '../../host/errors.ts';
import { join } from '../../host/paths.ts';
import { type ReportFormat, reportFormats } from '../../office/office.ts';
import { canonicalJson } from '../../record/canonical.ts';
import { appendToLedger, type LedgerEntry, readLedger } from '../../record/report-ledger.ts';
import type { Workspace } from '../office/workspace.ts';
import { writeReportFile } from '../office/write-report-file.ts';
import { beginSigning, type Signing } from '../reports/finish-report.ts';
import { composeDue } from '../reports/make-due-report.ts';
import type { DuePeriod } from './open-schedule.ts';

/** What came of one report: files by their absolute paths. */
export type DueOutcome = {
  readonly due: DuePeriod;
  readonly kind: 'made' | 'same';
  readonly revision: number;
  readonly files: readonly string[];
  /** The files beside which a revision was made. */
  readonly before?: readonly string[];
  /** SOP files that could not be read. */
  readonly unread: readonly string[];
};

/**
 * Makes one report: data, files, then the line in the ledger. When the data is that of the last line, nothing is made. When a
 * crash came between files and line, the same files are found and the line is added. Only for the holder of the lock.
 * @throws UserError, DiskError
 */
export async function writeDueReport(
  context: Context,
  workspace: Workspace,
  due: DuePeriod,
  options: Options,
): Promise<DueOutcome> {
  const { host } = context;
  const { entry, period } = due;
  const last = readLedger(host, workspace.recordsFolder).findLast(
    (one) => one.code === entry.code && one.period === period.name,
  );
  const { data, unread, draw } = composeDue(context, workspace, entry, period);
  const digest = host.sha256(canonicalJson(data));
  if (last?.data === digest)
    return { due, kind: 'same', revision: last.revision, files: pathsOf(workspace, last), unread };
  const signing = await signingOf(context, workspace, due, options);
  const drawn: Drawn[] = [];
  for (const format of entry.formats) {
    const by = format === 'pdf' ? signing : undefined;
    const plain = await draw(format, by);
    drawn.push({ format, bytes: by ? (await by.sign(plain, 'Laporan terjadwal')).bytes : plain });
  }
  const revision = freeRevision(context, workspace, due, drawn, (last?.revision ?? 0) + 1);
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
    data: digest,
  };
  appendToLedger(host, workspace.recordsFolder, line);
  const before = last ? { before: pathsOf(workspace, last) } : {};
  return { due, kind: 'made', revision, files: pathsOf(workspace, line), ...before, unread };
}

/**
 * The open key of the official who signs a PDF of the schedule; nobody where the official has none, or with `--unsigned` where it cannot be
 * opened. @throws UserError without that option
 */
async function signingOf(
  context: Context,
  workspace: Workspace,
  { entry }: DuePeriod,
  options: Options,
): Promise<Signing | undefined> {
  const official = workspace.office.signers.find(({ code }) => code === entry.signer);
  if (!official?.key || !entry.formats.includes('pdf')) return undefined;
  try {
    return await beginSigning(context, workspace, { sign: true, signer: official.code }, 'pdf');
  } catch (error) {
    if (options['unsigned'] !== true || !(error instanceof UserError)) throw error;
    context.host.out.message(`${context.say(error.text)}\n`);
    return undefined;
  }
}

type Drawn = { readonly format: ReportFormat; readonly bytes: Uint8Array };

const pathsOf = ({ root }: Workspace, { files }: LedgerEntry): readonly string[] =>
  files.map(({ name }) => join(root, name));

/** The first revision from `start` on whose names are free, or are those of the very same files. */
function freeRevision(
  { host }: Context,
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

/** `laporan/bulanan-2026-10.csv`, of a second revision `laporan/bulanan-2026-10-r2.csv`. */
function fileName(
  workspace: Workspace,
  { entry, period }: DuePeriod,
  revision: number,
  format: string,
): string {
  const folder = entry.folder ?? workspace.office.folders.reports;
  const base = [entry.code.toLowerCase(), period.name, ...(revision > 1 ? [`r${revision}`] : [])].join('-');
  return `${folder}/${base}.${format}`;
}

/** Whether a name is one that reports of the schedule bear. */
export function isDueName(workspace: Workspace, name: string): boolean {
  return workspace.office.schedule.some(({ code }) => {
    const rest = name.startsWith(`${code.toLowerCase()}-`) ? name.slice(code.length + 1) : '';
    const [, ending] = /^\d{4}(?:-(?:W\d\d|Q\d|S\d|\d\d(?:-\d\d)?))?(?:-r\d+)?\.([a-z]+)$/.exec(rest) ?? [];
    return reportFormats.some((format) => format === ending);
  });
}
