import { create } from 'qrcode';
import type { Sheet } from './sheet.ts';

/** The squares of a QR code (ISO/IEC 18004, error correction M), made once for all pages. */
export type QrSquares = { readonly size: number; readonly data: Uint8Array };

/** Makes the squares of a QR code. */
export function qrSquares(words: string): QrSquares {
  const { size, data } = create(words, { errorCorrectionLevel: 'M' }).modules;
  return { size, data: Uint8Array.from(data, Number) };
}

/** Draws a QR code with its upper left corner at (x, y), side length in points. */
export function drawQrCode(
  { doc }: Sheet,
  { size, data }: QrSquares,
  x: number,
  y: number,
  side: number,
): void {
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
