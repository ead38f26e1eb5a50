import type { Context, Options } from '../../commands/context.ts';
import { failureWords, outcomeWords, showRun } from '../../commands/schedule/due-words.ts';
import { errorCode, failureKind, type UserError } from '../../host/errors.ts';
import { join } from '../../host/paths.ts';
import {
  clearUnfinished,
  type FailedReport,
  type LastRun,
  log,
  readLastRun,
  rotate,
  type ScheduleFolder,
  scheduleFolder,
  writeLastRun,
} from '../../record/schedule-folder.ts';
import { notifyAll } from './due-notify.ts';
import { type DuePeriod, duePlan, type OpenedSchedule } from './open-schedule.ts';
import { type DueOutcome, isDueName, writeDueReport } from './write-due-report.ts';

/** A report that could not be made. `code` is the exit code that it asks for. */
export type DueFailure = FailedReport & { readonly due: DuePeriod; readonly exitCode: 3 | 70 | 74 };

/** All that a run of the schedule came to. */
export type ScheduleRun = {
  readonly outcomes: readonly DueOutcome[];
  readonly failures: readonly DueFailure[];
  /** What was said on the way, such as that a record is damaged. */
  readonly warnings: readonly string[];
  /** What could not be told to whom, and why. */
  readonly untold: readonly string[];
  readonly left: number;
};

/** Makes what is due and looks again at what was made lately. Only for the holder of the lock. */
export async function runSchedule(
  context: Context,
  schedule: OpenedSchedule,
  now: number,
  options: Options,
): Promise<number> {
  const { host } = context;
  const { workspace } = schedule;
  const folder = scheduleFolder(workspace.recordsFolder);
  const startedAt = host.now();
  clearAll(context, schedule);
  rotate(host, folder.schedulerLog);
  const before = readLastRun(host, folder);
  const plan = duePlan(context.host, schedule, now);
  const made = await makeAll(context, schedule, [...plan.recheck, ...plan.make], options);
  const untold = await notifyAll(context, workspace, { ...made, known: before?.failed ?? [] });
  const run: ScheduleRun = { ...made, untold, left: plan.left };
  showRun(context, schedule, run, now, options);
  return keepAccount(context, folder, run, startedAt);
}

/** Writes what came of the run. When that fails the reports are made all the same, and the exit code says that the disk failed. */
function keepAccount(
  { host, say }: Context,
  folder: ScheduleFolder,
  run: ScheduleRun,
  startedAt: number,
): number {
  const exitCode = exitCodeOf(run);
  const ended: LastRun = {
    startedAt,
    endedAt: host.now(),
    exitCode,
    made: run.outcomes.filter(({ kind }) => kind === 'made').flatMap(({ files }) => files),
    failed: run.failures.map(({ code, period, reason }) => ({ code, period, reason })),
    left: run.left,
  };
  try {
    writeLastRun(host, folder, ended);
    log(host, folder.log, [...logLines(run), `selesai dengan kode ${exitCode}`]);
    return exitCode;
  } catch (error) {
    const code = errorCode(error);
    if (code === undefined) throw error;
    host.out.message(`sop: ${say(noAccount(folder.folder, code))}\n`);
    return 74;
  }
}

const noAccount = (folder: string, code: string) => ({
  id: `laporan sudah dibuat, tetapi log di '${folder}' TIDAK tertulis (${code}). Periksa ruang disk dan izinnya.`,
  en: `the reports are made, but the log in '${folder}' was NOT written (${code}). Check disk space and permission.`,
});

/** What a crash left: reports and ledger half made, and locks of those who died while clearing a lock away. */
function clearAll({ host }: Context, { workspace }: OpenedSchedule): void {
  const { root, recordsFolder, reportsFolder, office } = workspace;
  const folders = office.schedule.flatMap(({ folder }) => (folder === undefined ? [] : [join(root, folder)]));
  for (const one of new Set([reportsFolder, ...folders]))
    clearUnfinished(host, one, (name) => isDueName(workspace, name));
  clearUnfinished(host, recordsFolder, (name) => name === 'laporan.jsonl');
  // Whoever loses a temporary file of the index only does without the index.
  clearUnfinished(host, `${recordsFolder}/.indeks`, () => true);
  const { folder } = scheduleFolder(recordsFolder);
  clearUnfinished(host, folder, () => true);
  for (const entry of host.files.list(folder))
    if (/^kunci(\.[0-9a-f]+)+$/.test(entry)) host.files.remove(`${folder}/${entry}`);
}

type Made = Pick<ScheduleRun, 'outcomes' | 'failures' | 'warnings'>;

/** One report after the other; what fails does not hold up the rest. */
async function makeAll(
  context: Context,
  { workspace }: OpenedSchedule,
  all: readonly DuePeriod[],
  options: Options,
): Promise<Made> {
  const warnings = new Set<string>();
  const out = { ...context.host.out, message: (text: string) => void warnings.add(text.trim()) };
  const muted = { ...context, host: { ...context.host, out } };
  const outcomes: DueOutcome[] = [];
  const failures: DueFailure[] = [];
  for (const due of all) {
    try {
      outcomes.push(await writeDueReport(muted, workspace, due, options));
    } catch (error) {
      failures.push(failureOf(context, due, error));
    }
  }
  return { outcomes, failures, warnings: [...warnings] };
}

function failureOf({ say }: Context, due: DuePeriod, error: unknown): DueFailure {
  const about = { due, code: due.entry.code, period: due.period.name };
  const kind = failureKind(error);
  if (kind) return { ...about, reason: say((error as UserError).text), exitCode: kind === 'disk' ? 74 : 3 };
  const code = errorCode(error);
  if (code !== undefined) return { ...about, reason: `${(error as Error).message}`, exitCode: 74 };
  const text = error instanceof Error ? error.message : String(error);
  return {
    ...about,
    reason: say({ id: `galat program: ${text}`, en: `program error: ${text}` }),
    exitCode: 70,
  };
}

function exitCodeOf({ outcomes, failures, untold }: ScheduleRun): number {
  const worst = Math.max(0, ...failures.map((failure) => failure.exitCode));
  if (worst > 0) return worst;
  if (untold.length > 0) return 3;
  return outcomes.some((one) => one.kind === 'made' && one.unread.length > 0) ? 1 : 0;
}

/** The log is for whoever keeps the office: Indonesian, as the records are. */
function logLines({ outcomes, failures, warnings, untold, left }: ScheduleRun): readonly string[] {
  const made = outcomes.filter(({ kind }) => kind === 'made');
  return [
    ...made.map((one) => outcomeWords(one).id),
    ...failures.map((one) => failureWords(one).id),
    ...(made.length > 0 ? warnings : []),
    ...untold,
    ...(left > 0 ? [`${left} laporan lagi menunggu kali berikutnya`] : []),
  ];
}
