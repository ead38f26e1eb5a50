import type { Footer, ReportMetadata } from '../blocks/report-data.ts';
import { drawFooters } from './footer.ts';
import { glyphTest } from './opened-font.ts';
import { printableData } from './printable.ts';
import { type Conformance, openSheet, type ReportPaper, type Sheet } from './sheet.ts';

/** A text file inside the PDF. */
export type Attached = {
  readonly name: string;
  readonly type: string;
  readonly description: string;
  readonly text: string;
};

/**
 * Makes a PDF, A4 landscape, of composed data: every text of it made printable, `drawBody` called with an empty first page,
 * the foot on every page. The same data gives the same bytes.
 * @param attachments files that go into the file beside the pages
 * @param paper TrueType fonts that have `✓`, `–` and `•`; only the glyphs in use are embedded
 */
export function drawPdf<Report extends { readonly metadata: ReportMetadata; readonly footer: Footer }>(
  report: Report,
  paper: ReportPaper,
  drawBody: (sheet: Sheet, report: Report) => void,
  attachments: readonly Attached[] = [],
  conformance?: Conformance,
): Promise<Uint8Array> {
  const sheet = openSheet(report.metadata, paper, conformance);
  const bytes = bytesOf(sheet);
  const shown = { ...printableData(report, glyphTest(sheet.fonts)), metadata: report.metadata };
  drawBody(sheet, shown);
  drawFooters(sheet, shown.footer);
  sheet.tags.end();
  for (const one of attachments) attach(sheet, one, report.metadata.createdAt);
  sheet.doc.end();
  return bytes;
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
