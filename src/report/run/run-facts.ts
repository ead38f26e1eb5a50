import { codeCell, instantCell, linesCell, textCell } from '../blocks/cell.ts';
import type { Field } from '../blocks/identity.ts';
import { personText } from '../blocks/person-line.ts';
import type { RunReportInput } from '../blocks/report-input.ts';

/** The facts of the run that stand beside the SOP's own fields: part, run, times with zone, people, calendar. */
export function runFacts({
  part,
  state,
  runId,
  zone,
  calendar,
  calendarRule,
}: RunReportInput): readonly Field[] {
  const { closedAt } = state;
  return [
    { label: 'Bagian', value: textCell(part.name) },
    { label: 'Nomor Pelaksanaan', value: codeCell(runId) },
    { label: 'Dibuka', value: instantCell(state.openedAt, zone) },
    {
      label: 'Ditutup',
      value: closedAt === undefined ? textCell('belum ditutup') : instantCell(closedAt, zone),
    },
    {
      label: 'Petugas',
      value: linesCell(state.people.map(personText)),
    },
    { label: 'Kalender', value: textCell([calendar, calendarRule].filter((text) => text).join('; ')) },
  ];
}
