import type { SignatureBlock } from '../blocks/report-document.ts';
import { lineHeight } from './lines.ts';
import { drawLine, needRoom, type Sheet } from './sheet.ts';
import { layTextBlock, type TextBlock } from './text-block.ts';

const style = { size: 8.5 };
const boldStyle = { size: 8.5, bold: true };
const stampStyle = { size: 7 };
const leastGap = 16;

type LaidSignature = {
  readonly lead: TextBlock;
  readonly title: TextBlock;
  readonly name: TextBlock;
  readonly service: TextBlock;
  readonly underlined: boolean;
  readonly stamp: TextBlock | undefined;
};

/** Height of the signature blocks side by side, space before them included, points. */
export function signatureHeight(sheet: Sheet, blocks: readonly SignatureBlock[]): number {
  const all = layAll(sheet, blocks);
  const most = (part: (one: LaidSignature) => TextBlock): number =>
    Math.max(0, ...all.map((one) => part(one).height));
  return (
    14 +
    most((one) => one.lead) +
    most((one) => one.title) +
    sheet.layout.signatures.space +
    most((one) => one.name) +
    most((one) => one.service)
  );
}

/**
 * Draws the signature blocks side by side, the last one at the right edge, always together on one page: lead, JABATAN,
 * space for the signature, underlined name, rank and number, each at the same height in all.
 */
export function drawSignatures(sheet: Sheet, blocks: readonly SignatureBlock[], bookmark: string): void {
  needRoom(sheet, signatureHeight(sheet, blocks));
  sheet.doc.outline.addItem(bookmark);
  sheet.y += 14;
  const all = layAll(sheet, blocks);
  const blockWidth = widthOf(sheet, blocks.length);
  const gap = (sheet.page.bodyWidth - blockWidth * blocks.length) / Math.max(1, blocks.length - 1);
  const left = (index: number): number =>
    blocks.length === 1 ? sheet.page.right - blockWidth : sheet.page.left + index * (blockWidth + gap);
  const row = (part: (one: LaidSignature) => TextBlock): void => {
    for (const [index, one] of all.entries())
      sheet.tags.mark('P', () => drawCentred(sheet, part(one), left(index)));
    sheet.y += Math.max(0, ...all.map((one) => part(one).height));
  };
  row((one) => one.lead);
  row((one) => one.title);
  for (const [index, one] of all.entries())
    sheet.tags.mark('P', () => drawStamp(sheet, one.stamp, left(index)));
  sheet.y += sheet.layout.signatures.space;
  sheet.tags.artifact(() => {
    for (const [index, one] of all.entries()) if (one.underlined) underline(sheet, one.name, left(index));
  });
  row((one) => one.name);
  row((one) => one.service);
}

/** The width of each of so many blocks side by side. */
const widthOf = ({ page, layout }: Sheet, count: number): number =>
  Math.min(layout.signatures.width, (page.bodyWidth - leastGap * (count - 1)) / Math.max(1, count));

const layAll = (sheet: Sheet, blocks: readonly SignatureBlock[]): readonly LaidSignature[] =>
  blocks.map((block) => laySignature(sheet, block, widthOf(sheet, blocks.length)));

function laySignature(sheet: Sheet, block: SignatureBlock, blockWidth: number): LaidSignature {
  const lay = (text: string, as: typeof style): TextBlock =>
    layTextBlock(text, blockWidth, as, sheet.measure);
  return {
    lead: lay(block.lead.join('\n'), style),
    title: lay(block.title, boldStyle),
    name: lay(block.name, block.underlined ? boldStyle : style),
    service: lay(block.service, style),
    underlined: block.underlined,
    stamp: block.stamp && lay(block.stamp.join('\n'), stampStyle),
  };
}

/** Words in a frame, in the middle of the space for the hand. */
function drawStamp(sheet: Sheet, block: TextBlock | undefined, x: number): void {
  if (!block) return;
  const top = (sheet.layout.signatures.space - block.height) / 2;
  sheet.doc
    .lineWidth(0.5)
    .rect(x + 30, sheet.y + top - 3, block.width - 60, block.height + 6)
    .stroke();
  drawCentred(sheet, block, x, top);
}

function drawCentred(sheet: Sheet, block: TextBlock, x: number, down = 0): void {
  block.lines.forEach((line, index) => {
    const y = sheet.y + down + index * lineHeight(block.style.size);
    drawLine(sheet, line, x + (block.width - line.end) / 2, y, block.style);
  });
}

function underline({ doc, y }: Sheet, block: TextBlock, x: number): void {
  block.lines.forEach((line, index) => {
    const base = y + (index + 1) * lineHeight(block.style.size) - 0.6;
    const start = x + (block.width - line.end) / 2;
    doc
      .lineWidth(0.6)
      .moveTo(start, base)
      .lineTo(start + line.end, base)
      .stroke();
  });
}
