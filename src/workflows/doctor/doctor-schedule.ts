import { dayMs } from '../../calendar/local-time.ts';
import { printDateTime } from '../../calendar/print-date.ts';
import { UserError } from '../../host/errors.ts';
import { processLockHolder } from '../../record/process-lock.ts';
import { readLastRun, scheduleFolder } from '../../record/schedule-folder.ts';
import { duePlan, openSchedule } from '../unattended/open-schedule.ts';
import type { DoctorPlace, Finding } from './doctor-checks.ts';

/** Whether reports come by themselves: the last run, what is overdue, a lock that nobody gives back. */
export function scheduleFindings({ context, workspace }: DoctorPlace): readonly Finding[] {
  if (!workspace) return [];
  if (workspace.office.schedule.length === 0)
    return [
      {
        check: 'jadwal',
        level: 'good',
        text: { id: 'tidak ada jadwal laporan', en: 'no schedule of reports' },
      },
    ];
  try {
    return [...overdue(context), ...lastRun(context, workspace), ...locked(context, workspace)];
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const advice = {
      id: 'perbaiki, lalu jalankan: sop report --due',
      en: 'mend it, then run: sop report --due',
    };
    return [{ check: 'jadwal', level: 'wrong', text: error.text, advice }];
  }
}

type Place = Required<DoctorPlace>;

function overdue(context: Place['context']): readonly Finding[] {
  const now = context.host.now();
  const late = duePlan(context, openSchedule(context), now).make.filter(({ dueAt }) => now - dueAt > dayMs);
  if (late.length === 0) return [];
  const list = late.slice(0, 3).map(({ entry, period }) => `${entry.code} ${period.name}`);
  const more = late.length > 3 ? ', …' : '';
  return [
    {
      check: 'jadwal',
      level: 'warning',
      text: {
        id: `${late.length} laporan terlambat lebih dari sehari: ${list.join(', ')}${more}`,
        en: `${late.length} reports are late by more than a day: ${list.join(', ')}${more}`,
      },
      advice: {
        id: 'jalankan: sop report --due; pasang supaya datang sendiri: sop schedule --install',
        en: 'run: sop report --due; install it so that they come by themselves: sop schedule --install',
      },
    },
  ];
}

function lastRun(
  { host }: Place['context'],
  { office, recordsFolder }: Place['workspace'],
): readonly Finding[] {
  const folder = scheduleFolder(recordsFolder);
  const last = readLastRun(host, folder);
  if (!last)
    return [
      {
        check: 'jadwal',
        level: 'warning',
        text: { id: 'jadwal belum pernah berjalan', en: 'the schedule never ran' },
        advice: { id: 'pasang: sop schedule --install', en: 'install it: sop schedule --install' },
      },
    ];
  const when = printDateTime(last.endedAt, office.zone);
  if (last.exitCode === 0)
    return [
      {
        check: 'jadwal',
        level: 'good',
        text: { id: `terakhir berhasil ${when}`, en: `last success ${when}` },
      },
    ];
  const why = last.failed.map(({ code, period, reason }) => `${code} ${period}: ${reason}`).join('; ');
  return [
    {
      check: 'jadwal',
      level: 'wrong',
      text: {
        id: `terakhir berjalan ${when} dengan kode ${last.exitCode}${why ? ` (${why})` : ''}`,
        en: `ran last ${when} with exit code ${last.exitCode}${why ? ` (${why})` : ''}`,
      },
      advice: {
        id: `lihat '${folder.log}', lalu jalankan: sop report --due`,
        en: `see '${folder.log}', then run: sop report --due`,
      },
    },
  ];
}

/** A lock of a running process is no finding, nor one of a dead one: the next start takes that away. */
function locked({ host }: Place['context'], { recordsFolder }: Place['workspace']): readonly Finding[] {
  const { lock } = scheduleFolder(recordsFolder);
  const holder = processLockHolder(host.files, lock);
  if (holder === 'gone' || (holder !== 'strange' && host.machine.stateOf(holder) !== 'unknown')) return [];
  return [
    {
      check: 'jadwal',
      level: 'warning',
      text: {
        id: `terkunci oleh proses di komputer lain: '${lock}'`,
        en: `locked by a process of another computer: '${lock}'`,
      },
      advice: {
        id: 'bila di sana tidak ada sop yang berjalan, hapus berkas itu',
        en: 'if no sop is running there, delete that file',
      },
    },
  ];
}
