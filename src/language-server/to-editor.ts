import {
  DiagnosticSeverity,
  type Diagnostic as LspDiagnostic,
  type Range as LspRange,
} from 'vscode-languageserver/node.js';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Diagnostic, Position, Range } from '../document/diagnostic.ts';
import type { Say } from '../words/language.ts';

/**
 * Turns places of lint (lines and columns from 1) into those of the protocol (from 0, both in UTF-16 units). Lint leaves a byte order
 * mark out, ends lines with LF alone and counts the CR before it; for an editor a CR by itself ends a line, and none is part of one.
 */
export function placesIn(document: TextDocument): (range: Range) => LspRange {
  const text = document.getText();
  const starts = [text.startsWith('\uFEFF') ? 1 : 0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
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
