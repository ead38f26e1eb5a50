import type { Diagnostic, Severity } from '../../document/diagnostic.ts';
import type { Bilingual } from '../../words/bilingual.ts';
import type { Language } from '../../words/language.ts';
import { visible, visibleLine } from '../../words/visible.ts';
import type { Palette } from '../palette.ts';
import { codeFrame } from './code-frame.ts';

export type DiagnosticStyle = {
  readonly language: Language;
  readonly palette: Pick<Palette, 'bold' | 'dim' | 'bad' | 'warn' | 'accent'>;
  /** Columns of the terminal; 100 if not said. */
  readonly width?: number;
};

/** Files by the name that the diagnostics carry, as bytes or as text. */
export type Sources = ReadonlyMap<string, Uint8Array | string>;

const words: Readonly<Record<Severity, Bilingual>> = {
  error: { id: 'galat', en: 'error' },
  warning: { id: 'peringatan', en: 'warning' },
  info: { id: 'catatan', en: 'note' },
};

/**
 * Diagnostics for a person: `file:line:column`, how heavy, what, the rule, the line with the place marked, what to do.
 * Files without a source are shown without their line. Text from files passes `visible`.
 */
export function printDiagnostics(
  diagnostics: readonly Diagnostic[],
  sources: Sources,
  style: DiagnosticStyle,
): string {
  const lines = new Map([...sources].map(([file, source]) => [file, linesOf(source)]));
  return diagnostics.map((one) => printOne(one, lines.get(one.file), style)).join('\n');
}

function linesOf(source: Uint8Array | string): readonly string[] {
  const text = typeof source === 'string' ? source : new TextDecoder().decode(source);
  return text.split('\n').map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line));
}

function printOne(
  diagnostic: Diagnostic,
  lines: readonly string[] | undefined,
  style: DiagnosticStyle,
): string {
  const { language, palette, width = 100 } = style;
  const { rule, severity, message, file, range, hint } = diagnostic;
  const place = `${visibleLine(file)}:${range.start.line}:${range.start.column}:`;
  const word = paintOf(severity, palette)(`${words[severity][language]}:`);
  const out = [`${palette.bold(place)} ${word} ${visible(message[language])} ${palette.dim(`[${rule}]`)}`];
  const line = lines?.[range.start.line - 1];
  const number = String(range.start.line).padStart(5);
  const gutter = ' '.repeat(number.length);
  if (line !== undefined && line !== '') {
    const frame = codeFrame(line, range, Math.max(20, width - number.length - 3));
    out.push(`${palette.dim(`${number} |`)} ${frame.code}`);
    out.push(`${palette.dim(`${gutter} |`)} ${paintOf(severity, palette)(frame.marks)}`);
  }
  if (hint) out.push(`${palette.dim(`${gutter} =`)} ${visible(hint[language])}`);
  return `${out.join('\n')}\n`;
}

const paintOf = (severity: Severity, palette: DiagnosticStyle['palette']): ((text: string) => string) =>
  ({ error: palette.bad, warning: palette.warn, info: palette.accent })[severity];
