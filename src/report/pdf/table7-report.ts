import type { Table7Report, Table7Section } from '../table7/table7-report.ts';
import { drawEndLines } from './end-lines.ts';
import { drawHeading, drawLetterhead } from './letterhead.ts';
import { type Attached, drawPdf } from './pdf-document.ts';
import { newPage, type ReportPaper, type Sheet } from './sheet.ts';
import { drawSignatures } from './signature-block.ts';
import { drawStatements } from './statements.ts';
import { drawTable } from './table.ts';

const factsStyle = { size: 8 };
const tableStyle = { size: 7.5 };

/** Draws Tabel 7 as a PDF, A4 landscape, every part from a new page on; see {@link drawPdf}. */
export function drawTable7(
  report: Table7Report,
  paper: ReportPaper,
  attachments?: readonly Attached[],
): Promise<Uint8Array> {
  return drawPdf(
    report,
    paper,
    (sheet, { sections }) => {
      sections.forEach((section, index) => {
        if (index > 0) newPage(sheet);
        drawSection(sheet, section);
      });
    },
    attachments,
  );
}

function drawSection(sheet: Sheet, section: Table7Section): void {
  drawLetterhead(sheet, section.letterhead);
  drawHeading(sheet, section.heading);
  drawTable(sheet, section.facts, factsStyle);
  sheet.y += 10;
  drawTable(sheet, section.assessment, tableStyle);
  sheet.y += 8;
  drawStatements(sheet, section, section.signatures);
  drawSignatures(sheet, section.signatures, section.signaturesBookmark);
  drawEndLines(sheet);
}
