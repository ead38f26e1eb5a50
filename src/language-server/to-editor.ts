import {
  DiagnosticSeverity,
  type Diagnostic as LspDiagnostic,
  type Range as LspRange,
} from 'vscode-languageserver/node.js';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Diagnostic, Position, Range } from '../document/diagnostic.ts';
import type { Say } from '../words/language.ts';

/** What lint counts otherwise than editors: a byte order mark, which it leaves out, and CR alone, which ends no line for it. */
const countedOtherwise = /^\uFEFF|\r(?!\n)/;

/** Turns places of lint (lines and columns from 1) into those of the protocol (from 0, both in UTF-16 units). */
export function placesIn(document: TextDocument): (range: Range) => LspRange {
  const text = document.getText();
  if (!countedOtherwise.test(text)) {
    const plain = ({ line, column }: Position) => ({ line: line - 1, character: column - 1 });
    return ({ start, end }) => ({ start: plain(start), end: plain(end) });
  }
  const mark = text.startsWith('\uFEFF') ? 1 : 0;
  const starts = [mark, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  const moved = ({ line, column }: Position) => document.positionAt((starts[line - 1] ?? 0) + column - 1);
  return ({ start, end }) => ({ start: moved(start), end: moved(end) });
}

const severities = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
} as const;

/** The findings of lint as an editor shows them: what is wrong, below it what to do; the rule as the code. */
export function toEditor(
  document: TextDocument,
  diagnostics: readonly Diagnostic[],
  say: Say,
): LspDiagnostic[] {
  const place = placesIn(document);
  return diagnostics.map(({ rule, severity, message, hint, range }) => ({
    range: place(range),
    severity: severities[severity],
    code: rule,
    source: 'sop',
    message: hint ? `${say(message)}\n${say(hint)}` : say(message),
  }));
}
