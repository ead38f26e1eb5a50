import type { Table } from '../blocks/table.ts';
import { placeColumns } from './columns.ts';
import { lineHeight, type Style } from './lines.ts';
import { drawRow, type LaidRow, layRow, splitRow } from './rows.ts';
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
