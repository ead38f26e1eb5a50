import { mostNoted, notedWords } from '../../compliance/remarks.ts';
import { DiskError, diskCode, errorCode, failureKind, notSaved, type UserError } from '../../host/errors.ts';
import { type ExitCode, exitCodes } from '../../host/exit-codes.ts';
import type { Host } from '../../host/host.ts';
import { join } from '../../host/paths.ts';
import type { ScheduledReport } from '../../office/office.ts';
import { type LockAttempt, tryProcessLock } from '../../record/process-lock.ts';
import {
  clearUnfinished,
  type FailedReport,
  type LastRun,
  log,
  makeScheduleFolder,
  readLastRun,
  rotate,
  type ScheduleFolder,
  scheduleFolder,
  writeLastRun,
} from '../../record/schedule-folder.ts';
import type { DuePlan } from '../../schedule/due-periods.ts';
import type { Bilingual } from '../../words/bilingual.ts';
import type { Language } from '../../words/language.ts';
import { type DamagedRun, leftOutWords } from '../office/odd-entries.ts';
import { composeDue, dataOfDue } from '../reports/make-due-report.ts';
import { isDueName } from '../reports/report-names.ts';
import { notifyAll } from './due-notify.ts';
import { type DueFailure, type DueOutcome, failureWords, outcomeWords } from './due-outcome.ts';
import { duePlan, type OpenedSchedule } from './open-schedule.ts';
import { type DueSigning, madeAlready, writeDueReport } from './write-due-report.ts';

/** How the schedule is to be run. */
type ScheduleWish = DueSigning & {
  /** As of when, epoch ms. */
  readonly now: number;
  /** Whether to wait, ten minutes at most, while another process is at it. */
  readonly wait: boolean;
  /** In which the reasons of failures are kept. */
  readonly language: Language;
};

/** All that a run of the schedule came to. */
export type ScheduleRun = {
  readonly outcomes: readonly DueOutcome[];
  readonly failures: readonly DueFailure[];
  /** What was found on the way, such as that a record is damaged. */
  readonly warnings: readonly Bilingual[];
  /** What could not be told to whom, and why. */
  readonly untold: readonly Bilingual[];
  readonly left: number;
  readonly exitCode: ExitCode;
  /** Why no account of the run could be kept. */
  readonly noAccount?: Bilingual;
};

/** Another process is at it, or nobody can tell. */
export type ScheduleHeld = Extract<LockAttempt, { held: false }> & { readonly lock: string };

/**
 * Makes what is due, and a revision of whatever was made from other data, one process at a time.
 * @throws DiskError when not even the lock can be written
 */
export async function runSchedule(
  host: Host,
  schedule: OpenedSchedule,
  wish: ScheduleWish,
): Promise<ScheduleRun | ScheduleHeld> {
  const folder = scheduleFolder(schedule.workspace.recordsFolder);
  const attempt = await underLock(host, folder, wish.wait);
  if (!attempt.held) return { ...attempt, lock: folder.lock };
  try {
    return await makeAllDue(host, schedule, folder, wish);
  } finally {
    attempt.release();
  }
}

const patience = 10 * 60_000;

async function underLock(host: Host, folder: ScheduleFolder, wait: boolean): Promise<LockAttempt> {
  try {
    makeScheduleFolder(host, folder);
    for (const end = host.uptime() + patience; ; ) {
      const attempt = tryProcessLock(host, folder.lock);
      if (attempt.held || !wait || host.uptime() >= end) return attempt;
      await host.sleep(200);
    }
  } catch (error) {
    const code = errorCode(error);
    if (code === undefined || failureKind(error)) throw error;
    throw new DiskError(
      {
        id: `TIDAK ada laporan yang dibuat: '${folder.folder}' tidak dapat ditulisi (${code}). Periksa izin dan ruang disk; jalankan: sop doctor`,
        en: `NO report was made: '${folder.folder}' cannot be written to (${code}). Check permission and disk space; run: sop doctor`,
      },
      { cause: error },
    );
  }
}

