import type { CellObject } from 'write-excel-file/node';
import { parseDay } from '../../calendar/civil-date.ts';
import { dayMs } from '../../calendar/local-time.ts';
import type { ColumnKind } from './compliance-columns.ts';

/** A cell of a sheet; null is an empty one. */
export type SheetCell = CellObject | null;

const formats: Readonly<Record<Exclude<ColumnKind, 'text'>, string>> = {
  count: '#,##0',
  seconds: '[h]:mm:ss',
  percent: '0.0%',
  ratio: '0.00',
};

/** A figure as a typed cell: per cent as a fraction, seconds as a fraction of a day, empty where there is none. */
export function figureCell(value: string | number | undefined, kind: ColumnKind): SheetCell {
  if (value === undefined) return null;
  if (typeof value === 'string' || kind === 'text') return textCell(String(value));
  return { type: Number, value: value / divisors[kind], format: formats[kind] };
}

const divisors = { count: 1, seconds: dayMs / 1000, percent: 100, ratio: 1 } as const;

/** The longest text that a cell holds. */
const longest = 32_767;

/** A text as text, whatever it looks like; null for none. */
export function textCell(text: string | undefined): SheetCell {
  if (text === undefined || text === '') return null;
  return { type: String, value: text.replace(/\p{Cs}/gu, '\uFFFD').slice(0, longest) };
}

/** A day `YYYY-MM-DD` as a date; other text stays text. */
export function dayCell(text: string): SheetCell {
  const day = parseDay(text);
  return day === undefined
    ? textCell(text)
    : { type: Date, value: new Date(day * dayMs), format: 'd mmm yyyy' };
}

/** Heads of a sheet: bold, wrapped, with a line under them. */
export function headCells(titles: readonly string[]): SheetCell[] {
  return titles.map((value) => ({
    type: String,
    value,
    fontWeight: 'bold',
    wrap: true,
    alignVertical: 'center',
    bottomBorderStyle: 'thin',
  }));
}

/** The same cells in bold with a line above: a total. */
export function totalCells(cells: readonly SheetCell[]): SheetCell[] {
  return cells.map((cell) => (cell ? { ...cell, fontWeight: 'bold', topBorderStyle: 'thin' } : null));
}
