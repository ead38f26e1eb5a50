import type { Diagnostic } from '../../document/diagnostic.ts';
import type { DiagnosticStyle, Sources } from '../print-diagnostics.ts';

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

/**
 * A name for a finding that stays when lines move: its file, rule, and the text of its line without white space; the count
 * tells equal ones apart.
 */
export function fingerprints({ diagnostics, sources, sha256 }: LintReport): readonly string[] {
  const lines = new Map([...sources].map(([file, source]) => [file, linesOf(source)]));
  const seen = new Map<string, number>();
  return diagnostics.map(({ file, rule, range }) => {
    const line = (lines.get(file)?.[range.start.line - 1] ?? '').replace(/\s+/g, ' ').trim();
    const key = `${file}\n${rule}\n${line}`;
    const count = seen.get(key) ?? 0;
    seen.set(key, count + 1);
    return sha256(`${key}\n${count}`);
  });
}

const linesOf = (source: Uint8Array | string): readonly string[] =>
  (typeof source === 'string' ? source : new TextDecoder().decode(source)).split('\n');
