import { hourMs, zoneOffset } from '../../calendar/local-time.ts';
import { ratePercent, wholeSeconds } from '../../compliance/figure-columns.ts';
import { type Cell, textCell, type Value } from '../blocks/cell.ts';
import { rounded, symbolWords, valueText } from '../blocks/printed-cell.ts';
import type { ReportDocument } from '../blocks/report-document.ts';
import type { Column, Table, TableRow } from '../blocks/table.ts';

/** The heads of a table with their common heading before them; none where it has none. */
export function tableHeads(columns: readonly Column[]): readonly string[] {
  const heads = columns.map(({ title, group }, index) => {
    if (group === undefined) return title;
    if (title !== '') return `${group}: ${title}`;
    return columns[index - 1]?.group === group ? '' : group;
  });
  return heads.some((head) => head !== '') ? heads : [];
}

/** The cells of a row; a band is one cell. */
export const rowCells = (row: TableRow): readonly Cell[] =>
  row.kind === 'band' ? [textCell(row.text)] : row.cells;

/** A table as data: what stands below a value on paper has a column of its own beside it. */
type DataTable = {
  readonly name: string;
  readonly title: string | undefined;
  readonly heads: readonly string[];
  readonly rows: readonly (readonly Value[])[];
};

/** The tables of a report, for JSON, CSV and workbooks. */
export const dataTables = ({ sections }: ReportDocument): readonly DataTable[] =>
  sections
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) => (block.kind === 'table' ? [dataTable(block.name, block.table)] : []));

function dataTable(name: string, { title, columns, rows }: Table): DataTable {
  const cells = rows.map(rowCells);
  const asides = columns.map((_column, index) => [
    ...new Set(cells.flatMap((row) => (row[index]?.below ?? []).map(({ head }) => head))),
  ]);
  const aside = ({ below = [] }: Cell, head: string): Value =>
    below.find((one) => one.head === head)?.value ?? textCell(undefined);
  const beside = <T>(one: T, index: number, of: (head: string) => T): readonly T[] => [
    one,
    ...(asides[index] ?? []).map(of),
  ];
  return {
    name,
    title,
    heads: tableHeads(columns).flatMap((head, index) => {
      const group = columns[index]?.group;
      return beside(head, index, (one) => (group === undefined ? one : `${group}: ${one}`));
    }),
    rows: cells.map((row, at) =>
      rows[at]?.kind === 'band'
        ? row
        : row.flatMap((cell, index) => beside<Value>(cell, index, (head) => aside(cell, head))),
    ),
  };
}

/**
 * What data hold of a value, by one rule: counts and figures as numbers, working time as whole seconds (rounded down), shares as parts of
 * 1 to three places, dates and moments by ISO 8601 (a moment with its offset), lists as lists, texts and codes as they are; null for nothing.
 */
export function dataOf(value: Value): string | number | null | readonly string[] {
  switch (value.kind) {
    case 'none':
      return null;
    case 'number':
      return rounded(value);
    case 'duration':
      return wholeSeconds(value.ms) ?? null;
    case 'share':
      return Math.round((ratePercent(value.share) ?? 0) * 10) / 1000;
    case 'date':
      return value.date;
    case 'instant':
      return `${localTime(value).toISOString().slice(0, 19)}+0${zoneOffset(value.zone) / hourMs}:00`;
    case 'list':
      return value.items;
    case 'symbol':
      return symbolWords(value);
    case 'code':
    case 'text':
      return value.text;
    case 'prose':
      return valueText(value);
  }
}

/** A date whose UTC parts are what the zone's clock shows at the moment. */
export const localTime = ({ at, zone }: Extract<Value, { kind: 'instant' }>): Date =>
  new Date(at + zoneOffset(zone));
