import { needRoom, type Sheet } from './sheet.ts';
import { drawTextBlock, layTextBlock } from './text-block.ts';

const style = { size: 8 };

/** The lines that the office wants at the end of a report, such as the tembusan. */
export function drawEndLines(sheet: Sheet): void {
  const { atEnd } = sheet.layout;
  if (atEnd.length === 0) return;
  const paragraphs = atEnd.map((text) => ({ runs: [{ text }] }));
  const block = layTextBlock(paragraphs, sheet.page.bodyWidth, style, sheet.measure);
  needRoom(sheet, block.height + 10);
  sheet.y += 10;
  sheet.tags.mark('P', () => drawTextBlock(sheet, block, sheet.page.left));
}
