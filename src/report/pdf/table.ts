import { textCell } from '../blocks/cell.ts';
import type { Table, TableRow } from '../blocks/table.ts';
import {
  drawCell,
  type LaidCell,
  layCell,
  type PlacedColumn,
  padding,
  placeColumns,
  rowHeight,
} from './cells.ts';
import { layLines, lineHeight, type Style } from './lines.ts';
import { newPage, roomLeft, type Sheet } from './sheet.ts';
import { drawHeader, type LaidHeader, layHeader } from './table-header.ts';
import { drawTextBlock, layTextBlock } from './text-block.ts';

const titleStyle: Style = { size: 8.5, bold: true };
/** Size of letters and space below, unless a table says otherwise. */
const usual = { size: 7.5, below: 10 };

/**
 * Draws a table over the width of the body, from `sheet.y` on: title, header, rows, with the header again on every
 * page. A row is never cut, unless it is taller than a page.
 */
export function drawTable(sheet: Sheet, table: Table): void {
  const style: Style = { size: table.size ?? usual.size };
  const columns = placeColumns(table.columns, sheet.page.bodyWidth);
  const header = layHeader(columns, sheet.measure);
  const rows = table.rows.map((row) => layRow(row, columns, style, sheet.measure, table.least));
  const title = layTextBlock(table.title ?? '', sheet.page.bodyWidth, titleStyle, sheet.measure);
  const first = needed(rows, 0, fullRoom(sheet, header), style);
  if (title.height + header.height + first > roomLeft(sheet) && sheet.y > sheet.page.top) newPage(sheet);
  if (table.bookmark !== undefined) sheet.doc.outline.addItem(table.bookmark);
  if (title.height > 0) sheet.tags.mark('H3', () => drawTextBlock(sheet, title, sheet.page.left));
  sheet.tags.group('Table', () => {
    sheet.tags.group('TR', () => startOfPage(sheet, header));
    rows.forEach((row, index) => {
      if (needed(rows, index, fullRoom(sheet, header), style) > roomLeft(sheet)) nextPage(sheet, header);
      placeRow(sheet, row, { header, style });
    });
  });
  sheet.y += table.below ?? usual.below;
}

const fullRoom = ({ page }: Sheet, header: LaidHeader): number => page.bodyHeight - header.height;

/** What must fit before the row may begin: itself, and after a band the next row too; of a giant a few lines. */
function needed(rows: readonly LaidRow[], index: number, full: number, style: Style): number {
  const row = rows[index];
  if (!row) return 0;
  const own = row.height > full ? 4 * lineHeight(style.size) : row.height;
  const next = row.band && row.height <= full ? needed(rows, index + 1, full, style) : 0;
  return own + next > full ? own : own + next;
}

type RowSetting = { readonly header: LaidHeader; readonly style: Style };

function placeRow(sheet: Sheet, row: LaidRow, setting: RowSetting): void {
  const { header, style } = setting;
  let left = row;
  while (left.height > roomLeft(sheet)) {
    const { head, rest } = splitRow(left, roomLeft(sheet), style, sheet.measure);
    drawRow(sheet, head, { x: sheet.page.left, y: sheet.y }, style);
    nextPage(sheet, header);
    left = rest;
  }
  drawRow(sheet, left, { x: sheet.page.left, y: sheet.y }, style);
  sheet.y += left.height;
}

function nextPage(sheet: Sheet, header: LaidHeader): void {
  newPage(sheet);
  sheet.tags.artifact(() => startOfPage(sheet, header));
}

function startOfPage(sheet: Sheet, header: LaidHeader): void {
  drawHeader(sheet, header, sheet.page.left, sheet.y);
  sheet.y += header.height;
}

/** A row measured: its cells with their lines, and the height it takes. */
type LaidRow = {
  readonly cells: readonly LaidCell[];
  readonly height: number;
  readonly band: boolean;
};

/** Measures a row, at least `least` points high; a band becomes one cell over the whole width, as high as its text. */
function layRow(
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
function drawRow(sheet: Sheet, row: LaidRow, place: { x: number; y: number }, style: Style): void {
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
type SplitRow = { readonly head: LaidRow; readonly rest: LaidRow };

/**
 * Splits a row that is taller than a page: `head` fills `height`, `rest` says in the first line of
 * its first text cell that it goes on. The symbols stay with the head.
 */
function splitRow(row: LaidRow, height: number, style: Style, measure: Sheet['measure']): SplitRow {
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
