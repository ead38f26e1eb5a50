import type { GroupSummary } from '../../compliance/summary.ts';
import { visibleText } from '../blocks/visible-text.ts';
import { complianceColumns } from './compliance-columns.ts';
import type { ComplianceDocument } from './compliance-document.ts';

/**
 * The groups and their total as CSV by RFC 4180: commas, CRLF, a head of keys, decimal points, empty where there was nothing
 * to count. The first column says whether a row is a group (`kelompok`) or the total (`jumlah`).
 */
export function complianceCsv({ summary, trace }: ComplianceDocument): string {
  const head = ['baris', ...complianceColumns.map((column) => column.key)];
  const row = (kind: string, group: GroupSummary): readonly string[] => [
    kind,
    ...complianceColumns.map((column) => {
      const value = column.value(group);
      return typeof value === 'string' ? csvText(value) : String(value ?? '');
    }),
    ...(trace ? [csvText(group.runs.join(' '))] : []),
  ];
  const rows = [
    trace ? [...head, 'daftar_pelaksanaan'] : head,
    ...summary.groups.map((group) => row('kelompok', group)),
    row('jumlah', summary.total),
  ];
  return rows.map((cells) => `${cells.map(quoted).join(',')}\r\n`).join('');
}

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
