import type { Bilingual } from '../words/bilingual.ts';

export type Severity = 'error' | 'warning' | 'info';

/** A place as editors count: lines and columns from 1, columns in UTF-16 units. */
export type Position = { readonly line: number; readonly column: number };

/** From `start` up to, not including, `end`. */
export type Range = { readonly start: Position; readonly end: Position };

/** A safe edit keeps the meaning of a file: spelling, case, spaces, quotes. A suggestion is a guess that a person has to look at. */
export type EditKind = 'safe' | 'suggestion';

/** A correction: what stands in `range` is replaced by `text`. */
export type Edit = { readonly kind: EditKind; readonly range: Range; readonly text: string };

/** A problem of a document. It is returned, never thrown. */
export type Diagnostic = {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: Bilingual;
  /** The file as the caller named it. */
  readonly file: string;
  readonly range: Range;
  /** The code of the activity or part that it is about, where it is about one. */
  readonly code?: string;
  /** What to do about it. */
  readonly hint?: Bilingual;
  readonly edit?: Edit;
};

/** Diagnostics in reading order: by place, then by rule. */
export function inReadingOrder(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics.toSorted(
    (a, b) =>
      comparePositions(a.range.start, b.range.start) ||
      comparePositions(a.range.end, b.range.end) ||
      (a.rule < b.rule ? -1 : Number(a.rule > b.rule)),
  );
}

export const hasErrors = (diagnostics: readonly Diagnostic[]): boolean =>
  diagnostics.some((diagnostic) => diagnostic.severity === 'error');

const comparePositions = (a: Position, b: Position): number => a.line - b.line || a.column - b.column;
