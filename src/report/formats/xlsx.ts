import type { CellObject } from 'write-excel-file/node';
import writeXlsxFile from 'write-excel-file/node';
import { parseDay } from '../../calendar/civil-date.ts';
import { dayMs } from '../../calendar/local-time.ts';
import type { Value } from '../blocks/cell.ts';
import type { ReportDocument } from '../blocks/report-document.ts';
import { dataOf, dataTables, localTime } from './table-rows.ts';

/** A sheet of a workbook in values. */
export type WorkbookSheet = {
  readonly name: string;
  /** Stay in sight above the rows; none if empty. */
  readonly heads: readonly string[];
  readonly rows: readonly (readonly Value[])[];
  /** Widths of the columns in characters. */
  readonly widths: readonly number[];
  /** Columns at the left that stay in sight. */
  readonly fixed?: number;
  /** What is dressed otherwise: the last row as a total, or the first cell of each row as a name. */
  readonly dressed?: 'total' | 'names';
};

/** A report as a workbook with a sheet for each table, every value as what it is. The same report gives the same bytes. */
export function reportWorkbook(report: ReportDocument): Promise<Uint8Array> {
  const names = new Set<string>();
  return workbookBytes(
    dataTables(report).map(({ name, heads, rows }) => {
      const width = Math.max(heads.length, ...rows.map((row) => row.length));
      return { name: sheetName(name, names), heads, rows, widths: Array.from({ length: width }, () => 22) };
    }),
  );
}

/** An Office Open XML workbook (ECMA-376); the same sheets give the same bytes. */
export async function workbookBytes(sheets: readonly WorkbookSheet[]): Promise<Uint8Array> {
  const written = sheets.map(({ name, heads, rows, widths, fixed, dressed }) => ({
    sheet: name,
    data: [
      ...(heads.length > 0 ? [heads.map(headCell)] : []),
      ...rows.map((row, index) => {
        const cells = row.map(sheetCell);
        if (dressed === 'names')
          return cells.map((cell, column) => (column === 0 ? headCell(String(cell?.value)) : cell));
        return dressed === 'total' && index === rows.length - 1 ? cells.map(totalCell) : cells;
      }),
    ],
    columns: widths.map((width) => ({ width })),
    ...(heads.length > 0 ? { stickyRowsCount: 1 } : {}),
    ...(fixed === undefined ? {} : { stickyColumnsCount: fixed }),
  }));
  return withoutZipTimes(await writeXlsxFile(written).toBuffer());
}

/** At most 31 characters, none that a workbook forbids, and no name twice. */
function sheetName(text: string, taken: Set<string>): string {
  const plain =
    text
      .replace(/[[\]:*?/\\]/g, ' ')
      .trim()
      .slice(0, 28) || 'Tabel';
  let name = plain;
  for (let number = 2; taken.has(name.toLowerCase()); number++) name = `${plain} ${number}`.slice(0, 31);
  taken.add(name.toLowerCase());
  return name;
}

/** A cell of a sheet; null is an empty one. */
type SheetCell = CellObject | null;

/** A value as a spreadsheet has it: working time as a part of a day, a day and a moment by the clock of its zone as a date. */
function sheetCell(value: Value): SheetCell {
  switch (value.kind) {
    case 'number': {
      const { decimals = 0 } = value;
      return numberCell(Number(dataOf(value)), decimals === 0 ? '#,##0' : `0.${'0'.repeat(decimals)}`);
    }
    case 'duration':
      return numberCell((Number(dataOf(value)) * 1000) / dayMs, '[h]:mm:ss');
    case 'share':
      return numberCell(Number(dataOf(value)), '0.0%');
    case 'date':
      return dayCell(value.date);
    case 'instant':
      return { type: Date, value: localTime(value), format: 'd mmm yyyy hh:mm' };
    case 'code':
      return textCell(value.text, '@');
    default: {
      const data = dataOf(value);
      return textCell(Array.isArray(data) ? data.join('\n') : String(data ?? ''));
    }
  }
}

const numberCell = (value: number, format: string): SheetCell => ({ type: Number, value, format });

/** The longest text that a cell holds. */
const longest = 32_767;

/** A text as text, whatever it looks like; null for an empty one. */
function textCell(text: string, format?: string): SheetCell {
  if (text === '') return null;
  const value = text.replace(/\p{Cs}/gu, '\uFFFD').slice(0, longest);
  return { type: String, value, ...(format === undefined ? {} : { format }) };
}

/** A day as a date; what has no day or is none stays text. */
function dayCell(text: string): SheetCell {
  const day = parseDay(text);
  return day === undefined
    ? textCell(text)
    : { type: Date, value: new Date(day * dayMs), format: 'd mmm yyyy' };
}

/** A head: bold, wrapped, with a line under it. */
const headCell = (value: string): SheetCell => ({
  type: String,
  value,
  fontWeight: 'bold',
  wrap: true,
  alignVertical: 'center',
  bottomBorderStyle: 'thin',
});

/** The same cell in bold with a line above. */
const totalCell = (cell: SheetCell): SheetCell =>
  cell ? { ...cell, fontWeight: 'bold', topBorderStyle: 'thin' } : null;

const endOfDirectory = 0x06054b50;
const endLength = 22;
const entryLength = 46;
/** 1 January 1980 0.00, the first moment that a ZIP file can name, as its time and date words. */
const firstMoment = 0x00210000;

/**
 * The same ZIP file (APPNOTE 6.3) with the moments of writing taken out of its directory and of its entries, so that the
 * same content gives the same bytes.
 * @throws RangeError when the bytes are no ZIP file or one with a comment
 */
function withoutZipTimes(zip: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(zip);
  const view = new DataView(bytes.buffer);
  const end = bytes.length - endLength;
  if (view.getUint32(end, true) !== endOfDirectory) throw new RangeError('no end of a ZIP directory');
  let entry = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    view.setUint32(entry + 12, firstMoment, true);
    view.setUint32(view.getUint32(entry + 42, true) + 10, firstMoment, true);
    entry +=
      entryLength +
      view.getUint16(entry + 28, true) +
      view.getUint16(entry + 30, true) +
      view.getUint16(entry + 32, true);
  }
  return bytes;
}
