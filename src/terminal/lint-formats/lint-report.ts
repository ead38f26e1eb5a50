import type { Diagnostic } from '../../document/diagnostic.ts';
import type { DiagnosticStyle, Sources } from '../../document/diagnostic-text.ts';

/** What a run of the linter found, as every format is handed it. */
export type LintReport = {
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: Sources;
  /** All files that were looked at, those without a finding too. */
  readonly files: readonly string[];
  readonly version: string;
  readonly sha256: (text: string) => string;
};

/** Prints a report; the same report gives the same text. */
export type LintFormat = (report: LintReport, style: DiagnosticStyle) => string;
