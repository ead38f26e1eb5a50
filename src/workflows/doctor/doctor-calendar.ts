import { yearsWithoutData } from '../../calendar/compile-calendar.ts';
import { dayMs, localParts } from '../../calendar/local-time.ts';
import { printDateTime } from '../../calendar/print-date.ts';
import { UserError } from '../../host/errors.ts';
import { readLedger } from '../../record/report-ledger.ts';
import { readLastRun, scheduleFolder } from '../../record/schedule-folder.ts';
import { openCalendar } from '../office/workspace.ts';
import type { DoctorPlace, Finding } from './doctor-checks.ts';

/** Whether the holidays of this year are known, and those of the next one once its decree is usually out. */
export function calendarFindings({ context, workspace }: DoctorPlace): readonly Finding[] {
  if (!workspace) return [];
  const now = context.host.now();
  try {
    const calendar = openCalendar(context.host, workspace);
    const unknown = yearsWithoutData(calendar, now, now + 365 * dayMs);
    if (unknown.length === 0)
      return [
        {
          check: 'kalender',
          level: 'good',
          text: {
            id: `${calendar.data.title}: hari libur setahun ke depan diketahui`,
            en: `${calendar.data.title}: the holidays of the coming year are known`,
          },
        },
      ];
    const list = unknown.join(', ');
    const { year, month } = localParts(now, calendar.zone);
    return [
      {
        check: 'kalender',
        level: unknown.includes(year) || month >= 10 ? 'warning' : 'good',
        text: {
          id: `hari libur tahun ${list} belum ada di kalender`,
          en: `the calendar has no holidays for ${list}`,
        },
        advice: {
          id: 'perbarui program ini, atau tulis hari liburnya (SKB) di kalender kantor sendiri',
          en: "update this program, or write the decree's holidays into a calendar of the office",
        },
      },
    ];
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const advice = { id: 'perbaiki kalender: di sop.config.yaml', en: 'mend kalender: in sop.config.yaml' };
    return [{ check: 'kalender', level: 'wrong', text: error.text, advice }];
  }
}

/** Nothing was recorded by this program before then. */
const earliest = Date.UTC(2024, 0, 1);

/** Whether the clock can be right: not before what is in the records. The zone of the computer does not matter; it is told. */
export function clockFindings({ context, workspace }: DoctorPlace): readonly Finding[] {
  if (!workspace) return [];
  const { host } = context;
  const { zone } = workspace.office;
  const now = host.now();
  const known = lastKnown(context, workspace.recordsFolder);
  const wrong = now < Math.max(earliest, known - dayMs / 24);
  const shown = `${printDateTime(now, zone)} (${zone})`;
  if (wrong)
    return [
      {
        check: 'jam',
        level: 'wrong',
        text: {
          id: `jam komputer ${shown} lebih awal dari catatan terakhir (${printDateTime(known, zone)})`,
          en: `the computer's clock says ${shown}, before the last record (${printDateTime(known, zone)})`,
        },
        advice: {
          id: 'setel jam komputer, sebaiknya dengan NTP',
          en: 'set the clock of the computer, best by NTP',
        },
      },
    ];
  const own = host.machine.zone;
  const other = own === zone ? '' : own;
  return [
    {
      check: 'jam',
      level: 'good',
      text: {
        id: `${shown}${other ? `; zona komputer ${other} tidak dipakai` : ''}`,
        en: `${shown}${other ? `; the computer's zone ${other} is not used` : ''}`,
      },
    },
  ];
}

function lastKnown({ host }: DoctorPlace['context'], records: string): number {
  const ran = readLastRun(host, scheduleFolder(records))?.endedAt ?? 0;
  try {
    return readLedger(host, records).reduce((latest, { madeAt }) => Math.max(latest, madeAt), ran);
  } catch (error) {
    if (error instanceof UserError) return ran;
    throw error;
  }
}
