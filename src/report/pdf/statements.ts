import type { SignatureBlock } from '../blocks/report-data.ts';
import { needRoom, type Sheet } from './sheet.ts';
import { signatureHeight } from './signature-block.ts';
import { drawTextBlock, layTextBlock } from './text-block.ts';

const titleStyle = { size: 8.5, bold: true };
const textStyle = { size: 8 };

/** A numbered list under a title. */
export type Statements = { readonly statementsTitle: string; readonly statements: readonly string[] };

/** The explanations, kept with the signatures that follow, so that these never stand alone. */
export function drawStatements(
  sheet: Sheet,
  { statementsTitle, statements }: Statements,
  signatures: readonly SignatureBlock[],
): void {
  const title = layTextBlock(statementsTitle, sheet.page.bodyWidth, titleStyle, sheet.measure);
  const paragraphs = statements.map((text, index) => ({ runs: [{ text }], marker: `${index + 1}.` }));
  const body = layTextBlock(paragraphs, sheet.page.bodyWidth, textStyle, sheet.measure);
  needRoom(sheet, title.height + body.height + signatureHeight(sheet, signatures));
  sheet.tags.mark('H3', () => drawTextBlock(sheet, title, sheet.page.left));
  sheet.tags.mark('P', () => drawTextBlock(sheet, body, sheet.page.left));
}
