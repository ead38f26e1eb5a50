import type { Range } from '../../document/diagnostic.ts';
import { visible } from '../../words/visible.ts';
import { widthOf } from '../text-width.ts';

/** A piece of a line as it is shown: its columns, and where it begins in the line (UTF-16 units from 0). */
type Cell = { readonly text: string; readonly width: number; readonly offset: number };

export type CodeFrame = { readonly code: string; readonly marks: string };

const tabStop = 4;
/** Units of a line that are looked at on each side of the mark; a line may be a whole file long. */
const reach = 400;

/**
 * The line in which a range begins, at most `width` columns of it around the mark, and the `^` marks to stand below.
 * Tabs become spaces, unsafe characters their names; wide characters count two columns, combining ones none.
 */
export function codeFrame(line: string, range: Range, width: number): CodeFrame {
  const start = Math.min(range.start.column - 1, line.length);
  const sameLine = range.end.line === range.start.line;
  const end = Math.max(start + 1, sameLine ? range.end.column - 1 : line.trimEnd().length);
  const from = Math.max(0, start - reach);
  const to = Math.min(line.length, start + reach);
  const cells = cellsOf(line.slice(from, to), from);
  const first = Math.max(
    0,
    cells.findLastIndex((cell) => cell.offset <= start),
  );
  const atEnd = start >= line.length;
  const marked = atEnd ? cells.length : first;
  const view = chooseView(cells, marked, width - 2);
  const shown = cells.slice(view.from, view.to);
  const cutLeft = view.from > 0 || from > 0 ? '…' : '';
  const cutRight = view.to < cells.length || to < line.length ? '…' : '';
  const before = widthOf(cutLeft) + widthSum(cells.slice(view.from, marked));
  const under = widthSum(shown.filter((cell, index) => index + view.from >= marked && cell.offset < end));
  return {
    code: cutLeft + shown.map((cell) => cell.text).join('') + cutRight,
    marks: ' '.repeat(before) + '^'.repeat(Math.max(1, under)),
  };
}

const graphemes = new Intl.Segmenter('id', { granularity: 'grapheme' });

function cellsOf(line: string, base: number): readonly Cell[] {
  const cells: Cell[] = [];
  let column = 0;
  for (const { segment, index } of graphemes.segment(line)) {
    const text = segment === '\t' ? ' '.repeat(tabStop - (column % tabStop)) : visible(segment);
    const width = widthOf(text);
    cells.push({ text, width, offset: base + index });
    column += width;
  }
  return cells;
}

const widthSum = (cells: readonly Cell[]): number => cells.reduce((sum, cell) => sum + cell.width, 0);

/** The cells that fit: a third of the room before the mark, the rest after it, and what is left over before it again. */
function chooseView(
  cells: readonly Cell[],
  marked: number,
  room: number,
): { readonly from: number; readonly to: number } {
  let from = marked;
  let to = marked;
  let used = 0;
  const widthAt = (index: number): number => cells[index]?.width ?? 0;
  const growLeft = (limit: number): void => {
    while (from > 0 && used + widthAt(from - 1) <= limit) used += widthAt(--from);
  };
  growLeft(Math.floor(room / 3));
  while (to < cells.length && used + widthAt(to) <= room) used += widthAt(to++);
  growLeft(room);
  return { from, to };
}
