import type { Footer, ReportMetadata } from '../compose/report-data.ts';
import { drawFooters } from './footer.ts';
import { glyphTest } from './opened-font.ts';
import { printableData } from './printable.ts';
import { type Conformance, openSheet, type ReportPaper, type Sheet } from './sheet.ts';

/**
 * Makes a PDF, A4 landscape, of composed data: every text of it made printable, `drawBody` called with an empty first page,
 * the foot on every page. The same data gives the same bytes.
 * @param attachment JSON that goes into the file beside the pages
 * @param paper TrueType fonts that have `✓`, `–` and `•`; only the glyphs in use are embedded
 */
export function drawPdf<Report extends { readonly metadata: ReportMetadata; readonly footer: Footer }>(
  report: Report,
  paper: ReportPaper,
  drawBody: (sheet: Sheet, report: Report) => void,
  attachment?: string,
  conformance?: Conformance,
): Promise<Uint8Array> {
  const sheet = openSheet(report.metadata, paper, conformance);
  const bytes = bytesOf(sheet);
  const shown = { ...printableData(report, glyphTest(sheet.fonts)), metadata: report.metadata };
  drawBody(sheet, shown);
  drawFooters(sheet, shown.footer);
  sheet.tags.end();
  if (attachment !== undefined) attach(sheet, attachment, report.metadata.createdAt);
  sheet.doc.end();
  return bytes;
}

/** The report's data inside the file (PDF/A-3, ISO 19005-3, 6.8). */
function attach({ doc }: Sheet, json: string, createdAt: number): void {
  const date = new Date(createdAt);
  const options = {
    name: 'laporan.json',
    type: 'application/json',
    description: 'Data laporan ini',
    // Known to pdfkit, not to its declarations.
    relationship: 'Data',
    creationDate: date,
    modifiedDate: date,
  };
  doc.file(Buffer.from(json), options);
}

function bytesOf({ doc }: Sheet): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    doc.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    doc.on('end', () => resolve(Buffer.concat(chunks)));
    doc.on('error', reject);
  });
}
