import type { Diagnostic, Position, Range } from '../document/diagnostic.ts';
import { coreValue } from '../document/yaml/core-values.ts';

/** A text with corrections made in it, and which ones. */
export type Fixed = { readonly text: string; readonly applied: readonly Diagnostic[] };

type Edit = { readonly start: number; readonly end: number; readonly text: string; readonly by: Diagnostic };

/**
 * Makes the corrections that diagnostics carry: `fix` as it stands, `rewrite` as the new text of the scalar in their range, in the
 * quotes that it has. Of corrections that overlap the first is made, the others wait for another round. All else stays byte by byte.
 */
export function applyFixes(text: string, diagnostics: readonly Diagnostic[]): Fixed {
  const starts = lineStarts(text);
  const edits = diagnostics
    .flatMap((one) => editOf(one, text, starts))
    .sort((a, b) => a.start - b.start || a.end - b.end);
  const applied: Diagnostic[] = [];
  const pieces: string[] = [];
  let done = 0;
  for (const { start, end, text: piece, by } of edits) {
    if (start < done) continue;
    pieces.push(text.slice(done, start), piece);
    done = end;
    applied.push(by);
  }
  return { text: pieces.join('') + text.slice(done), applied };
}

function editOf(by: Diagnostic, text: string, starts: readonly number[]): readonly Edit[] {
  if (by.fix) return [{ ...offsetsOf(by.fix.range, starts), text: by.fix.text, by }];
  if (by.rewrite === undefined) return [];
  const { start, end } = offsetsOf(by.range, starts);
  const written = rewritten(text.slice(start, end), by.rewrite);
  return written === undefined ? [] : [{ start, end, text: written, by }];
}

/** A new text in the quotes of the old one; undefined for blocks and texts over several lines, which are left to people. */
function rewritten(raw: string, text: string): string | undefined {
  if (raw === '' || raw.includes('\n') || /^[|>]/.test(raw) || /[\n\r\t]/.test(text)) return undefined;
  if (raw.startsWith("'")) return `'${text.replaceAll("'", "''")}'`;
  if (!raw.startsWith('"') && isPlain(text, raw)) return text;
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}

/** Whether a text may stand without quotes where another one did: the same signs at most, and no sign that YAML reads. */
function isPlain(text: string, before: string): boolean {
  if (text === '' || text !== text.trim() || typeof coreValue(text) !== 'string') return false;
  if (!/^[\p{L}\p{N}(]/u.test(text) || /:(?:\s|$)|\s#/.test(text)) return false;
  return [...text].every((sign) => !',[]{}'.includes(sign) || before.includes(sign));
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function offsetsOf({ start, end }: Range, starts: readonly number[]): { start: number; end: number } {
  const offset = ({ line, column }: Position): number => (starts[line - 1] ?? 0) + column - 1;
  return { start: offset(start), end: offset(end) };
}
