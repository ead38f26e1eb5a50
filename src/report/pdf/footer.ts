import { create } from 'qrcode';
import type { Footer } from '../blocks/report-document.ts';
import { layLines } from './lines.ts';
import { drawLine, type Sheet } from './sheet.ts';

const style = { size: 6.5 };
const codeSide = 38;

/** Writes the foot of every page, once all pages are there: the status on the left, page number and QR code on the right. */
export function drawFooters(sheet: Sheet, footer: Footer): void {
  const { count } = sheet.doc.bufferedPageRange();
  const squares = footer.code === undefined ? undefined : qrSquares(footer.code);
  for (let index = 0; index < count; index++) {
    sheet.doc.switchToPage(index);
    const label = footer.pageLabel.replace('{halaman}', String(index + 1)).replace('{jumlah}', String(count));
    const { page } = sheet;
    const top = page.bottom + 12;
    sheet.tags.artifact(() => {
      sheet.doc
        .lineWidth(0.3)
        .moveTo(page.left, top - 3)
        .lineTo(page.right, top - 3)
        .stroke();
      drawFoot(sheet, footer, label, squares);
    });
  }
}

function drawFoot(sheet: Sheet, { text, code }: Footer, label: string, squares: QrSquares | undefined): void {
  const { page } = sheet;
  const top = page.bottom + 12;
  const right = code === undefined ? page.right : page.right - codeSide - 6;
  if (squares) drawQrCode(sheet, squares, page.right - codeSide, top, codeSide);
  const [number] = layLines(label, page.bodyWidth, style, sheet.measure);
  if (!number) return;
  const words = code === undefined ? text : `${text}\n${code}`;
  const lines = layLines(words, right - page.left - number.end - 20, style, sheet.measure);
  for (const [index, line] of lines.entries()) drawLine(sheet, line, page.left, top + index * 8, style);
  drawLine(sheet, number, right - number.end, top, style);
}

/** The squares of a QR code (ISO/IEC 18004, error correction M), made once for all pages. */
type QrSquares = { readonly size: number; readonly data: Uint8Array };

/** Makes the squares of a QR code. */
function qrSquares(words: string): QrSquares {
  const { size, data } = create(words, { errorCorrectionLevel: 'M' }).modules;
  return { size, data: Uint8Array.from(data, Number) };
}

/** Draws a QR code with its upper left corner at (x, y), side length in points. */
function drawQrCode({ doc }: Sheet, { size, data }: QrSquares, x: number, y: number, side: number): void {
  const module = side / size;
  for (let row = 0; row < size; row++) {
    for (let from = 0; from < size; from++) {
      let to = from;
      while (to < size && data[row * size + to]) to++;
      if (to > from) doc.rect(x + from * module, y + row * module, (to - from) * module, module);
      from = to;
    }
  }
  doc.fill('#000000');
}
