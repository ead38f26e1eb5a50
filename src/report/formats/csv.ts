import type { Value } from '../blocks/cell.ts';
import type { ReportDocument } from '../blocks/report-document.ts';
import { visibleText } from '../blocks/visible-text.ts';
import { dataOf, dataTables } from './table-rows.ts';

/**
 * All tables of a report in one CSV: a line for each value with its table, row, column and, where a number has one, its unit; values by
 * {@link dataOf}, a list with an item a line.
 */
export function reportCsv(report: ReportDocument): string {
  const lines = dataTables(report).flatMap(({ name, heads, rows }) =>
    rows.flatMap((row, index) =>
      row.map((value, column) => [
        csvText(name),
        String(index + 1),
        csvText(heads[column] ?? ''),
        csvValue(value),
        units[value.kind] ?? '',
      ]),
    ),
  );
  return csvLines([['tabel', 'baris', 'kolom', 'isi', 'satuan'], ...lines]);
}

const units: Partial<Record<Value['kind'], string>> = { duration: 'detik', share: 'bagian' };

function csvValue(value: Value): string {
  const data = dataOf(value);
  if (typeof data === 'number') return String(data);
  return csvText(typeof data === 'string' ? data : (data ?? []).join('\n'));
}

/** Rows as CSV by RFC 4180: commas, CRLF. */
export const csvLines = (rows: readonly (readonly string[])[]): string =>
  rows.map((cells) => `${cells.map(quoted).join(',')}\r\n`).join('');

/** A cell between quotes where it holds what would end it. */
export function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** A text for a cell: nothing in it is obeyed, neither by a terminal nor by a spreadsheet. */
export const csvText = (text: string): string => withoutFormula(visibleText(text, () => true));

const formula = /^\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/;
const plainNumber = /^[+-]?\d+(?:[.,]\d+)?$/;

/** Text that a spreadsheet would run as a formula gets an apostrophe before it; a plain number stays as it is. */
export function withoutFormula(text: string): string {
  return formula.test(text) && !plainNumber.test(text) ? `'${text}` : text;
}
