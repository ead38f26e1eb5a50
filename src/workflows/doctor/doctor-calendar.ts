import { civilDate } from '../../calendar/civil-date.ts';
import { yearsWithoutData } from '../../calendar/compile-calendar.ts';
import { dayMs, hourMs, localDay } from '../../calendar/local-time.ts';
import { dateTimeWords } from '../../calendar/print-date.ts';
import { UserError } from '../../host/errors.ts';
import type { Host } from '../../host/host.ts';
import { readLedger } from '../../record/report-ledger.ts';
import { readLastRun, scheduleFolder } from '../../record/schedule-folder.ts';
import { openCalendar } from '../office/workspace.ts';
import { type DoctorPlace, type Finding, good, warning, wrong } from './finding.ts';

/** Whether the holidays of this year are known, and those of the next one once its decree is usually out. */
export function calendarFindings({ host, workspace }: DoctorPlace): readonly Finding[] {
  const now = host.now();
  try {
    const calendar = openCalendar(host, workspace);
    const unknown = yearsWithoutData(calendar, now, now + 365 * dayMs);
    if (unknown.length === 0)
      return [
        good('kalender', {
          id: `${calendar.data.title}: hari libur setahun ke depan diketahui`,
          en: `${calendar.data.title}: the holidays of the coming year are known`,
        }),
      ];
    const list = unknown.join(', ');
    const { year, month } = civilDate(localDay(now, calendar.zone));
    const late = unknown.includes(year) || month >= 10;
    const finding = warning(
      'kalender',
      {
        id: `hari libur tahun ${list} belum ada di kalender`,
        en: `the calendar has no holidays for ${list}`,
      },
      {
        id: 'perbarui program ini, atau tulis hari liburnya (SKB) di kalender kantor sendiri',
        en: "update this program, or write the decree's holidays into a calendar of the office",
      },
    );
    return [late ? finding : { ...finding, level: 'good' }];
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const advice = { id: 'perbaiki kalender: di sop.config.yaml', en: 'mend kalender: in sop.config.yaml' };
    return [wrong('kalender', error.text, advice)];
  }
}

/** Nothing was recorded by this program before then. */
const earliest = Date.UTC(2024, 0, 1);

/** Whether the clock can be right: not before what is in the records. The zone of the computer does not matter; it is told. */
export function clockFindings({ host, workspace }: DoctorPlace): readonly Finding[] {
  const { zone } = workspace.office;
  const now = host.now();
  const known = lastKnown(host, workspace.recordsFolder);
  const [shown, last] = [dateTimeWords(now, zone), dateTimeWords(known, zone)];
  if (now < Math.max(earliest, known - hourMs))
    return [
      wrong(
        'jam',
        {
          id: `jam komputer ${shown.id} (${zone}) lebih awal dari catatan terakhir (${last.id})`,
          en: `the computer's clock says ${shown.en} (${zone}), before the last record (${last.en})`,
        },
        { id: 'setel jam komputer, sebaiknya dengan NTP', en: 'set the clock of the computer, best by NTP' },
      ),
    ];
  const own = host.machine.zone;
  return [
    good('jam', {
      id: `${shown.id} (${zone})${own === zone ? '' : `; zona komputer ${own} tidak dipakai`}`,
      en: `${shown.en} (${zone})${own === zone ? '' : `; the computer's zone ${own} is not used`}`,
    }),
  ];
}

function lastKnown(host: Host, records: string): number {
  const ran = readLastRun(host, scheduleFolder(records))?.endedAt ?? 0;
  try {
    return readLedger(host, records).reduce((latest, { madeAt }) => Math.max(latest, madeAt), ran);
  } catch (error) {
    if (error instanceof UserError) return ran;
    throw error;
  }
}
