import type { Diagnostic as LspDiagnostic } from 'vscode-languageserver/node.js';
import { TextDocument } from 'vscode-languageserver-textdocument';

/** A finding as `sop lint --json` prints it. */
export type Said = {
  readonly file: string;
  readonly rule: string;
  readonly severity: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly message: { readonly id: string };
  readonly hint?: { readonly id: string };
};

const severities = ['', 'error', 'warning', 'info'];

/** What an editor shows, one line a finding. */
export const inEditor = (found: readonly LspDiagnostic[]) =>
  found.map(({ range: { start, end }, severity = 0, code, message }) =>
    line([start.line, start.character, end.line, end.character], severities[severity], code, message),
  );

/** The same of what lint says about a text. Lint ends lines with LF alone, an editor also with a CR that stands by itself. */
export function asShown(said: Said, text: string): string {
  const document = TextDocument.create('', 'yaml', 0, text);
  const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  const [start, end] = [
    document.positionAt((starts[said.line - 1] ?? 0) + said.column - 1),
    document.positionAt((starts[said.endLine - 1] ?? 0) + said.endColumn - 1),
  ];
  const message = said.hint ? `${said.message.id}\n${said.hint.id}` : said.message.id;
  return line([start.line, start.character, end.line, end.character], said.severity, said.rule, message);
}

const line = (place: readonly number[], ...words: readonly unknown[]): string =>
  [place.join(':'), ...words].join(' ');
