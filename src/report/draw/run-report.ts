import type { RunReport } from '../compose/report-data.ts';
import { drawFooters } from './footer.ts';
import { drawHeading, drawLetterhead } from './letterhead.ts';
import { glyphTest } from './opened-font.ts';
import { printableData } from './printable.ts';
import { openSheet, type ReportFonts, type Sheet } from './sheet.ts';
import { drawSignatures } from './signature-block.ts';
import { drawStatements, drawSummary } from './summary.ts';
import { drawTable } from './table.ts';

const identityStyle = { size: 8 };
const tableStyle = { size: 7.5 };

/**
 * Draws the report of one run as a PDF, A4 landscape. The same report gives the same bytes.
 * @param fonts TrueType fonts that have `✓`, `–` and `•`; only the glyphs in use are embedded
 */
export function drawRunReport(report: RunReport, fonts: ReportFonts): Promise<Uint8Array> {
  const sheet = openSheet(report.metadata, fonts);
  const bytes = bytesOf(sheet);
  drawBody(sheet, { ...printableData(report, glyphTest(sheet.fonts)), metadata: report.metadata });
  sheet.doc.end();
  return bytes;
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
  drawStatements(sheet, report);
  drawSignatures(sheet, report.signatures, report.outline.signatures);
  drawFooters(sheet, report.footer);
}

function bytesOf({ doc }: Sheet): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    doc.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    doc.on('end', () => resolve(Buffer.concat(chunks)));
    doc.on('error', reject);
  });
}
