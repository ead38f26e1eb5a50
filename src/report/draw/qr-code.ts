import { create } from 'qrcode';
import type { Sheet } from './sheet.ts';

/** Draws a QR code (ISO/IEC 18004, error correction M) with its upper left corner at (x, y), side length in points. */
export function drawQrCode({ doc }: Sheet, words: string, x: number, y: number, side: number): void {
  const { size, data } = create(words, { errorCorrectionLevel: 'M' }).modules;
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
