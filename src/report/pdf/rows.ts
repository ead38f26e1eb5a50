import { textCell } from '../blocks/cell.ts';
import type { TableRow } from '../blocks/table.ts';
import { drawCell, type LaidCell, layCell, padding, rowHeight } from './cells.ts';
import type { PlacedColumn } from './columns.ts';
import { layLines, lineHeight, type Style } from './lines.ts';
import type { Sheet } from './sheet.ts';

/** A row measured: its cells with their lines, and the height it takes. */
export type LaidRow = {
  readonly cells: readonly LaidCell[];
  readonly height: number;
  readonly band: boolean;
};

/** Measures a row, at least `least` points high; a band becomes one cell over the whole width, as high as its text. */
export function layRow(
  row: TableRow,
  columns: readonly PlacedColumn[],
  style: Style,
  measure: Sheet['measure'],
  least = 0,
): LaidRow {
  if (row.kind === 'band') {
    const cells = [layBand(row, columns, style, measure)];
    return { cells, height: rowHeight(cells, style), band: true };
  }
  const cells = layCells(row.cells, columns, style, measure);
  return { cells, height: Math.max(least, rowHeight(cells, style)), band: false };
}

function layCells(
  cells: Extract<TableRow, { kind: 'cells' }>['cells'],
  columns: readonly PlacedColumn[],
  style: Style,
  measure: Sheet['measure'],
): readonly LaidCell[] {
  return columns.map((column, index) => {
    const { x, width, align, middle = align === 'center' } = column;
    return layCell(cells[index] ?? textCell(''), { x, width, align, middle }, style, measure);
  });
}

function layBand(
  band: Extract<TableRow, { kind: 'band' }>,
  columns: readonly PlacedColumn[],
  style: Style,
  measure: Sheet['measure'],
): LaidCell {
  const width = columns.reduce((sum, column) => sum + column.width, 0);
  const cell = textCell(band.text, { bold: band.bold === true });
  return layCell(cell, { x: 0, width, align: 'left', middle: true }, style, measure);
}

/** Draws a row with its rules; its top left corner is at (x, y). */
export function drawRow(sheet: Sheet, row: LaidRow, place: { x: number; y: number }, style: Style): void {
  const box = { ...place, height: row.height };
  const width = row.cells.reduce((sum, cell) => sum + cell.width, 0);
  const uprights = row.cells.slice(1).map((cell) => place.x + cell.x);
  sheet.tags.artifact(() => sheet.ink.box({ ...box, width }, uprights));
  sheet.tags.group('TR', () => {
    for (const cell of row.cells) sheet.tags.mark('TD', () => drawCell(sheet, cell, box, style));
  });
}

const continued = '(lanjutan)';

/** How much of a row a height can take, split between lines. */
export type SplitRow = { readonly head: LaidRow; readonly rest: LaidRow };

/**
 * Splits a row that is taller than a page: `head` fills `height`, `rest` says in the first line of
 * its first text cell that it goes on. The symbols stay with the head.
 */
export function splitRow(row: LaidRow, height: number, style: Style, measure: Sheet['measure']): SplitRow {
  const fit = Math.max(2, Math.floor((height - 2 * padding.y) / lineHeight(style.size)));
  const part = (cells: readonly LaidCell[]): LaidRow => ({ ...row, cells, height: rowHeight(cells, style) });
  const cells = row.cells.map((cell) => ({ ...cell, middle: cell.align === 'center' }));
  const head = cells.map((cell) => ({ ...cell, lines: cell.lines.slice(0, fit) }));
  const marked = Math.max(
    0,
    row.cells.findIndex(({ align }) => align === 'left'),
  );
  const rest = cells.map(({ symbol: _symbol, ...cell }, index) => {
    const lines = cell.lines.slice(fit);
    const mark = layLines(continued, Math.max(cell.width - 2 * padding.x, 50), style, measure);
    return { ...cell, lines: index === marked ? [...mark.slice(0, 1), ...lines] : lines };
  });
  return { head: part(head), rest: part(rest) };
}
