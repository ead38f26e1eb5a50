import { textCell } from '../blocks/cell.ts';
import type { PlacedColumn } from './cells.ts';
import { type CellPlace, drawCell, type LaidCell, layCell, padding, rowHeight } from './cells.ts';
import type { Line } from './lines.ts';
import type { Sheet } from './sheet.ts';

/** A heading cell: on the upper row, the lower one, or over both; turned when its words are wider than the column. */
type HeadCell = LaidCell & { readonly row: 'upper' | 'lower' | 'both'; readonly turned: boolean };

/** The header of a table, measured; a table without titles has an empty one of height 0. */
export type LaidHeader = {
  readonly cells: readonly HeadCell[];
  readonly upper: number;
  readonly height: number;
};

const style = { size: 7, bold: true };
const turnedRoom = 78;
/** Narrower than in cells, so that headings need not be turned too soon. */
const sidePadding = 1.5;
const mostLines = 9;
const grey = '#e6e6e6';

/** Lays the header: groups of neighbouring columns above, their titles below, the others over both rows. */
export function layHeader(columns: readonly PlacedColumn[], measure: Sheet['measure']): LaidHeader {
  const grouped = columns.some(({ group }) => group !== undefined);
  const titled = columns.some(({ group, title }) => group !== undefined && title !== '');
  if (!grouped && columns.every(({ title }) => title === '')) return { cells: [], upper: 0, height: 0 };
  const cells = [
    ...groupPlaces(columns).map(({ title, place }) =>
      layHead(title, place, titled ? 'upper' : 'both', measure),
    ),
    ...columns
      .filter(({ group }) => group === undefined || titled)
      .map((column) => layHead(column.title, column, column.group !== undefined ? 'lower' : 'both', measure)),
  ];
  const heightOf = (row: HeadCell['row']): number =>
    Math.max(0, ...cells.filter((c) => c.row === row).map(headHeight));
  const upper = heightOf('upper');
  return { cells, upper, height: Math.max(upper + heightOf('lower'), heightOf('both')) };
}

type GroupPlace = { readonly title: string; readonly place: CellPlace };

function groupPlaces(columns: readonly PlacedColumn[]): readonly GroupPlace[] {
  const groups: GroupPlace[] = [];
  columns.forEach((column, index) => {
    if (column.group === undefined) return;
    const before = columns[index - 1]?.group === column.group ? groups.pop() : undefined;
    const x = before?.place.x ?? column.x;
    groups.push({
      title: column.group,
      place: { x, width: column.x + column.width - x, align: 'center', middle: true },
    });
  });
  return groups;
}

function layHead(
  title: string,
  { x, width }: Pick<CellPlace, 'x' | 'width'>,
  row: HeadCell['row'],
  measure: Sheet['measure'],
): HeadCell {
  const place: CellPlace = { x, width, align: 'center', middle: true };
  const inner = width - 2 * sidePadding;
  const turned = title.split(/\s+|(?<=[/-])/).some((word) => measure(word, style) > inner);
  const room = turned ? turnedRoom : inner + 2 * padding.x;
  const cell = layCell(textCell(title), { ...place, width: room }, style, measure);
  const most = turned ? Math.max(1, Math.floor(width / 8.6)) : mostLines;
  return { ...cell, ...place, lines: shortened(cell.lines, most), row, turned };
}

/** A heading must leave room for rows: beyond the most lines it ends with an ellipsis. */
function shortened(lines: readonly Line[], most: number): readonly Line[] {
  const last = lines[most - 1];
  if (lines.length <= most || !last) return lines;
  const pieces = last.pieces.map((piece, index) =>
    index === last.pieces.length - 1 ? { ...piece, text: `${piece.text.slice(0, -1)}…` } : piece,
  );
  return [...lines.slice(0, most - 1), { ...last, pieces }];
}

function headHeight(cell: HeadCell): number {
  if (!cell.turned) return rowHeight([cell], style) + 2;
  return Math.max(...cell.lines.map((line) => line.end)) + 2 * padding.x + 2;
}

/** Draws the header with its top left corner at (x, y): grey ground, thin rules. */
export function drawHeader(sheet: Sheet, header: LaidHeader, x: number, y: number): void {
  const { doc } = sheet;
  for (const cell of header.cells) {
    const top = cell.row === 'lower' ? y + header.upper : y;
    const height =
      cell.row === 'both'
        ? header.height
        : cell.row === 'upper'
          ? header.upper
          : header.height - header.upper;
    sheet.tags.artifact(() => {
      doc
        .lineWidth(0.5)
        .rect(x + cell.x, top, cell.width, height)
        .fillAndStroke(grey, 'black');
      doc.fillColor('black');
    });
    sheet.tags.mark('TH', () => {
      if (cell.turned) drawTurned(sheet, cell, { x, y: top, height });
      else drawCell(sheet, cell, { x, y: top, height }, style);
    });
  }
}

/** Draws the cell turned by a quarter, to be read from below, around the middle of its box. */
function drawTurned(sheet: Sheet, cell: HeadCell, box: { x: number; y: number; height: number }): void {
  const centre = { x: box.x + cell.x + cell.width / 2, y: box.y + box.height / 2 };
  const flat = { ...cell, x: -box.height / 2, width: box.height };
  sheet.doc.save().translate(centre.x, centre.y).rotate(-90);
  drawCell(sheet, flat, { x: 0, y: -cell.width / 2, height: cell.width }, style);
  sheet.doc.restore();
}
