import { printDateTime } from '../../calendar/print-date.ts';
import { nameOf } from '../../host/paths.ts';
import type { LockAttempt } from '../../record/process-lock.ts';
import { nextDue } from '../../schedule/due-periods.ts';
import type { Bilingual } from '../../words/bilingual.ts';
import { visible } from '../../words/visible.ts';
import {
  type DuePeriod,
  duePlan,
  type OpenedSchedule,
  spanIn,
} from '../../workflows/unattended/open-schedule.ts';
import type { DueFailure, ScheduleRun } from '../../workflows/unattended/run-schedule.ts';
import type { DueOutcome } from '../../workflows/unattended/write-due-report.ts';
import type { Context, Options } from '../context.ts';
import { jsonInstant, printJson } from '../json.ts';

/** Prints what a run came to: one JSON document, or a line a report; failures always, success only unless quiet. */
export function showRun(
  context: Context,
  schedule: OpenedSchedule,
  run: ScheduleRun,
  now: number,
  options: Options,
): void {
  const { host, say } = context;
  const { outcomes, failures, warnings, untold, left } = run;
  const message = (text: string): void => host.out.message(`${visible(text)}\n`);
  const anyMade = outcomes.some(({ kind }) => kind === 'made');
  for (const failure of failures) message(`sop: ${say(failureWords(failure))}`);
  for (const text of untold) message(`sop: ${text}`);
  for (const outcome of outcomes)
    if (outcome.kind === 'made' && outcome.unread.length > 0) message(`sop: ${say(unreadWords(outcome))}`);
  if (options['quiet'] !== true || anyMade) for (const text of warnings) message(text);
  if (options['json'] === true) printJson(host, runJson(schedule, run, now));
  if (options['json'] === true || options['quiet'] === true) return;
  const more = left > 0 ? [say(leftWords(left))] : [];
  const lines = [...outcomes.map((outcome) => say(outcomeWords(outcome))), ...more];
  if (lines.length > 0) host.out.result(visible(`${lines.join('\n')}\n`));
}

const titleOf = ({ entry, period }: DuePeriod): string => `${entry.code} ${period.label}`;

/** What came of one report, in one line. */
export function outcomeWords({ due, kind, files, before, revision }: DueOutcome): Bilingual {
  const [title, list] = [titleOf(due), files.join(', ')];
  if (kind === 'same')
    return { id: `${title}: sudah dibuat: ${list}`, en: `${title}: made already: ${list}` };
  if (!before) return { id: `✓ ${title}: ${list}`, en: `✓ ${title}: ${list}` };
  const old = before.map(nameOf).join(', ');
  return {
    id: `✓ ${title}: data berubah, revisi ${revision}: ${list} (di samping ${old})`,
    en: `✓ ${title}: the data changed, revision ${revision}: ${list} (beside ${old})`,
  };
}

/** Which report failed, and why, in one line. */
export const failureWords = ({ due, reason }: DueFailure): Bilingual => ({
  id: `GAGAL ${titleOf(due)}: ${reason}`,
  en: `FAILED ${titleOf(due)}: ${reason}`,
});

const unreadWords = ({ due, unread }: DueOutcome): Bilingual => ({
  id: `${titleOf(due)}: tidak terbaca, jadi tidak ada di laporan: ${unread.join(', ')} (jalankan: sop lint)`,
  en: `${titleOf(due)}: not readable, so not in the report: ${unread.join(', ')} (run: sop lint)`,
});

const leftWords = (count: number): Bilingual => ({
  id: `${count} laporan lagi dibuat pada kali berikutnya.`,
  en: `${count} more reports will be made the next time.`,
});

function runJson(schedule: OpenedSchedule, run: ScheduleRun, now: number): unknown {
  const of = (kind: DueOutcome['kind']) => run.outcomes.filter((one) => one.kind === kind).map(outcomeJson);
  return {
    dibuat: of('made'),
    sudah_dibuat: of('same'),
    gagal: run.failures.map(({ code, period, reason }) => ({ jadwal: code, periode: period, sebab: reason })),
    peringatan: run.warnings,
    tidak_terkabar: run.untold,
    tersisa: run.left,
    berikutnya: nextJson(schedule, now),
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

/** When which report of each entry is due next. */
export function nextReports({ workspace, calendar }: OpenedSchedule, now: number): readonly DuePeriod[] {
  const { schedule, zone } = workspace.office;
  const all = schedule.flatMap((entry) => nextDue(entry, now, calendar, spanIn(zone)) ?? []);
  return all.sort((a, b) => a.dueAt - b.dueAt);
}

const nextJson = (schedule: OpenedSchedule, now: number): unknown => nextReports(schedule, now).map(dueJson);

/** `--dry-run`: what would be made, and what comes next. Writes nothing. */
export function showPlan(context: Context, schedule: OpenedSchedule, now: number, options: Options): number {
  const { host, say } = context;
  const plan = duePlan(context.host, schedule, now);
  const next = nextReports(schedule, now);
  if (options['json'] === true) {
    printJson(host, {
      akan_dibuat: plan.make.map(dueJson),
      akan_diperiksa: plan.recheck.map(dueJson),
      tersisa: plan.left,
      berikutnya: next.map(dueJson),
    });
    return 0;
  }
  const line = (due: DuePeriod): string => {
    const when = printDateTime(due.dueAt, schedule.workspace.office.zone);
    return `  ${titleOf(due)} (${due.entry.formats.join(', ')}), ${when}`;
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
  return 0;
}

/** Another process is at it, or nobody can tell: says so and what to do. @returns the exit code */
export function showHeld(
  context: Context,
  lock: string,
  { state, holder }: Extract<LockAttempt, { held: false }>,
  options: Options,
): number {
  const { host, say } = context;
  const who = holder ? `${holder.machine.split(' ')[0]}, ${holder.pid}` : '–';
  if (options['json'] === true)
    printJson(host, { keadaan: state === 'alive' ? 'sedang_dibuat' : 'terkunci', pemegang: holder ?? null });
  if (state === 'alive') {
    if (options['quiet'] !== true)
      host.out.message(
        visible(
          `${say({
            id: `Laporan sedang dibuat oleh proses lain (${who}); tidak ada yang perlu dilakukan.`,
            en: `Another process (${who}) is making the reports; nothing is to be done.`,
          })}\n`,
        ),
      );
    return 0;
  }
  host.out.message(
    visible(
      `sop: ${say({
        id: `terkunci oleh proses di komputer lain (${who}), atau oleh berkas yang tidak dikenal. Bila di sana tidak ada sop yang berjalan, hapus '${lock}'.`,
        en: `locked by a process of another computer (${who}), or by a file that is not known. If no sop is running there, delete '${lock}'.`,
      })}\n`,
    ),
  );
  return 3;
}
