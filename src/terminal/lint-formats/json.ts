import { visibleJson } from '../../words/visible.ts';
import type { LintFormat } from './lint-report.ts';

/** One JSON list: file, place, weight, rule, message and hint in both languages, and whether `--fix` mends it. */
export const json: LintFormat = ({ diagnostics }) => {
  const rows = diagnostics.map(({ file, range, severity, rule, message, hint, edit }) => ({
    file,
    line: range.start.line,
    column: range.start.column,
    endLine: range.end.line,
    endColumn: range.end.column,
    severity,
    rule,
    message,
    hint: hint ?? null,
    page: `docs/rules/${rule}.md`,
    fixable: edit !== undefined,
  }));
  return `${visibleJson(JSON.stringify(rows, null, 2))}\n`;
};
