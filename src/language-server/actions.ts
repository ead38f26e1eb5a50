import { type CodeAction, CodeActionKind, type Range as LspRange } from 'vscode-languageserver/node.js';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Diagnostic } from '../document/diagnostic.ts';
import { fixFiles } from '../lint/apply-fixes.ts';
import type { LintFile } from '../lint/lint-files.ts';
import type { Say } from '../words/language.ts';
import { editTo } from './layout.ts';
import { placesIn, toEditor } from './to-editor.ts';

/** The name of the action that makes all safe corrections; editors run it when they save, if they are told to. */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.sop`;

/** What is asked for: a stretch of a document with its findings, and kinds of actions (all where none is named). */
type Asked = {
  readonly document: TextDocument;
  readonly range: LspRange;
  readonly only: readonly string[] | undefined;
  readonly found: readonly Diagnostic[];
  readonly say: Say;
};

/**
 * The corrections of the findings in a stretch, one each; guesses are offered but never preferred. Beside them all safe ones of the document at once.
 * @param lint what there is to say about the text of the document
 */
export function actionsFor(asked: Asked, lint: (file: LintFile) => readonly Diagnostic[]): CodeAction[] {
  const { document, range, only, found, say } = asked;
  const wants = (kind: string): boolean =>
    !only || only.some((one) => one === '' || kind === one || kind.startsWith(`${one}.`));
  const place = placesIn(document);
  const near = found.filter((one) => one.edit && touches(place(one.range), range));
  const fixes = near.flatMap((one): CodeAction[] => {
    if (!one.edit) return [];
    const { kind, text } = one.edit;
    const edit = { range: place(one.edit.range), newText: text };
    return [
      {
        title: say({ id: `Ganti dengan ${shortened(text)}`, en: `Change to ${shortened(text)}` }),
        kind: CodeActionKind.QuickFix,
        diagnostics: toEditor(document, [one], say),
        isPreferred: kind === 'safe',
        edit: { changes: { [document.uri]: [edit] } },
      },
    ];
  });
  const isSafe = ({ edit }: Diagnostic): boolean => edit?.kind === 'safe';
  const safe =
    wants(fixAllKind) && found.some(isSafe) ? fixed(document, (file) => lint(file).filter(isSafe)) : [];
  const all: CodeAction[] = safe.map((edit) => ({
    title: say({ id: 'Perbaiki semua yang artinya tetap sama', en: 'Mend all that keeps its meaning' }),
    kind: fixAllKind,
    edit: { changes: { [document.uri]: [edit] } },
  }));
  return [...(wants(CodeActionKind.QuickFix) ? fixes : []), ...all];
}

/** What `sop lint --fix` would make of the document. */
function fixed(document: TextDocument, lint: (file: LintFile) => readonly Diagnostic[]) {
  const name = document.uri;
  const bytes = new TextEncoder().encode(document.getText());
  const file: LintFile = { id: name, shown: name, read: () => bytes };
  const { reported } = fixFiles({ reported: [file], beside: [] }, ({ reported: [now] }) =>
    now ? lint(now) : [],
  );
  const after = reported[0]?.read() ?? bytes;
  return editTo(document, new TextDecoder('utf-8', { ignoreBOM: true }).decode(after));
}

function touches(a: LspRange, b: LspRange): boolean {
  const before = (one: LspRange['start'], other: LspRange['start']): boolean =>
    one.line < other.line || (one.line === other.line && one.character <= other.character);
  return before(a.start, b.end) && before(b.start, a.end);
}

const shortened = (text: string): string => (text.length > 60 ? `${text.slice(0, 57)}…` : text);
