import { dayMs } from '../../calendar/local-time.ts';
import { dateTimeWords } from '../../calendar/print-date.ts';
import { UserError } from '../../host/errors.ts';
import { exitCodes } from '../../host/exit-codes.ts';
import { processLockHolder } from '../../record/process-lock.ts';
import { readLastRun, scheduleFolder } from '../../record/schedule-folder.ts';
import { duePlan, openSchedule } from '../unattended/open-schedule.ts';
import { type DoctorPlace, type Finding, good, warning, wrong } from './finding.ts';

const check = 'jadwal';

/** Whether reports come by themselves: the last run, what is overdue, a lock that nobody gives back. */
export function scheduleFindings(place: DoctorPlace): readonly Finding[] {
  if (place.workspace.office.schedule.length === 0)
    return [good(check, { id: 'tidak ada jadwal laporan', en: 'no schedule of reports' })];
  try {
    return [...overdue(place), lastRun(place), ...locked(place)];
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return [wrong(check, error.text, mendAndRun)];
  }
}

const mendAndRun = {
  id: 'perbaiki, lalu jalankan: sop report --due',
  en: 'mend it, then run: sop report --due',
};

function overdue({ host, workspace }: DoctorPlace): readonly Finding[] {
  const now = host.now();
  const plan = duePlan(host, openSchedule(host, workspace), now);
  const late = plan.make.filter(({ dueAt }) => now - dueAt > dayMs);
  if (late.length === 0) return [];
  const list = late.slice(0, 3).map(({ entry, period }) => `${entry.code} ${period.name}`);
  const more = late.length > 3 ? ', …' : '';
  return [
    warning(
      check,
      {
        id: `${late.length} laporan terlambat lebih dari sehari: ${list.join(', ')}${more}`,
        en: `${late.length} reports are late by more than a day: ${list.join(', ')}${more}`,
      },
      {
        id: 'jalankan: sop report --due; pasang supaya datang sendiri: sop schedule --install',
        en: 'run: sop report --due; install it so that they come by themselves: sop schedule --install',
      },
    ),
  ];
}

function lastRun({ host, workspace }: DoctorPlace): Finding {
  const folder = scheduleFolder(workspace.recordsFolder);
  const last = readLastRun(host, folder);
  if (!last) return warning(check, neverRan, install);
  const when = dateTimeWords(last.endedAt, workspace.office.zone);
  if (last.exitCode === exitCodes.ok)
    return good(check, { id: `terakhir berhasil ${when.id}`, en: `last success ${when.en}` });
  const why = last.failed.map(({ code, period, reason }) => `${code} ${period}: ${reason}`).join('; ');
  return wrong(
    check,
    {
      id: `terakhir berjalan ${when.id} dengan kode ${last.exitCode}${why ? ` (${why})` : ''}`,
      en: `ran last ${when.en} with exit code ${last.exitCode}${why ? ` (${why})` : ''}`,
    },
    {
      id: `lihat '${folder.log}', lalu jalankan: sop report --due`,
      en: `see '${folder.log}', then run: sop report --due`,
    },
  );
}

const neverRan = { id: 'jadwal belum pernah berjalan', en: 'the schedule never ran' };
const install = { id: 'pasang: sop schedule --install', en: 'install it: sop schedule --install' };

/** A lock of a running process is no finding, nor one of a dead one: the next start takes that away. */
function locked({ host, workspace }: DoctorPlace): readonly Finding[] {
  const { lock } = scheduleFolder(workspace.recordsFolder);
  const holder = processLockHolder(host.files, lock);
  if (holder === 'gone' || (holder !== 'strange' && host.machine.stateOf(holder) !== 'unknown')) return [];
  return [
    warning(
      check,
      {
        id: `terkunci oleh proses di komputer lain: '${lock}'`,
        en: `locked by a process of another computer: '${lock}'`,
      },
      {
        id: 'bila di sana tidak ada sop yang berjalan, hapus berkas itu',
        en: 'if no sop is running there, delete that file',
      },
    ),
  ];
}
