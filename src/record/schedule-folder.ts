import { errorCode } from '../host/errors.ts';
import type { Host } from '../host/host.ts';
import { visibleLine } from '../words/visible.ts';
import { makeUntrackedFolder } from './git-files.ts';
import { toUtc } from './line.ts';

/** Where a schedule keeps what may be deleted at any time: lock, log, what came of the last run. */
export type ScheduleFolder = {
  readonly folder: string;
  readonly lock: string;
  readonly lastRun: string;
  readonly log: string;
  /** What a scheduler writes that no run could say itself, such as that Node is gone. */
  readonly schedulerLog: string;
};

/** The paths of a records folder. */
export function scheduleFolder(records: string): ScheduleFolder {
  const folder = `${records}/.jadwal`;
  return {
    folder,
    lock: `${folder}/kunci`,
    lastRun: `${folder}/terakhir.json`,
    log: `${folder}/laporan.log`,
    schedulerLog: `${folder}/penjadwal.log`,
  };
}

/** Makes the folder, which git does not take. */
export function makeScheduleFolder({ files }: Pick<Host, 'files'>, { folder }: ScheduleFolder): void {
  makeUntrackedFolder(files, folder);
}

/** What came of a run, as `sop schedule --status` and `sop doctor` read it back. Instants are epoch ms. */
export type LastRun = {
  readonly startedAt: number;
  readonly endedAt: number;
  readonly exitCode: number;
  /** Files that were made. */
  readonly made: readonly string[];
  readonly failed: readonly FailedReport[];
  readonly left: number;
};

export type FailedReport = { readonly code: string; readonly period: string; readonly reason: string };

/** The last run that came to its end; undefined when there was none, or its file is no longer readable. */
export function readLastRun(
  { files }: Pick<Host, 'files'>,
  { lastRun }: ScheduleFolder,
): LastRun | undefined {
  try {
    const value = JSON.parse(new TextDecoder().decode(files.read(lastRun))) as LastRun;
    return Number.isFinite(value.startedAt) && Array.isArray(value.failed) ? value : undefined;
  } catch (error) {
    if (errorCode(error) || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Keeps what came of a run. */
export function writeLastRun(
  { files }: Pick<Host, 'files'>,
  { lastRun }: ScheduleFolder,
  run: LastRun,
): void {
  files.write(lastRun, `${JSON.stringify(run)}\n`, { replace: true });
}

const logSize = 256 * 1024;
const oldLogs = 3;

/** Adds lines to the log, with the time before each; a full log becomes `laporan.log.1`, that `.2`, and so on. */
export function log(host: Pick<Host, 'files' | 'now'>, path: string, lines: readonly string[]): void {
  rotate(host, path);
  const before = host.files.kind(path) === 'file' ? host.files.readText(path) : '';
  const stamp = toUtc(host.now());
  const added = lines.map((line) => `${stamp} ${visibleLine(line)}\n`).join('');
  host.files.write(path, before + added, { replace: true });
}

/** Begins a new log when the old one is full, and keeps the last three. */
export function rotate({ files }: Pick<Host, 'files'>, path: string): void {
  if (files.kind(path) !== 'file' || files.read(path, logSize).length < logSize) return;
  for (let number = oldLogs - 1; number >= 0; number--) {
    const from = number === 0 ? path : `${path}.${number}`;
    if (files.kind(from) === 'file')
      files.write(`${path}.${number + 1}`, files.read(from), { replace: true });
  }
  files.remove(path);
}

const unfinished = /^\.(.+)\.[0-9a-f]{12}\.tmp$/;

/**
 * Removes what a crash left half made. Only for the holder of the lock, and only files whose name `ours` knows: another
 * command may just be writing its own file into the same folder.
 */
export function clearUnfinished(
  { files }: Pick<Host, 'files'>,
  folder: string,
  ours: (name: string) => boolean,
): void {
  if (files.kind(folder) !== 'folder') return;
  for (const entry of files.list(folder)) {
    const name = unfinished.exec(entry)?.[1];
    if (name !== undefined && ours(name)) files.remove(`${folder}/${entry}`);
  }
}
