import type { Diagnostic } from '../../document/diagnostic.ts';
import type { DiagnosticStyle } from '../../document/diagnostic-text.ts';
import type { Findings } from '../../lint/fingerprints.ts';

/** What a run of the linter found, as every format is handed it. */
export type LintReport = Findings & { readonly version: string };

/** Prints a report; the same report gives the same text. */
export type LintFormat = (report: LintReport, style: DiagnosticStyle) => string;

/** The formats by their names on the command line; `formats.ts` has what prints each. */
export const lintFormatNames = [
  'pretty',
  'stylish',
  'json',
  'sarif',
  'github',
  'gitlab',
  'junit',
  'checkstyle',
] as const;

/** What was found in each of the files, in their order; nothing where nothing was. */
export function foundInEach({
  diagnostics,
  files,
}: LintReport): readonly (readonly [string, readonly Diagnostic[]])[] {
  const found = new Map<string, Diagnostic[]>(files.map(({ shown }) => [shown, []]));
  for (const diagnostic of diagnostics) found.get(diagnostic.file)?.push(diagnostic);
  return [...found];
}
