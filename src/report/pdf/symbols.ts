import type { CellSymbol } from '../blocks/cell.ts';
import { type Line, layLines, lineHeight } from './lines.ts';
import { drawLine, type Sheet } from './sheet.ts';

/** A symbol of the form, measured in points: its outline, and its words, inside or (where too long) below it. */
export type LaidSymbol = {
  readonly shape: CellSymbol['shape'];
  readonly lines: readonly Line[];
  readonly below: boolean;
  readonly width: number;
  readonly outlineHeight: number;
  readonly height: number;
};

const style = { size: 5.5 };
const step = lineHeight(style.size);
const diamondShare = 0.55;
/** A box to tick: large enough for a hand, points. */
const boxSide = 11;
/** A caption is a word or two; what is longer would make a symbol higher than a page. */
const mostLines = 8;

/** Measures a symbol for a cell of this inner width. A diamond is higher, because its words need its middle. */
export function laySymbol(
  { shape, caption = '' }: CellSymbol,
  inner: number,
  measure: Sheet['measure'],
): LaidSymbol {
  const width = Math.min(inner, shape === 'box' ? boxSide : 58);
  const decision = shape === 'decision';
  const room = decision ? width * diamondShare : width - 6;
  const below = caption.split(/\s+/).some((word) => measure(word, style) > room);
  const lines = layLines(caption, below ? inner : room, style, measure).slice(0, mostLines);
  const words = lines.length * step;
  if (below) {
    const outlineHeight = decision ? 18 : 11;
    return { shape, lines, below, width, outlineHeight, height: outlineHeight + words + 1 };
  }
  const height = decision ? Math.max(18, words / (1 - diamondShare) + 2) : Math.max(11, words + 4);
  return { shape, lines, below, width, outlineHeight: height, height };
}

/** Draws a symbol, with its caption, around its centre. */
export function drawSymbol(sheet: Sheet, symbol: LaidSymbol, centreX: number, centreY: number): void {
  const { width, outlineHeight, height, lines, below } = symbol;
  const y = centreY - height / 2;
  outline(sheet, symbol, centreX - width / 2, y);
  sheet.doc.lineWidth(0.8).stroke();
  const top = below ? y + outlineHeight + 1 : centreY - (lines.length * step) / 2;
  for (const [index, line] of lines.entries()) {
    drawLine(sheet, line, centreX - line.end / 2, top + index * step, style);
  }
}

function outline(
  { doc }: Sheet,
  { shape, width, outlineHeight: height }: LaidSymbol,
  x: number,
  y: number,
): void {
  switch (shape) {
    case 'start':
    case 'end':
      doc.roundedRect(x, y, width, height, Math.min(height, width) / 2);
      return;
    case 'process':
    case 'box':
      doc.rect(x, y, width, height);
      return;
    case 'decision':
      doc
        .moveTo(x + width / 2, y)
        .lineTo(x + width, y + height / 2)
        .lineTo(x + width / 2, y + height)
        .lineTo(x, y + height / 2)
        .closePath();
  }
}
