import type { Footer } from '../compose/report-data.ts';
import { layLines } from './lines.ts';
import { bodyWidth, drawLine, page, type Sheet } from './sheet.ts';

const style = { size: 6.5 };
const top = page.bottom + 12;

/** Writes the foot of every page, once all pages are there: the status on the left, the page number on the right. */
export function drawFooters(sheet: Sheet, footer: Footer): void {
  const { count } = sheet.doc.bufferedPageRange();
  for (let index = 0; index < count; index++) {
    sheet.doc.switchToPage(index);
    const label = footer.pageLabel.replace('{halaman}', String(index + 1)).replace('{jumlah}', String(count));
    sheet.doc
      .lineWidth(0.3)
      .moveTo(page.left, top - 3)
      .lineTo(page.right, top - 3)
      .stroke();
    drawFoot(sheet, footer.text, label);
  }
}

function drawFoot(sheet: Sheet, text: string, label: string): void {
  const [number] = layLines([{ runs: [{ text: label }] }], bodyWidth, style, sheet.measure);
  if (!number) return;
  const lines = layLines([{ runs: [{ text }] }], bodyWidth - number.end - 20, style, sheet.measure);
  for (const [index, line] of lines.entries()) drawLine(sheet, line, page.left, top + index * 8, style);
  drawLine(sheet, number, page.right - number.end, top, style);
}
