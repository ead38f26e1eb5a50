import type { RunReport } from '../blocks/report-data.ts';
import { needRoom, type Sheet } from './sheet.ts';
import { drawTable } from './table.ts';
import { drawTextBlock, layTextBlock } from './text-block.ts';

const titleStyle = { size: 10, bold: true };
const textStyle = { size: 8 };

/** The summary: its tables one below the other. A page is begun when not even title and first table would fit. */
export function drawSummary(sheet: Sheet, { summary, outline }: RunReport): void {
  needRoom(sheet, 130);
  sheet.doc.outline.addItem(outline.summary);
  const title = layTextBlock(summary.title, sheet.page.bodyWidth, titleStyle, sheet.measure);
  sheet.tags.mark('H2', () => drawTextBlock(sheet, title, sheet.page.left));
  for (const table of summary.tables) {
    drawTable(sheet, table, textStyle);
    sheet.y += 8;
  }
}
