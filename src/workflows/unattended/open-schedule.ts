import type { Calendar } from '../../calendar/compile-calendar.ts';
import { UserError } from '../../host/errors.ts';
import type { Host } from '../../host/host.ts';
import type { ScheduledReport } from '../../office/office.ts';
import { scheduleProblems } from '../../office/schedule-entries.ts';
import { readLedger } from '../../record/report-ledger.ts';
import { type DuePlan, nextDue, type PeriodDue, planReports } from '../../schedule/due-periods.ts';
import { openCalendar, type Workspace } from '../office/workspace.ts';

/** The schedule of an office with what it is reckoned by. */
export type OpenedSchedule = { readonly workspace: Workspace; readonly calendar: Calendar };

/** What is due of the office's own reports. */
export type DuePeriod = PeriodDue<ScheduledReport>;

/** The schedule of an office. @throws UserError when there is none, or it asks for what cannot be done */
export function openSchedule(host: Host, workspace: Workspace): OpenedSchedule {
  const { office } = workspace;
  if (office.schedule.length === 0) throw new UserError(noSchedule(workspace.root));
  const problems = scheduleProblems(office);
  if (problems.length > 0) {
    const all = (language: 'id' | 'en'): string => problems.map((one) => one[language]).join('\n');
    throw new UserError({ id: all('id'), en: all('en') });
  }
  return { workspace, calendar: openCalendar(host, workspace) };
}

const noSchedule = (root: string) => ({
  id: `kantor di '${root}' belum mempunyai jadwal laporan. Tulis jadwal: di sop.config.yaml, misalnya - { kode: BULANAN, laporan: rekap, setiap: bulanan, format: [csv] }`,
  en: `the office in '${root}' has no schedule of reports yet. Write jadwal: in sop.config.yaml, such as - { kode: BULANAN, laporan: rekap, setiap: bulanan, format: [csv] }`,
});

/** What is due at an instant (epoch ms), by the ledger as it is now. */
export function duePlan(
  host: Host,
  { workspace, calendar }: OpenedSchedule,
  now: number,
): DuePlan<ScheduledReport> {
  return planReports({
    entries: workspace.office.schedule,
    made: readLedger(host, workspace.recordsFolder),
    now,
    calendar,
  });
}

/** When which report of each entry is due next, the nearest first. */
export function nextReports({ workspace, calendar }: OpenedSchedule, now: number): readonly DuePeriod[] {
  const all = workspace.office.schedule.flatMap((entry) => nextDue(entry, now, calendar) ?? []);
  return all.sort((a, b) => a.dueAt - b.dueAt);
}
