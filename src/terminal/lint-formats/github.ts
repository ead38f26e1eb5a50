import { visibleLine } from '../../words/visible.ts';
import type { LintFormat } from './lint-report.ts';

const commands = { error: 'error', warning: 'warning', info: 'notice' } as const;

/** Workflow commands that GitHub shows beside the changed lines, one a line. */
export const github: LintFormat = ({ diagnostics }, { language }) =>
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
      ].map(([name, value = '']) => `${name}=${property(visibleLine(value))}`);
      const text = hint ? `${message[language]} ${hint[language]}` : message[language];
      return `::${commands[severity]} ${properties.join(',')}::${data(visibleLine(text))}\n`;
    })
    .join('');

const data = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
