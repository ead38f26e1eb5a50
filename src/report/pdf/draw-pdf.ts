import { plain } from '../blocks/cell.ts';
import type { Block, ReportDocument, Section } from '../blocks/report-document.ts';
import { drawChart } from './chart.ts';
import { drawFooters } from './footer.ts';
import { glyphTest } from './ink.ts';
import { drawEndLines, drawHeading, drawLetterhead } from './letterhead.ts';
import { printableData } from './printable.ts';
import { type Conformance, needRoom, newPage, openSheet, type ReportPaper, type Sheet } from './sheet.ts';
import { drawSignatures, signatureHeight } from './signature-block.ts';
import { drawTable } from './table.ts';
import { drawTextBlock, layTextBlock } from './text-block.ts';

/** A text file inside the PDF. */
export type Attached = {
  readonly name: string;
  readonly type: string;
  readonly description: string;
  readonly text: string;
};

/**
 * Draws a report as a PDF, A4 landscape, every section from a new page on, the foot on every page; every text is made printable.
 * The same report gives the same bytes.
 * @param paper TrueType fonts that have `✓`, `–` and `•`; only the glyphs in use are embedded
 * @param attachments files that go into the file beside the pages
 * @throws TooManyPages
 */
export function drawPdf(
  report: ReportDocument,
  paper: ReportPaper,
  attachments: readonly Attached[] = [],
  conformance?: Conformance,
): Promise<Uint8Array> {
  const sheet = openSheet(report.metadata, paper, conformance);
  const bytes = bytesOf(sheet);
  const { sections, footer } = printableData(report, glyphTest(sheet.fonts));
  for (const [index, section] of sections.entries()) {
    if (index > 0) newPage(sheet);
    drawSection(sheet, section);
  }
  drawFooters(sheet, footer);
  sheet.tags.end();
  for (const one of attachments) attach(sheet, one, report.metadata.createdAt);
  sheet.doc.end();
  return bytes;
}

function drawSection(sheet: Sheet, { bookmark, letterhead, heading, blocks }: Section): void {
  if (bookmark !== undefined) sheet.doc.outline.addItem(bookmark);
  drawLetterhead(sheet, letterhead);
  drawHeading(sheet, heading);
  for (const [index, block] of blocks.entries()) drawBlock(sheet, block, blocks[index + 1]);
  drawEndLines(sheet);
}

function drawBlock(sheet: Sheet, block: Block, next: Block | undefined): void {
  switch (block.kind) {
    case 'heading':
      drawTitle(sheet, block);
      return;
    case 'table':
      drawTable(sheet, block.table);
      return;
    case 'chart':
      drawChart(sheet, block.chart);
      return;
    case 'statements':
      drawStatements(sheet, block, next);
      return;
    case 'signatures':
      drawSignatures(sheet, block.blocks, block.title);
  }
}

type BlockOf<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>;

/** A page is begun when not even the title and a first table would fit. */
function drawTitle(sheet: Sheet, { text, bookmark }: BlockOf<'heading'>): void {
  needRoom(sheet, 130);
  if (bookmark !== undefined) sheet.doc.outline.addItem(bookmark);
  const title = layTextBlock(text, sheet.page.bodyWidth, { size: 10, bold: true }, sheet.measure);
  sheet.tags.mark('H2', () => drawTextBlock(sheet, title, sheet.page.left));
}

/** A numbered list under its title, kept with the signatures that follow, so that these never stand alone. */
function drawStatements(
  sheet: Sheet,
  { title: titleText, items }: BlockOf<'statements'>,
  next: Block | undefined,
): void {
  const { page, measure } = sheet;
  const title = layTextBlock(titleText, page.bodyWidth, { size: 8.5, bold: true }, measure);
  const paragraphs = items.map((text, index) => ({ ...plain(text), marker: `${index + 1}.` }));
  const body = layTextBlock(paragraphs, page.bodyWidth, { size: 8 }, measure);
  const below = signatureHeight(sheet, next?.kind === 'signatures' ? next.blocks : []);
  needRoom(sheet, title.height + body.height + below);
  sheet.tags.mark('H3', () => drawTextBlock(sheet, title, page.left));
  sheet.tags.mark('P', () => drawTextBlock(sheet, body, page.left));
}

/** A file inside the file (PDF/A-3, ISO 19005-3, 6.8). */
function attach({ doc }: Sheet, { name, type, description, text }: Attached, createdAt: number): void {
  const date = new Date(createdAt);
  const options = {
    name,
    type,
    description,
    // Known to pdfkit, not to its declarations.
    relationship: 'Data',
    creationDate: date,
    modifiedDate: date,
  };
  doc.file(Buffer.from(text), options);
}

function bytesOf({ doc }: Sheet): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    doc.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    doc.on('end', () => resolve(Buffer.concat(chunks)));
    doc.on('error', reject);
  });
}
