import drawSvg from 'svg-to-pdfkit';
import type { Logo } from './layout.ts';
import type { Sheet } from './sheet.ts';

/** Draws the logo with its upper left corner at a place; tagged as a figure with its words. */
export function drawLogo({ doc, tags }: Sheet, logo: Logo, x: number, y: number): void {
  const { image, kind, height, ratio, alternative } = logo;
  const width = height * ratio;
  const draw = (): void => {
    if (kind !== 'svg') {
      doc.image(image as Buffer, x, y, { width, height });
      return;
    }
    doc.save();
    drawSvg(doc, new TextDecoder().decode(image), x, y, {
      width,
      height,
      assumePt: true,
      // Letters in the fonts of the report; pictures inside the picture are not read from anywhere.
      fontCallback: () => 'regular',
      imageCallback: () => '',
      warningCallback: () => undefined,
    });
    doc.restore();
  };
  tags.mark('Figure', draw, alternative);
}
