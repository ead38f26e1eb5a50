import { localDate } from '../../calendar/local-time.ts';
import { type Cell, codeCell, dateCell, numberCell, textCell } from '../blocks/cell.ts';
import { type Column, cellRow, nothing, type Table } from '../blocks/table.ts';
import type { RecapInput } from './recap-input.ts';

const narrow = (title: string, width = 54): Column => ({ title, width, align: 'center' });

/** The runs that are counted: when each was opened and closed, and what it comes to in the period. */
export function runsTable({ byRun, closedRuns, zone }: RecapInput): Table {
  const runs = new Map(closedRuns.map((one) => [one.run, one]));
  const day = (at: number | undefined): Cell => dateCell(at === undefined ? undefined : localDate(at, zone));
  const rows = byRun.groups.map((group) =>
    cellRow(
      codeCell(group.key),
      textCell(runs.get(group.key)?.part ?? group.label.id),
      day(runs.get(group.key)?.spans[0]?.from),
      day(runs.get(group.key)?.spans.at(-1)?.to),
      numberCell(group.activities),
      numberCell(group.sesuai),
      numberCell(group.tidakSesuai),
      numberCell(group.onTime),
      numberCell(group.late),
    ),
  );
  return {
    title: 'Lampiran: pelaksanaan yang dihitung',
    bookmark: 'Lampiran',
    columns: [
      narrow('NOMOR', 70),
      { title: 'BAGIAN', width: 110, grow: 1, align: 'left' },
      narrow('DIBUKA', 90),
      narrow('DITUTUP', 90),
      narrow('DIJAWAB'),
      narrow('SESUAI'),
      narrow('TIDAK SESUAI'),
      narrow('TEPAT WAKTU'),
      narrow('TERLAMBAT', 60),
    ],
    rows: rows.length === 0 ? [nothing] : rows,
  };
}
