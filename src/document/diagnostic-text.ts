import stringWidth from 'fast-string-width';
import type { Bilingual } from '../words/bilingual.ts';
import type { Language } from '../words/language.ts';
import { visible, visibleLine } from '../words/visible.ts';
import type { Diagnostic, Range, Severity } from './diagnostic.ts';

type Paint = (text: string) => string;

/** How the parts of a diagnostic are painted. */
export type DiagnosticPaint = Readonly<Record<'bold' | 'dim' | 'bad' | 'warn' | 'accent', Paint>>;

const same: Paint = (text) => text;
/** Text without colour codes. */
export const unpainted: DiagnosticPaint = { bold: same, dim: same, bad: same, warn: same, accent: same };

export type DiagnosticStyle = {
  readonly language: Language;
  readonly palette: DiagnosticPaint;
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

const paintOf = (severity: Severity, palette: DiagnosticPaint): Paint =>
  ({ error: palette.bad, warning: palette.warn, info: palette.accent })[severity];

/** A piece of a line as it is shown: its columns, and where it begins in the line (UTF-16 units from 0). */
type Cell = { readonly text: string; readonly width: number; readonly offset: number };

type CodeFrame = { readonly code: string; readonly marks: string };

const tabStop = 4;
/** Units of a line that are looked at on each side of the mark; a line may be a whole file long. */
const reach = 400;

/**
 * The line in which a range begins, at most `width` columns of it around the mark, and the `^` marks to stand below.
 * Tabs become spaces, unsafe characters their names; wide characters count two columns, combining ones none.
 */
function codeFrame(line: string, range: Range, width: number): CodeFrame {
  const start = Math.min(range.start.column - 1, line.length);
  const sameLine = range.end.line === range.start.line;
  const end = Math.max(start + 1, sameLine ? range.end.column - 1 : line.trimEnd().length);
  const from = Math.max(0, start - reach);
  const to = Math.min(line.length, start + reach);
  const cells = cellsOf(line.slice(from, to), from);
  const first = Math.max(
    0,
    cells.findLastIndex((cell) => cell.offset <= start),
  );
  const atEnd = start >= line.length;
  const marked = atEnd ? cells.length : first;
  const view = chooseView(cells, marked, width - 2);
  const shown = cells.slice(view.from, view.to);
  const cutLeft = view.from > 0 || from > 0 ? '…' : '';
  const cutRight = view.to < cells.length || to < line.length ? '…' : '';
  const before = stringWidth(cutLeft) + widthSum(cells.slice(view.from, marked));
  const under = widthSum(shown.filter((cell, index) => index + view.from >= marked && cell.offset < end));
  return {
    code: cutLeft + shown.map((cell) => cell.text).join('') + cutRight,
    marks: ' '.repeat(before) + '^'.repeat(Math.max(1, under)),
  };
}

type Grapheme = { readonly segment: string; readonly index: number };

let segmenter: Intl.Segmenter | undefined;
/** Most lines are ASCII, a letter a cell; making a segmenter for the others takes longer than reading an office file. */
function graphemesOf(line: string): Iterable<Grapheme> {
  if (/^[\t -~]*$/.test(line)) return Array.from(line, (segment, index) => ({ segment, index }));
  segmenter ??= new Intl.Segmenter('id', { granularity: 'grapheme' });
  return segmenter.segment(line);
}

function cellsOf(line: string, base: number): readonly Cell[] {
  const cells: Cell[] = [];
  let column = 0;
  for (const { segment, index } of graphemesOf(line)) {
    const plain = segment.length === 1 && segment >= ' ' && segment <= '~';
    const text = plain
      ? segment
      : segment === '\t'
        ? ' '.repeat(tabStop - (column % tabStop))
        : visible(segment);
    const width = plain ? 1 : stringWidth(text);
    cells.push({ text, width, offset: base + index });
    column += width;
  }
  return cells;
}

const widthSum = (cells: readonly Cell[]): number => cells.reduce((sum, cell) => sum + cell.width, 0);

/** The cells that fit: a third of the room before the mark, the rest after it, and what is left over before it again. */
function chooseView(
  cells: readonly Cell[],
  marked: number,
  room: number,
): { readonly from: number; readonly to: number } {
  let from = marked;
  let to = marked;
  let used = 0;
  const widthAt = (index: number): number => cells[index]?.width ?? 0;
  const growLeft = (limit: number): void => {
    while (from > 0 && used + widthAt(from - 1) <= limit) used += widthAt(--from);
  };
  growLeft(Math.floor(room / 3));
  while (to < cells.length && used + widthAt(to) <= room) used += widthAt(to++);
  growLeft(room);
  return { from, to };
}
