import { dateTimeWords } from '../../calendar/print-date.ts';
import { type ExitCode, exitCodes } from '../../host/exit-codes.ts';
import type { Bilingual } from '../../words/bilingual.ts';
import { visible } from '../../words/visible.ts';
import {
  type DueOutcome,
  dueTitle,
  failureWords,
  outcomeWords,
} from '../../workflows/unattended/due-outcome.ts';
import {
  type DuePeriod,
  duePlan,
  nextReports,
  type OpenedSchedule,
} from '../../workflows/unattended/open-schedule.ts';
import type { ScheduleHeld, ScheduleRun } from '../../workflows/unattended/run-schedule.ts';
import type { Context } from '../context.ts';
import { jsonInstant, printJson } from '../json.ts';
import type { ReportOptions } from '../report/spec.ts';
import { tell } from '../tell.ts';

/** Prints what a run came to: one JSON document, or a line a report; failures always, success only unless quiet. */
export function showRun(
  context: Context,
  schedule: OpenedSchedule,
  run: ScheduleRun,
  now: number,
  options: ReportOptions,
): void {
  const { host, say } = context;
  const { outcomes, left } = run;
  const { zone } = schedule.workspace.office;
  const made = outcomes.filter(({ kind }) => kind === 'made');
  const quiet = options.quiet === true;
  tell(context, [
    ...[...run.failures.map((one) => failureWords(one, zone)), ...run.untold].map(bySop),
    ...made.filter(({ unread }) => unread.length > 0).map((one) => bySop(unreadWords(one, zone))),
    ...(!quiet || made.length > 0 ? run.warnings : []),
    ...(run.noAccount ? [bySop(run.noAccount)] : []),
  ]);
  if (options.json) printJson(host, runJson(context, schedule, run, now));
  if (options.json === true || quiet) return;
  const more = left > 0 ? [leftWords(left)] : [];
  const lines = [...outcomes.map((one) => outcomeWords(one, zone)), ...more];
  if (lines.length > 0) host.out.result(visible(lines.map((line) => `${say(line)}\n`).join('')));
}

/** A line in a log of several programs says whose it is. */
const bySop = ({ id, en }: Bilingual): Bilingual => ({ id: `sop: ${id}`, en: `sop: ${en}` });

function unreadWords({ due, unread }: DueOutcome, zone: string): Bilingual {
  const { id, en } = dueTitle(due, zone);
  return {
    id: `${id}: tidak terbaca, jadi tidak ada di laporan: ${unread.join(', ')} (jalankan: sop lint)`,
    en: `${en}: not readable, so not in the report: ${unread.join(', ')} (run: sop lint)`,
  };
}

const leftWords = (count: number): Bilingual => ({
  id: `${count} laporan lagi dibuat pada kali berikutnya.`,
  en: `${count} more reports will be made the next time.`,
});

function runJson({ say }: Context, schedule: OpenedSchedule, run: ScheduleRun, now: number): unknown {
  const of = (kind: DueOutcome['kind']) => run.outcomes.filter((one) => one.kind === kind).map(outcomeJson);
  return {
    dibuat: of('made'),
    sudah_dibuat: of('same'),
    gagal: run.failures.map(({ due, reason }) => ({
      jadwal: due.entry.code,
      periode: due.period.name,
      sebab: say(reason),
    })),
    peringatan: run.warnings.map(say),
    tidak_terkabar: run.untold.map(say),
    tersisa: run.left,
    berikutnya: nextReports(schedule, now).map(dueJson),
  };
}

const outcomeJson = ({ due, revision, files, before, unread }: DueOutcome): unknown => ({
  ...dueJson(due),
  revisi: revision,
  berkas: files,
  sebelumnya: before ?? [],
  tidak_terbaca: unread,
});

const dueJson = ({ entry, period, dueAt }: DuePeriod) => ({
  jadwal: entry.code,
  laporan: entry.report,
  periode: period.name,
  jatuh_tempo: jsonInstant(dueAt),
});

/** `--dry-run`: what would be made, and what comes next. Writes nothing. */
export function showPlan(
  context: Context,
  schedule: OpenedSchedule,
  now: number,
  options: ReportOptions,
): ExitCode {
  const { host, say } = context;
  const { zone } = schedule.workspace.office;
  const plan = duePlan(host, schedule, now);
  const next = nextReports(schedule, now);
  if (options.json) {
    printJson(host, {
      akan_dibuat: plan.make.map(dueJson),
      akan_diperiksa: plan.recheck.map(dueJson),
      tersisa: plan.left,
      berikutnya: next.map(dueJson),
    });
    return exitCodes.ok;
  }
  const line = (due: DuePeriod): string => {
    const when = say(dateTimeWords(due.dueAt, zone));
    return `  ${say(dueTitle(due, zone))} (${due.entry.formats.join(', ')}), ${when}`;
  };
  const lines = [
    plan.make.length === 0
      ? say({ id: 'Tidak ada laporan yang harus dibuat sekarang.', en: 'No report has to be made now.' })
      : say({ id: 'Akan dibuat:', en: 'Will be made:' }),
    ...plan.make.map(line),
    ...(plan.left > 0 ? [say(leftWords(plan.left))] : []),
    say({ id: 'Berikutnya:', en: 'Next:' }),
    ...next.map(line),
  ];
  host.out.result(visible(`${lines.join('\n')}\n`));
  return exitCodes.ok;
}

/** Another process is at it, or nobody can tell: says so and what to do. @returns the exit code */
export function showHeld(
  context: Context,
  { state, holder, lock }: ScheduleHeld,
  options: ReportOptions,
): ExitCode {
  const who = holder ? `${holder.machine.split(' ')[0]}, ${holder.pid}` : '–';
  const alive = state === 'alive';
  if (options.json)
    printJson(context.host, { keadaan: alive ? 'sedang_dibuat' : 'terkunci', pemegang: holder ?? null });
  if (!alive) tell(context, [bySop(locked(who, lock))]);
  else if (!options.quiet) tell(context, [beingMade(who)]);
  return alive ? exitCodes.ok : exitCodes.failure;
}

const beingMade = (who: string) => ({
  id: `Laporan sedang dibuat oleh proses lain (${who}); tidak ada yang perlu dilakukan.`,
  en: `Another process (${who}) is making the reports; nothing is to be done.`,
});
const locked = (who: string, lock: string) => ({
  id: `terkunci oleh proses di komputer lain (${who}), atau oleh berkas yang tidak dikenal. Bila di sana tidak ada sop yang berjalan, hapus '${lock}'.`,
  en: `locked by a process of another computer (${who}), or by a file that is not known. If no sop is running there, delete '${lock}'.`,
});
