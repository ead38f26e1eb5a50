import type { Symbol as FormSymbol } from '../../sop/sop.ts';

/** Text of one weight. The runs of a paragraph are printed one after another with a space between. */
export type TextRun = { readonly text: string; readonly bold?: boolean };

/** A paragraph of a cell; `marker` stands before its first line, the others hang under the text. A line feed breaks. */
export type Paragraph = {
  readonly runs: readonly TextRun[];
  readonly marker?: string;
  readonly indent?: number;
};

/** A symbol of the form in a pelaksana cell, with the words inside it; `box` is an empty one to tick by hand. */
export type CellSymbol = { readonly shape: FormSymbol | 'box'; readonly caption?: string };

export type Cell = { readonly paragraphs: readonly Paragraph[]; readonly symbol?: CellSymbol };

/**
 * A column: its natural width in points and how much of the spare width it takes (0 if absent). Neighbours with the
 * same `group` stand under one common heading.
 */
export type Column = {
  readonly title: string;
  readonly group?: string;
  readonly width: number;
  readonly grow?: number;
  readonly align: 'left' | 'center';
  /** Text stands in the middle of the height, as that of centred columns always does. */
  readonly middle?: boolean;
};

/** A row of cells, one for each column, or a band: one text over the whole width, kept with the row below it. */
export type TableRow =
  | { readonly kind: 'cells'; readonly cells: readonly Cell[] }
  | { readonly kind: 'band'; readonly text: string; readonly bold?: boolean };

/** A table as plain data. Without any column title or group it has no header. */
export type Table = {
  readonly title?: string;
  /** Its name in the outline of the file. */
  readonly bookmark?: string;
  readonly columns: readonly Column[];
  readonly rows: readonly TableRow[];
  /** Least height of a row of cells, points: room for the hand. */
  readonly least?: number;
  /** Size of its letters, points; 7.5 if absent. */
  readonly size?: number;
  /** Space below it, points; 10 if absent. */
  readonly below?: number;
  /** Stands at the top of what is left of a row that is taller than a page. */
  readonly continued: string;
};

export const continued = '(lanjutan)';

/** A cell with one paragraph of plain text; an empty text makes an empty cell. */
export function textCell(text: string, options: { readonly bold?: boolean } = {}): Cell {
  return { paragraphs: text === '' ? [] : [{ runs: [{ text, ...options }] }] };
}

/** A cell with a paragraph for each item, each behind the marker. */
export function listCell(items: readonly string[], marker: (index: number) => string): Cell {
  return { paragraphs: items.map((text, index) => ({ runs: [{ text }], marker: marker(index) })) };
}

/** A row of cells. */
export function cellRow(...cells: readonly Cell[]): TableRow {
  return { kind: 'cells', cells };
}
