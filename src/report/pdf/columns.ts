import type { Column } from '../blocks/table.ts';

/** A column with its place: `x` from the left edge of the table and `width`, points. */
export type PlacedColumn = Column & { readonly x: number };

/** Spreads columns over the width: spare width by their share, and when there is too little all shrink alike. */
export function placeColumns(columns: readonly Column[], width: number): readonly PlacedColumn[] {
  const natural = columns.reduce((sum, column) => sum + column.width, 0);
  const shares = columns.reduce((sum, column) => sum + (column.grow ?? 0), 0);
  const spare = Math.max(0, width - natural);
  const shrink = Math.min(1, width / natural);
  let x = 0;
  return columns.map((column, index) => {
    const share = shares > 0 ? (column.grow ?? 0) / shares : 1 / columns.length;
    const last = index === columns.length - 1;
    const placed = { ...column, x, width: last ? width - x : column.width * shrink + spare * share };
    x += placed.width;
    return placed;
  });
}