async function makeAllDue(
  host: Host,
  schedule: OpenedSchedule,
  folder: ScheduleFolder,
  wish: ScheduleWish,
): Promise<ScheduleRun> {
  const startedAt = host.now();
  clearAll(host, schedule);
  rotate(host, folder.schedulerLog);
  const known = readLastRun(host, folder)?.failed ?? [];
  const plan = duePlan(host, schedule, wish.now);
  const made = await makeEach(host, schedule, plan, wish);
  const fresh = made.failures.filter((one) => !isKnown(kept(one, wish.language), known));
  const untold = await notifyAll(host, schedule.workspace, { ...made, failures: fresh });
  const run = { ...made, untold, left: plan.left };
  return keepAccount(host, schedule, folder, { ...run, exitCode: exitCodeOf(run) }, startedAt, wish.language);
}

/** Of a failure of the run before nobody is told again, every hour. */
const isKnown = (failure: FailedReport, known: readonly FailedReport[]): boolean =>
  known.some((one) => (['code', 'period', 'reason'] as const).every((key) => one[key] === failure[key]));

const kept = ({ due, reason }: DueFailure, language: Language): FailedReport => ({
  code: due.entry.code,
  period: due.period.name,
  reason: reason[language],
});

/** Writes what came of the run. When that fails the reports are made all the same, and the exit code says that the disk failed. */
function keepAccount(
  host: Host,
  schedule: OpenedSchedule,
  folder: ScheduleFolder,
  run: ScheduleRun,
  startedAt: number,
  language: Language,
): ScheduleRun {
  const { exitCode } = run;
  const ended: LastRun = {
    startedAt,
    endedAt: host.now(),
    exitCode,
    made: run.outcomes.filter(({ kind }) => kind === 'made').flatMap(({ files }) => files),
    failed: run.failures.map((one) => kept(one, language)),
    left: run.left,
  };
  try {
    writeLastRun(host, folder, ended);
    log(host, folder.log, [...logLines(run, schedule), `selesai dengan kode ${exitCode}`]);
    return run;
  } catch (error) {
    const code = errorCode(error);
    if (code === undefined) throw error;
    return { ...run, exitCode: exitCodes.disk, noAccount: noAccount(folder.folder, code) };
  }
}

const noAccount = (folder: string, code: string): Bilingual => ({
  id: `laporan sudah dibuat, tetapi log di '${folder}' TIDAK tertulis (${code}). Periksa ruang disk dan izinnya.`,
  en: `the reports are made, but the log in '${folder}' was NOT written (${code}). Check disk space and permission.`,
});

/** What a crash left: reports and ledger half made, and locks of those who died while clearing a lock away. */
function clearAll(host: Host, { workspace }: OpenedSchedule): void {
  const { root, recordsFolder, reportsFolder, office } = workspace;
  const folders = office.schedule.flatMap(({ folder }) => (folder === undefined ? [] : [join(root, folder)]));
  for (const one of new Set([reportsFolder, ...folders]))
    clearUnfinished(host, one, (name) => office.schedule.some(({ code }) => isDueName(code, name)));
  clearUnfinished(host, recordsFolder, (name) => name === 'laporan.jsonl');
  // Whoever loses a temporary file of the index only does without the index.
  clearUnfinished(host, `${recordsFolder}/.indeks`, () => true);
  const { folder } = scheduleFolder(recordsFolder);
  clearUnfinished(host, folder, () => true);
  for (const entry of host.files.list(folder))
    if (/^kunci(\.[0-9a-f]+)+$/.test(entry)) host.files.remove(`${folder}/${entry}`);
}

type Made = Pick<ScheduleRun, 'outcomes' | 'failures' | 'warnings'>;

