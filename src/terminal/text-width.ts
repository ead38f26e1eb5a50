import stringWidth from 'fast-string-width';
import { wrapAnsi } from 'fast-wrap-ansi';

/** Columns that a text takes in a terminal, colour codes not counted, wide characters as two. */
export const widthOf = (text: string): number => stringWidth(text);

/** Breaks a text into lines of at most `width` columns; words longer than a line are broken. */
export function wrap(text: string, width: number): readonly string[] {
  return wrapAnsi(text, Math.max(1, width), { hard: true, trim: true }).split('\n');
}

/** Cuts plain text to `width` columns, ending in … where something was cut. */
export function clip(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  let kept = '';
  let used = 0;
  for (const character of text) {
    const columns = widthOf(character);
    if (used + columns > width - 1) break;
    kept += character;
    used += columns;
  }
  return width > 0 ? `${kept}…` : '';
}

/** Fills a text up with spaces to `width` columns. */
export function pad(text: string, width: number, side: 'left' | 'right' = 'left'): string {
  const spaces = ' '.repeat(Math.max(0, width - widthOf(text)));
  return side === 'left' ? text + spaces : spaces + text;
}

/**
 * A text beside its head, going on in the same column on the lines below; where that column would be under 20 columns
 * wide, the text goes below the head instead. The head is taken as it is, without colour.
 */
export function hang(head: string, text: string, width: number): readonly string[] {
  const indent = widthOf(head);
  if (width - indent < 20) return [head.trimEnd(), ...wrap(text, width - 2).map((line) => `  ${line}`)];
  return wrap(text, width - indent).map((line, index) => `${index === 0 ? head : ' '.repeat(indent)}${line}`);
}
