import type { Bilingual } from '../words/bilingual.ts';
import type { Diagnostic, EditKind } from './diagnostic.ts';
import type { TextPositions } from './text-positions.ts';

/** An error of the input, by offsets in UTF-16 units; `toDiagnostic` gives it lines and columns. */
export type Problem = {
  readonly rule: string;
  readonly start: number;
  readonly end: number;
  readonly message: Bilingual;
  readonly hint?: Bilingual;
  /** The text to write in place of what stands from `start` to `end`. */
  readonly edit?: { readonly kind: EditKind; readonly text: string };
};

export function toDiagnostic(problem: Problem, file: string, positions: TextPositions): Diagnostic {
  const range = positions.rangeOf(problem.start, problem.end);
  return {
    rule: problem.rule,
    severity: 'error',
    message: problem.message,
    file,
    range,
    ...(problem.hint ? { hint: problem.hint } : {}),
    ...(problem.edit ? { edit: { ...problem.edit, range } } : {}),
  };
}
