import { printDateTime } from '../../calendar/print-date.ts';
import { actionWords, saidWith } from '../../checklist/action-words.ts';
import { instantCell, textCell } from '../blocks/cell.ts';
import { type Column, cellRow, type Table } from '../blocks/table.ts';
import type { RunReportInput } from './run-input.ts';

const column = (title: string, width: number, grow = 0): Column => ({ title, width, grow, align: 'left' });

/** What came after the close. */
export function lateActTable({ state, zone }: RunReportInput): readonly Table[] {
  if (state.lateActs.length === 0) return [];
  const rows = state.lateActs.map((act) =>
    cellRow(
      instantCell(act.stamp.at, zone),
      textCell(act.stamp.by.name),
      textCell(actionWords(act).id),
      textCell(saidWith(act)),
    ),
  );
  const columns = [
    column('WAKTU', 130),
    column('OLEH', 130),
    column('TINDAKAN', 150, 1),
    column('KETERANGAN', 200, 1),
  ];
  return [{ title: 'Sesudah ditutup, belum dihitung', columns, rows }];
}

/** What befell the record: acts after the close, damage that was passed over, earlier reports that do not hold everything. */
export function historyStatements({ state, zone, despite, doubts }: RunReportInput): readonly string[] {
  const outdated = state.reports.filter((report) => report.outdated);
  const late = state.lateActs.length;
  const dropped = state.acceptanceDropped ? ' Penerimaannya gugur.' : '';
  return [
    ...(late === 0
      ? []
      : [`${late} tindakan datang sesudah pelaksanaan ditutup dan tidak dihitung di laporan ini.${dropped}`]),
    ...(despite === undefined ? [] : [`Catatan RUSAK ketika laporan ini dibuat: ${despite}`]),
    ...(doubts === undefined
      ? []
      : [`Catatan BELUM DAPAT DINILAI ketika laporan ini dibuat: ${doubts}. Nilai lagi: sop verify.`]),
    ...state.despiteDamage.map(
      ({ act, at, by, reason }) =>
        `${act === 'close' ? 'Ditutup' : 'Ditelaah'} meski catatan rusak, ${printDateTime(at, zone)}, ${by.name}: ${reason}`,
    ),
    ...outdated.map(
      ({ file, at, sha256 }) =>
        `Laporan baru: sesudah ${file} dibuat (${printDateTime(at, zone)}, SHA-256 ${sha256.slice(0, 16)}) catatan bertambah.`,
    ),
  ];
}
