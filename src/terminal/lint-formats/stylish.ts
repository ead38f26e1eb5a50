import stringWidth from 'fast-string-width';
import { visibleLine } from '../../words/visible.ts';
import type { LintFormat } from './lint-report.ts';

const words = {
  error: { id: 'galat', en: 'error' },
  warning: { id: 'peringatan', en: 'warning' },
  info: { id: 'catatan', en: 'note' },
} as const;

/** A block for each file: place, weight, message and rule in columns. */
export const stylish: LintFormat = ({ diagnostics, files }, { language, palette }) => {
  const blocks = files.flatMap((file) => {
    const own = diagnostics.filter((one) => one.file === file);
    if (own.length === 0) return [];
    const rows = own.map(({ range, severity, message, rule }) => [
      `${range.start.line}:${range.start.column}`,
      words[severity][language],
      visibleLine(message[language]),
      rule,
    ]);
    const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => stringWidth(row[column] ?? ''))));
    const padded = rows.map((row) =>
      row.map((cell, column) => cell + ' '.repeat((widths[column] ?? stringWidth(cell)) - stringWidth(cell))),
    );
    return [`${palette.bold(visibleLine(file))}\n${padded.map((row) => `  ${row.join('  ')}`).join('\n')}\n`];
  });
  return blocks.join('\n');
};
