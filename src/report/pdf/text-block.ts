import type { Paragraph } from '../blocks/cell.ts';
import { type Line, layLines, lineHeight, type Style } from './lines.ts';
import { drawLine, newPage, roomLeft, type Sheet } from './sheet.ts';

/** Lines of free text, measured; `width` is what they were laid into. */
export type TextBlock = {
  readonly lines: readonly Line[];
  readonly width: number;
  readonly height: number;
  readonly style: Style;
};

/** Lays a text, or paragraphs, into a width; an empty text has height 0, others end with a little space. */
export function layTextBlock(
  text: string | readonly Paragraph[],
  width: number,
  style: Style,
  measure: Sheet['measure'],
): TextBlock {
  const lines = layLines(text, width, style, measure);
  const height = lines.length === 0 ? 0 : lines.length * lineHeight(style.size) + 2;
  return { lines, width, height, style };
}

/** Draws a block from `sheet.y` on, line by line over as many pages as it takes. */
export function drawTextBlock(
  sheet: Sheet,
  block: TextBlock,
  x: number,
  align: 'left' | 'center' = 'left',
): void {
  const step = lineHeight(block.style.size);
  for (const line of block.lines) {
    if (step > roomLeft(sheet)) newPage(sheet);
    const shift = align === 'center' ? (block.width - line.end) / 2 : 0;
    drawLine(sheet, line, x + shift, sheet.y, block.style);
    sheet.y += step;
  }
  if (block.lines.length > 0) sheet.y += 2;
}
