import { printDateTime } from '../../calendar/print-date.ts';
import type { Field } from '../blocks/identity.ts';
import { personText } from '../blocks/person-line.ts';
import type { RunReportInput } from '../blocks/report-input.ts';
import { textCell } from '../blocks/table-data.ts';

/** The facts of the run that stand beside the SOP's own fields: part, run, times with zone, people, calendar. */
export function runFacts({
  part,
  state,
  runId,
  zone,
  calendar,
  calendarRule,
}: RunReportInput): readonly Field[] {
  const closed = state.closedAt === undefined ? 'belum ditutup' : printDateTime(state.closedAt, zone);
  return [
    { label: 'Bagian', value: textCell(part.name) },
    { label: 'Nomor Pelaksanaan', value: textCell(runId) },
    { label: 'Dibuka', value: textCell(printDateTime(state.openedAt, zone)) },
    { label: 'Ditutup', value: textCell(closed) },
    {
      label: 'Petugas',
      value: { paragraphs: state.people.map((person) => ({ runs: [{ text: personText(person) }] })) },
    },
    { label: 'Kalender', value: textCell([calendar, calendarRule].filter((text) => text).join('; ')) },
  ];
}
