import type { Cell } from './cell.ts';

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
};

/** A row of cells. */
export function cellRow(...cells: readonly Cell[]): TableRow {
  return { kind: 'cells', cells };
}

/** Stands in a table of cases where there is none. */
export const nothing: TableRow = { kind: 'band', text: 'Nihil' };