/** One report after the other; what fails does not hold up the rest. What several found is said once. */
async function makeEach(
  host: Host,
  { workspace }: OpenedSchedule,
  { older, recheck, make, ahead }: DuePlan<ScheduledReport>,
  signers: DueSigning,
): Promise<Made> {
  const all = [...older, ...recheck, ...make];
  const { data, damaged: unread } = dataOfDue(host, workspace, all);
  const damaged = new Map(unread.map((one): [string, DamagedRun] => [one.why.id, one]));
  const noted = new Map<string, Bilingual>();
  const doubts = new Map<string, Bilingual>();
  const outcomes: DueOutcome[] = [];
  const failures: DueFailure[] = [];
  for (const due of all) {
    try {
      const same = madeAlready(host, workspace, due, data.get(due));
      if (same) {
        if (!older.includes(due)) outcomes.push(same);
        continue;
      }
      const report = composeDue(host, workspace, due.entry, due.period);
      for (const one of report.damaged) damaged.set(one.why.id, one);
      for (const one of notedWords(report.noted, mostNoted)) noted.set(one.id, one);
      const made = { ...report, data: data.get(due) ?? '' };
      const outcome = await writeDueReport(host, workspace, due, made, signers);
      for (const one of outcome.doubts ?? []) doubts.set(one.id, one);
      outcomes.push(outcome);
    } catch (error) {
      failures.push({ due, ...failureOf(error) });
    }
  }
  const warnings = [
    ...ahead.map(aheadWords),
    ...leftOutWords([...damaged.values()]),
    ...noted.values(),
    ...doubts.values(),
  ];
  return { outcomes, failures, warnings };
}

function failureOf(error: unknown): Omit<DueFailure, 'due'> {
  const kind = failureKind(error);
  if (kind)
    return {
      reason: (error as UserError).text,
      exitCode: kind === 'disk' ? exitCodes.disk : exitCodes.failure,
    };
  if (errorCode(error) !== undefined)
    return { reason: notSaved(theReport, laterAgain)(diskCode(error)), exitCode: exitCodes.disk };
  const text = error instanceof Error ? error.message : String(error);
  return { reason: { id: `galat program: ${text}`, en: `program error: ${text}` }, exitCode: exitCodes.bug };
}

function exitCodeOf({ outcomes, failures, untold }: Omit<ScheduleRun, 'exitCode'>): ExitCode {
  const [worst] = failures.map(({ exitCode }) => exitCode).sort((a, b) => b - a);
  if (worst !== undefined) return worst;
  if (untold.length > 0) return exitCodes.failure;
  const isIncomplete = outcomes.some(({ kind, unread }) => kind === 'made' && unread.length > 0);
  return isIncomplete ? exitCodes.finding : exitCodes.ok;
}

/** The log is for whoever keeps the office: Indonesian, as the records are. */
function logLines(run: ScheduleRun, { workspace }: OpenedSchedule): readonly string[] {
  const { zone } = workspace.office;
  const made = run.outcomes.filter(({ kind }) => kind === 'made');
  return [
    ...made.map((one) => outcomeWords(one, zone).id),
    ...run.failures.map((one) => failureWords(one, zone).id),
    ...(made.length > 0 ? run.warnings.map(({ id }) => id.trim()) : []),
    ...run.untold.map(({ id }) => id),
    ...(run.left > 0 ? [`${run.left} laporan lagi menunggu kali berikutnya`] : []),
  ];
}

/** Told while an entry has reports of days to come and none before: the clock was ahead then, or is behind now. */
const aheadWords = ({ entry, period }: DuePlan<ScheduledReport>['ahead'][number]): Bilingual => ({
  id: `${entry.code}: laporan ${period} sudah dibuat, padahal periodenya belum tiba. Jam komputer dulu terlalu maju, atau sekarang terlalu mundur: periksa jamnya.`,
  en: `${entry.code}: the report of ${period} is made, though that period is still to come. The clock was ahead then, or is behind now: check it.`,
});

const theReport = { id: 'laporan ini', en: 'this report' };
const laterAgain = {
  id: 'Jadwal berikutnya mencoba lagi; laporan lain tetap dibuat.',
  en: 'The next run of the schedule tries again; other reports are made.',
};
