import type { RunReport } from '../blocks/report-data.ts';
import { drawEndLines } from './end-lines.ts';
import { drawHeading, drawLetterhead } from './letterhead.ts';
import { type Attached, drawPdf } from './pdf-document.ts';
import type { ReportPaper, Sheet } from './sheet.ts';
import { drawSignatures } from './signature-block.ts';
import { drawStatements } from './statements.ts';
import { drawSummary } from './summary.ts';
import { drawTable } from './table.ts';

const identityStyle = { size: 8 };
const tableStyle = { size: 7.5 };

/** Draws the report of one run as a PDF, A4 landscape; see {@link drawPdf}. */
export function drawRunReport(
  report: RunReport,
  paper: ReportPaper,
  attachments?: readonly Attached[],
): Promise<Uint8Array> {
  return drawPdf(report, paper, drawBody, attachments);
}

function drawBody(sheet: Sheet, report: RunReport): void {
  sheet.doc.outline.addItem(report.outline.identity);
  drawLetterhead(sheet, report.letterhead);
  drawHeading(sheet, report.heading);
  for (const table of report.identity) drawTable(sheet, table, identityStyle);
  sheet.y += 10;
  drawTable(sheet, report.activities, tableStyle);
  sheet.y += 12;
  drawSummary(sheet, report);
  drawStatements(sheet, report.summary, report.signatures);
  drawSignatures(sheet, report.signatures, report.outline.signatures);
  drawEndLines(sheet);
}
