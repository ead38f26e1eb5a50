import { type Paragraph, plain } from '../blocks/cell.ts';
import { breakPoint } from './printable.ts';

/** Size in points and weight of a text. */
export type Style = { readonly size: number; readonly bold?: boolean };

/** Width of a text in points. */
export type Measure = (text: string, style: Style) => number;

type Piece = {
  readonly text: string;
  readonly bold: boolean;
  readonly x: number;
  readonly width: number;
};

/** One line of text: its pieces with x from the left edge of the cell, and its right end. */
export type Line = { readonly pieces: readonly Piece[]; readonly end: number };

/** Height of a line of this size, points. */
export const lineHeight = (size: number): number => size * 1.22;

type Word = { readonly text: string; readonly bold: boolean; readonly width: number; readonly space: number };

/** Breaks a text or paragraphs into lines no wider than `width`; a word that does not fit is broken between characters. */
export function layLines(
  text: string | readonly Paragraph[],
  width: number,
  style: Style,
  measure: Measure,
): readonly Line[] {
  const paragraphs = typeof text === 'string' ? [plain(text)] : text;
  return paragraphs.flatMap((paragraph) => layParagraph(paragraph, width, style, measure));
}

function layParagraph(paragraph: Paragraph, width: number, style: Style, measure: Measure): readonly Line[] {
  const { marker, indent = 0 } = paragraph;
  const left = Math.min(indent * style.size, width / 4);
  const hang = marker === undefined ? left : left + measure(`${marker} `, style);
  const room = Math.max(style.size, width - hang);
  const lines = wrap(splitAtBreaks(paragraph, style, measure, room), room, hang);
  const [first, ...rest] = lines;
  if (marker === undefined || !first) return lines;
  const mark: Piece = { text: marker, bold: style.bold === true, x: left, width: measure(marker, style) };
  return [{ pieces: [mark, ...first.pieces], end: first.end }, ...rest];
}

/** The words of a paragraph, one list for each forced line. */
function splitAtBreaks(
  { runs }: Paragraph,
  style: Style,
  measure: Measure,
  room: number,
): readonly (readonly Word[])[] {
  const forced: Word[][] = [[]];
  for (const run of runs) {
    const bold = run.bold === true || style.bold === true;
    run.text.split('\n').forEach((text, index) => {
      if (index > 0) forced.push([]);
      for (const word of text.split(' ')) {
        if (word !== '') forced.at(-1)?.push(...wordParts(word, { ...style, bold }, measure, room));
      }
    });
  }
  const last = forced.findLastIndex((words) => words.length > 0);
  return forced.slice(0, last + 1);
}

const softBreak = /(?<=\/)(?=[^\s/])|(?<=\p{L}-)(?=\p{L})/u;

function wordParts(word: string, style: Style, measure: Measure, room: number): readonly Word[] {
  const bold = style.bold === true;
  const space = measure(' ', style);
  const width = measure(word, style);
  // Most words are short and have nothing to break at.
  if (width <= room && !/[/\-\u200b]/.test(word)) return [{ text: word, bold, width, space }];
  const parts = word.split(breakPoint).flatMap((part) => part.split(softBreak));
  return parts
    .flatMap((part) => fitting(part, style, measure, room))
    .map((text, index) => ({ text, bold, width: measure(text, style), space: index === 0 ? space : 0 }));
}

function fitting(part: string, style: Style, measure: Measure, room: number): readonly string[] {
  if (measure(part, style) <= room) return [part];
  const pieces: string[] = [];
  let piece = '';
  for (const character of part) {
    if (piece !== '' && measure(piece + character, style) > room) {
      pieces.push(piece);
      piece = '';
    }
    piece += character;
  }
  return [...pieces, piece];
}

function wrap(forced: readonly (readonly Word[])[], room: number, left: number): readonly Line[] {
  const lines: Line[] = [];
  for (const words of forced) {
    let line: Word[] = [];
    let used = 0;
    for (const word of words) {
      const more = (line.length === 0 ? 0 : word.space) + word.width;
      if (line.length > 0 && used + more > room + 0.01) {
        lines.push(toLine(line, left));
        line = [];
        used = 0;
      }
      used += line.length === 0 ? word.width : more;
      line.push(word);
    }
    lines.push(toLine(line, left));
  }
  return lines;
}

/** Neighbours of the same weight become one piece, so that a line is drawn with few operations. */
function toLine(words: readonly Word[], left: number): Line {
  const pieces: Piece[] = [];
  let x = left;
  words.forEach((word, index) => {
    const space = index === 0 ? 0 : word.space;
    const before = pieces.at(-1);
    if (before && before.bold === word.bold) {
      const text = `${before.text}${space > 0 ? ' ' : ''}${word.text}`;
      pieces[pieces.length - 1] = { ...before, text, width: before.width + space + word.width };
    } else pieces.push({ text: word.text, bold: word.bold, x: x + space, width: word.width });
    x += space + word.width;
  });
  return { pieces, end: x };
}
