import type { Cell } from '../blocks/cell.ts';
import { printedCell } from '../blocks/printed-cell.ts';
import type { Column } from '../blocks/table.ts';
import { type Line, layLines, lineHeight, type Style } from './lines.ts';
import { drawLine, type Sheet } from './sheet.ts';
import { drawSymbol, type LaidSymbol, laySymbol } from './symbols.ts';

/** A column with its place: `x` from the left edge of the table and `width`, points. */
export type PlacedColumn = Column & { readonly x: number };

/** Spreads columns over the width: spare width by their share, and when there is too little all shrink alike. */
export function placeColumns(columns: readonly Column[], width: number): readonly PlacedColumn[] {
  const natural = columns.reduce((sum, column) => sum + column.width, 0);
  const shares = columns.reduce((sum, column) => sum + (column.grow ?? 0), 0);
  const spare = Math.max(0, width - natural);
  const shrink = Math.min(1, width / natural);
  let x = 0;
  return columns.map((column, index) => {
    const share = shares > 0 ? (column.grow ?? 0) / shares : 1 / columns.length;
    const last = index === columns.length - 1;
    const placed = { ...column, x, width: last ? width - x : column.width * shrink + spare * share };
    x += placed.width;
    return placed;
  });
}

/** Space between the rules of a table and what is in its cells, points. */
export const padding = { x: 3, y: 2.5 };

/** A cell measured for its column: `x` from the left edge of the table. */
export type LaidCell = {
  readonly x: number;
  readonly width: number;
  readonly align: Column['align'];
  readonly middle: boolean;
  readonly lines: readonly Line[];
  readonly symbol?: LaidSymbol;
};

/** Where a cell stands in the table and how its text is aligned. */
export type CellPlace = Pick<LaidCell, 'x' | 'width' | 'align' | 'middle'>;

/** Breaks the text of a cell into lines and measures its symbol. */
export function layCell(cell: Cell, place: CellPlace, style: Style, measure: Sheet['measure']): LaidCell {
  const inner = place.width - 2 * padding.x;
  const lines = layLines(printedCell(cell), inner, style, measure);
  return { ...place, lines, ...(cell.kind === 'symbol' ? { symbol: laySymbol(cell, inner, measure) } : {}) };
}

/** The height a row needs for these cells, rules and padding included, points. */
export function rowHeight(cells: readonly LaidCell[], style: Style): number {
  const heights = cells.map(({ lines, symbol }) =>
    Math.max(lines.length * lineHeight(style.size), symbol?.height ?? 0),
  );
  return Math.max(lineHeight(style.size), ...heights) + 2 * padding.y;
}

/** Draws what is in a cell. */
export function drawCell(
  sheet: Sheet,
  cell: LaidCell,
  box: { x: number; y: number; height: number },
  style: Style,
): void {
  const left = box.x + cell.x + padding.x;
  const inner = cell.width - 2 * padding.x;
  const text = cell.lines.length * lineHeight(style.size);
  const top = cell.middle ? box.y + (box.height - text) / 2 : box.y + padding.y;
  cell.lines.forEach((line, index) => {
    const shift = cell.align === 'center' ? (inner - line.end) / 2 : 0;
    drawLine(sheet, line, left + shift, top + index * lineHeight(style.size), style);
  });
  if (cell.symbol) drawSymbol(sheet, cell.symbol, left + inner / 2, box.y + box.height / 2);
}
