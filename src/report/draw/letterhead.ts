import { bodyWidth, page, type Sheet } from './sheet.ts';
import { drawTextBlock, layTextBlock, type TextBlock } from './text-block.ts';

const kopStyle = { size: 9 };
const titleStyle = { size: 11, bold: true };

/** The kop at the top left: lines centred in their own width, closed by a rule as long as the longest line. */
export function drawLetterhead(sheet: Sheet, lines: readonly string[]): void {
  if (lines.length === 0) return;
  const wide = layBlock(sheet, lines, bodyWidth / 2);
  const width = Math.max(...wide.lines.map((line) => line.end));
  sheet.tags.mark('P', () => drawTextBlock(sheet, { ...wide, width }, page.left, 'center'));
  sheet.tags.artifact(() => {
    sheet.doc
      .lineWidth(0.8)
      .moveTo(page.left, sheet.y)
      .lineTo(page.left + width, sheet.y)
      .stroke();
  });
  sheet.y += 12;
}

/** The title of the report, centred on the page. */
export function drawHeading(sheet: Sheet, lines: readonly string[]): void {
  const paragraphs = lines.map((text) => ({ runs: [{ text }] }));
  const title = layTextBlock(paragraphs, bodyWidth, titleStyle, sheet.measure);
  sheet.tags.mark('H1', () => drawTextBlock(sheet, title, page.left, 'center'));
  sheet.y += 8;
}

function layBlock(sheet: Sheet, lines: readonly string[], width: number): TextBlock {
  const paragraphs = lines.map((text) => ({ runs: [{ text }] }));
  return layTextBlock(paragraphs, width, kopStyle, sheet.measure);
}
