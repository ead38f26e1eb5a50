import type { Block, ReportDocument } from '../blocks/report-document.ts';
import { drawChart } from './chart.ts';
import { drawEndLines } from './end-lines.ts';
import { drawHeading, drawLetterhead } from './letterhead.ts';
import { type Attached, drawPdf } from './pdf-document.ts';
import { type Conformance, needRoom, type ReportPaper, type Sheet } from './sheet.ts';
import { drawSignatures } from './signature-block.ts';
import { drawStatements } from './statements.ts';
import { drawTable } from './table.ts';
import { drawTextBlock, layTextBlock } from './text-block.ts';

const tableStyle = { size: 7.5 };

/** Draws a report in blocks as a PDF, A4 landscape; see {@link drawPdf}. */
export function drawReportDocument(
  report: ReportDocument,
  paper: ReportPaper,
  attachments?: readonly Attached[],
  conformance?: Conformance,
): Promise<Uint8Array> {
  return drawPdf(
    report,
    paper,
    (sheet, { letterhead, heading, blocks }) => {
      drawLetterhead(sheet, letterhead);
      drawHeading(sheet, heading);
      for (const [index, block] of blocks.entries()) drawBlock(sheet, block, blocks[index + 1]);
      drawEndLines(sheet);
    },
    attachments,
    conformance,
  );
}

function drawBlock(sheet: Sheet, block: Block, next: Block | undefined): void {
  switch (block.kind) {
    case 'heading':
      needRoom(sheet, 60);
      drawTitle(sheet, block.text);
      return;
    case 'table':
      drawTable(sheet, block.table, tableStyle);
      sheet.y += 10;
      return;
    case 'chart':
      drawChart(sheet, block.chart);
      return;
    case 'statements':
      drawStatements(
        sheet,
        { statementsTitle: block.title, statements: block.items },
        next?.kind === 'signatures' ? next.blocks : [],
      );
      return;
    case 'signatures':
      drawSignatures(sheet, block.blocks, block.title);
  }
}

function drawTitle(sheet: Sheet, text: string): void {
  const title = layTextBlock(text, sheet.page.bodyWidth, { size: 10, bold: true }, sheet.measure);
  sheet.tags.mark('H2', () => drawTextBlock(sheet, title, sheet.page.left));
}
