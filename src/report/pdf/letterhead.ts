import drawSvg from 'svg-to-pdfkit';
import { plain } from '../blocks/cell.ts';
import type { Logo } from './layout.ts';
import { needRoom, type Sheet } from './sheet.ts';
import { drawTextBlock, layTextBlock, type TextBlock } from './text-block.ts';

const titleStyle = { size: 11, bold: true };
const extraStyle = { size: 9 };
const endStyle = { size: 8 };
const logoGap = 8;

/** The head of a report: logo, and the kop, lines centred in their own width and closed by a rule as long as the longest line. */
export function drawLetterhead(sheet: Sheet, lines: readonly string[]): void {
  const { layout, page } = sheet;
  const { logo, letterhead } = layout;
  const beside = logo?.align === 'left' ? logo : undefined;
  if (logo && !beside) drawCentredLogo(sheet, logo);
  if (lines.length === 0 && !beside) return;
  const start = beside ? beside.height * beside.ratio + logoGap : 0;
  const wide = layBlock(sheet, lines, page.bodyWidth / 2);
  const width = Math.max(0, ...wide.lines.map((line) => line.end));
  const left = letterhead.align === 'left' ? page.left + start : page.left + (page.bodyWidth - width) / 2;
  const top = sheet.y;
  if (beside) {
    drawLogo(sheet, beside, page.left, top);
    sheet.y = top + Math.max(0, (beside.height - wide.height) / 2);
  }
  if (lines.length > 0) sheet.tags.mark('P', () => drawTextBlock(sheet, { ...wide, width }, left, 'center'));
  if (lines.length > 0) sheet.tags.artifact(() => drawRules(sheet, left, width));
  if (beside) sheet.y = Math.max(sheet.y, top + beside.height);
  sheet.y += 12;
}

function drawCentredLogo(sheet: Sheet, logo: Logo): void {
  const { left, bodyWidth } = sheet.page;
  drawLogo(sheet, logo, left + (bodyWidth - logo.height * logo.ratio) / 2, sheet.y);
  sheet.y += logo.height + 6;
}

function drawRules({ doc, y, layout }: Sheet, left: number, width: number): void {
  const { rule } = layout.letterhead;
  if (rule === 'none') return;
  const line = (at: number): void => {
    doc
      .lineWidth(0.8)
      .moveTo(left, at)
      .lineTo(left + width, at)
      .stroke();
  };
  line(y);
  if (rule === 'double') line(y + 2);
}

/** The title of the report, centred on the page, with the lines that the office wants below it. */
export function drawHeading(sheet: Sheet, lines: readonly string[]): void {
  const { page, layout } = sheet;
  const lay = (texts: readonly string[], style: typeof extraStyle): TextBlock =>
    layTextBlock(texts.map(plain), page.bodyWidth, style, sheet.measure);
  sheet.tags.mark('H1', () => drawTextBlock(sheet, lay(lines, titleStyle), page.left, 'center'));
  if (layout.belowHeading.length > 0)
    sheet.tags.mark('P', () =>
      drawTextBlock(sheet, lay(layout.belowHeading, extraStyle), page.left, 'center'),
    );
  sheet.y += 8;
}

function layBlock(sheet: Sheet, lines: readonly string[], width: number): TextBlock {
  const paragraphs = lines.map(plain);
  return layTextBlock(paragraphs, width, { size: sheet.layout.letterhead.size }, sheet.measure);
}

/** The lines that the office wants at the end of a report, such as the tembusan. */
export function drawEndLines(sheet: Sheet): void {
  const { atEnd } = sheet.layout;
  if (atEnd.length === 0) return;
  const paragraphs = atEnd.map(plain);
  const block = layTextBlock(paragraphs, sheet.page.bodyWidth, endStyle, sheet.measure);
  needRoom(sheet, block.height + 10);
  sheet.y += 10;
  sheet.tags.mark('P', () => drawTextBlock(sheet, block, sheet.page.left));
}

/** Draws the logo with its upper left corner at a place; tagged as a figure with its words. */
function drawLogo({ doc, tags }: Sheet, logo: Logo, x: number, y: number): void {
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
