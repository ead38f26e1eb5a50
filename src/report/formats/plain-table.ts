import type { Cell, Table } from '../blocks/table-data.ts';

/** A table as texts: heads with their common heading before them, rows, and bands as a row of one cell. */
export type PlainTable = { readonly heads: readonly string[]; readonly rows: readonly (readonly string[])[] };

/** The texts of a table, for formats without paper. */
export function plainTable({ columns, rows }: Table): PlainTable {
  const heads = columns.map(({ title, group }, index) => {
    if (group === undefined) return title;
    if (title !== '') return `${group}: ${title}`;
    return columns[index - 1]?.group === group ? '' : group;
  });
  return {
    heads: heads.some((head) => head !== '') ? heads : [],
    rows: rows.map((row) => (row.kind === 'band' ? [row.text] : row.cells.map(cellText))),
  };
}

/** The text of a cell, a line for each paragraph; a symbol as its shape and words. */
export function cellText({ paragraphs, symbol }: Cell): string {
  const lines = paragraphs.map(({ runs, marker }) =>
    [marker, ...runs.map(({ text }) => text)].filter((text) => text !== undefined && text !== '').join(' '),
  );
  const shape = symbol ? [symbol.caption ?? (symbol.shape === 'box' ? '☐' : symbol.shape)] : [];
  return [...shape, ...lines].join('\n');
}
