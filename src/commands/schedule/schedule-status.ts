import { type Period, periodWords } from '../../calendar/period.ts';
import { dateTimeWords } from '../../calendar/print-date.ts';
import { type ExitCode, exitCodes } from '../../host/exit-codes.ts';
import { readLedger } from '../../record/report-ledger.ts';
import { type LastRun, readLastRun, scheduleFolder } from '../../record/schedule-folder.ts';
import { visible } from '../../words/visible.ts';
import { duePlan, nextReports, type OpenedSchedule } from '../../workflows/unattended/open-schedule.ts';
import type { Context } from '../context.ts';
import { jsonInstant, printJson } from '../json.ts';
import type { ScheduleOptions } from './spec.ts';

/**
 * `sop schedule --status`: whether it is installed, when it ran last and what came of it, what is due, what comes next.
 * @returns 1 when the last run failed or something is due that nobody makes, else 0
 */
export function showScheduleStatus(
  context: Context,
  schedule: OpenedSchedule,
  installed: string | undefined,
  options: ScheduleOptions,
): ExitCode {
  const { host } = context;
  const { recordsFolder } = schedule.workspace;
  const now = host.now();
  const last = readLastRun(host, scheduleFolder(recordsFolder));
  const made = readLedger(host, recordsFolder);
  const plan = duePlan(context.host, schedule, now);
  const next = nextReports(schedule, now);
  const state = { installed: installed !== undefined, last, made: made.slice(-5), due: plan.make, next };
  if (options.json) printJson(host, statusJson(state, made.length));
  else host.out.result(visible(statusText(context, schedule.workspace.office.zone, state)));
  const idle = plan.make.length > 0 && installed === undefined;
  return idle || (last !== undefined && last.exitCode !== exitCodes.ok) ? exitCodes.finding : exitCodes.ok;
}

type State = {
  readonly installed: boolean;
  readonly last: LastRun | undefined;
  readonly made: ReturnType<typeof readLedger>;
  readonly due: ReturnType<typeof duePlan>['make'];
  readonly next: ReturnType<typeof nextReports>;
};

function statusText({ say }: Context, zone: string, { installed, last, made, due, next }: State): string {
  const when = (instant: number): string => say(dateTimeWords(instant, zone));
  const called = (period: Period): string => say(periodWords(period, zone));
  const lines = [
    installed
      ? say({ id: 'Terpasang: ya', en: 'Installed: yes' })
      : say({
          id: 'Terpasang: tidak, atau tidak terlihat dari sini. Pasang: sop schedule --install',
          en: 'Installed: no, or not to be seen from here. Install: sop schedule --install',
        }),
    last
      ? say({
          id: `Terakhir berjalan: ${when(last.endedAt)}, kode keluar ${last.exitCode}, ${last.made.length} berkas dibuat`,
          en: `Ran last: ${when(last.endedAt)}, exit code ${last.exitCode}, ${last.made.length} files made`,
        })
      : say({ id: 'Terakhir berjalan: belum pernah', en: 'Ran last: never' }),
    ...(last?.failed ?? []).map(
      ({ code, period, reason }) => `  ${say({ id: 'gagal', en: 'failed' })} ${code} ${period}: ${reason}`,
    ),
    say({ id: 'Laporan terakhir:', en: 'Last reports:' }),
    ...(made.length === 0 ? ['  –'] : []),
    ...made.flatMap((one) => one.files.map(({ name }) => `  ${when(one.madeAt)}  ${name}`)),
    say({ id: 'Sudah waktunya, belum dibuat:', en: 'Due, not made:' }),
    ...(due.length === 0 ? ['  –'] : due.map(({ entry, period }) => `  ${entry.code} ${called(period)}`)),
    say({ id: 'Berikutnya:', en: 'Next:' }),
    ...next.map(({ entry, period, dueAt }) => `  ${when(dueAt)}  ${entry.code} ${called(period)}`),
  ];
  return `${lines.join('\n')}\n`;
}

function statusJson({ installed, last, made, due, next }: State, count: number): unknown {
  const report = ({ entry, period, dueAt }: State['due'][number]) => ({
    jadwal: entry.code,
    periode: period.name,
    jatuh_tempo: jsonInstant(dueAt),
  });
  return {
    terpasang: installed,
    terakhir: last
      ? {
          mulai: jsonInstant(last.startedAt),
          selesai: jsonInstant(last.endedAt),
          kode_keluar: last.exitCode,
          dibuat: last.made,
          gagal: last.failed.map(({ code, period, reason }) => ({
            jadwal: code,
            periode: period,
            sebab: reason,
          })),
          tersisa: last.left,
        }
      : null,
    jumlah_laporan: count,
    laporan_terakhir: made.map(({ madeAt, code, period, files }) => ({
      dibuat: jsonInstant(madeAt),
      jadwal: code,
      periode: period,
      berkas: files.map(({ name }) => name),
    })),
    jatuh_tempo: due.map(report),
    berikutnya: next.map(report),
  };
}
