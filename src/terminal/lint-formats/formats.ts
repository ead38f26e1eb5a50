import stringWidth from 'fast-string-width';
import { printDiagnostics } from '../../document/diagnostic-text.ts';
import { fingerprints } from '../../lint/fingerprints.ts';
import { visibleJson, visibleLine } from '../../words/visible.ts';
import { foundInEach, type LintFormat, type lintFormatNames } from './lint-report.ts';
import { sarif } from './sarif.ts';
import { checkstyle, junit } from './xml-formats.ts';

const gitlabSeverities = { error: 'major', warning: 'minor', info: 'info' } as const;

/** The Code Quality report of GitLab. */
const gitlab: LintFormat = (report, { language }) => {
  const prints = fingerprints(report);
  const rows = report.diagnostics.map(({ file, range, severity, rule, message, hint }, index) => ({
    description: hint ? `${message[language]} ${hint[language]}` : message[language],
    check_name: rule,
    fingerprint: prints[index]?.print,
    severity: gitlabSeverities[severity],
    location: { path: file, lines: { begin: range.start.line, end: range.end.line } },
  }));
  return `${visibleJson(JSON.stringify(rows, null, 2))}\n`;
};

const githubCommands = { error: 'error', warning: 'warning', info: 'notice' } as const;

/** Workflow githubCommands that GitHub shows beside the changed lines, one a line. */
const github: LintFormat = ({ diagnostics }, { language }) =>
  diagnostics
    .map(({ file, range, severity, rule, message, hint }) => {
      const { start, end } = range;
      const properties = [
        ['file', file],
        ['line', String(start.line)],
        ['col', String(start.column)],
        ['endLine', String(end.line)],
        ['endColumn', String(end.column)],
        ['title', rule],
      ].map(([name, value = '']) => `${name}=${githubProperty(visibleLine(value))}`);
      const text = hint ? `${message[language]} ${hint[language]}` : message[language];
      return `::${githubCommands[severity]} ${properties.join(',')}::${githubData(visibleLine(text))}\n`;
    })
    .join('');

const githubData = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const githubProperty = (text: string): string =>
  githubData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

/** One JSON list: file, place, weight, rule, message and hint in both languages, and whether `--fix` mends it. */
const json: LintFormat = ({ diagnostics }) => {
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
    fixable: edit?.kind === 'safe',
  }));
  return `${visibleJson(JSON.stringify(rows, null, 2))}\n`;
};

const severityNames = {
  error: { id: 'galat', en: 'error' },
  warning: { id: 'peringatan', en: 'warning' },
  info: { id: 'catatan', en: 'note' },
} as const;

/** A block for each file: place, weight, message and rule in columns. */
const stylish: LintFormat = (report, { language, palette }) => {
  const blocks = foundInEach(report).flatMap(([file, own]) => {
    if (own.length === 0) return [];
    const rows = own.map(({ range, severity, message, rule }) => [
      `${range.start.line}:${range.start.column}`,
      severityNames[severity][language],
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

/** Every format by its name on the command line. */
export const lintFormats: ReadonlyMap<string, LintFormat> = new Map(
  Object.entries({
    pretty: ({ diagnostics, sources }, style) => printDiagnostics(diagnostics, sources, style),
    stylish,
    json,
    sarif,
    github,
    gitlab,
    junit,
    checkstyle,
  } satisfies Record<(typeof lintFormatNames)[number], LintFormat>),
);
