import type { Diagnostic, Position } from '../document/diagnostic.ts';
import type { LintFile, LintFiles } from './lint-files.ts';

/** A text with corrections made in it, and which ones. */
export type Fixed = { readonly text: string; readonly applied: readonly Diagnostic[] };

/**
 * Makes the safe corrections that diagnostics carry; what is only suggested is left to people. Of corrections that overlap the first is made, the others wait for another round.
 * All else stays byte by byte.
 */
export function applyFixes(text: string, diagnostics: readonly Diagnostic[]): Fixed {
  const starts = lineStarts(text);
  const offset = ({ line, column }: Position): number => (starts[line - 1] ?? 0) + column - 1;
  const edits = diagnostics
    .flatMap((by) => {
      if (by.edit?.kind !== 'safe') return [];
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

/** A correction may make room for another; after so many rounds what is left is left. */
const rounds = 10;

/** The files with the corrections made in them, in memory. @param lint what there is to say about files */
export function fixFiles(files: LintFiles, lint: (files: LintFiles) => readonly Diagnostic[]): LintFiles {
  let now = files;
  for (let round = 0; round < rounds; round++) {
    const found = lint(now).filter(({ edit }) => edit?.kind === 'safe');
    const reported = now.reported.map((file) => fixed(file, found));
    if (reported.every((file, index) => file === now.reported[index])) break;
    now = { ...now, reported };
  }
  return now;
}

function fixed(file: LintFile, diagnostics: readonly Diagnostic[]): LintFile {
  const found = diagnostics.filter((one) => one.file === file.shown);
  if (found.length === 0) return file;
  const before = file.read();
  const text = new TextDecoder().decode(before);
  const { text: mended } = applyFixes(text, found);
  if (mended === text) return file;
  const after = new TextEncoder().encode(mended);
  const bytes = hasMark(before) ? new Uint8Array([...mark, ...after]) : after;
  return { id: file.id, shown: file.shown, read: () => bytes };
}

const mark = [0xef, 0xbb, 0xbf] as const;
const hasMark = (bytes: Uint8Array): boolean => mark.every((byte, index) => bytes[index] === byte);
