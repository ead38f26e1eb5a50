import type { Diagnostic, Position } from '../document/diagnostic.ts';

/** A text with corrections made in it, and which ones. */
export type Fixed = { readonly text: string; readonly applied: readonly Diagnostic[] };

/**
 * Makes the corrections that diagnostics carry. Of corrections that overlap the first is made, the others wait for another round.
 * All else stays byte by byte.
 */
export function applyFixes(text: string, diagnostics: readonly Diagnostic[]): Fixed {
  const starts = lineStarts(text);
  const offset = ({ line, column }: Position): number => (starts[line - 1] ?? 0) + column - 1;
  const edits = diagnostics
    .flatMap((by) => {
      if (!by.edit) return [];
      const { range, text: piece } = by.edit;
      return [{ start: offset(range.start), end: offset(range.end), piece, by }];
    })
    .sort((a, b) => a.start - b.start || a.end - b.end);
  const applied: Diagnostic[] = [];
  const pieces: string[] = [];
  let done = 0;
  for (const { start, end, piece, by } of edits) {
    if (start < done) continue;
    pieces.push(text.slice(done, start), piece);
    done = end;
    applied.push(by);
  }
  return { text: pieces.join('') + text.slice(done), applied };
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}
