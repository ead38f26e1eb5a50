import { pad, widthOf, wrap } from './text-width.ts';

export type Column = {
  readonly title: string;
  /** Columns with a share divide what is left after those that take their natural width. */
  readonly share?: number;
  readonly align?: 'left' | 'right';
};

export type TableOptions = {
  readonly width: number;
  readonly head?: (text: string) => string;
  readonly line?: (text: string) => string;
};

/**
 * Lays rows out in columns of at most `width` terminal columns, wrapping cells, with a rule under the head and between
 * rows that take several lines. Cells may carry colour codes.
 */
export function table(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  options: TableOptions,
): string {
  const widths = columnWidths(columns, rows, options.width);
  const paint = options.line ?? ((text: string) => text);
  const head = columns.map((column) => column.title);
  const rule = paint(widths.map((width) => '─'.repeat(width)).join('─┼─'));
  const paintHead = options.head ?? ((text: string) => text);
  const lines = [...layRow(head, columns, widths, paint).map((line) => paintHead(line)), rule];
  const laid = rows.map((row) => layRow(row, columns, widths, paint));
  const airy = laid.some((row) => row.length > 1);
  laid.forEach((row, index) => {
    if (airy && index > 0) lines.push(rule);
    lines.push(...row);
  });
  return `${lines.join('\n')}\n`;
}

function layRow(
  cells: readonly string[],
  columns: readonly Column[],
  widths: readonly number[],
  paint: (text: string) => string,
): string[] {
  const wrapped = columns.map((_, index) =>
    (cells[index] ?? '').split('\n').flatMap((line) => wrap(line, widths[index] ?? 1)),
  );
  const height = Math.max(1, ...wrapped.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) =>
    columns
      .map((column, index) =>
        pad(wrapped[index]?.[line] ?? '', widths[index] ?? 1, column.align === 'right' ? 'right' : 'left'),
      )
      .join(paint(' │ '))
      .trimEnd(),
  );
}

function columnWidths(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  width: number,
): number[] {
  const natural = columns.map((column, index) =>
    Math.max(
      ...[column.title, ...rows.map((row) => row[index] ?? '')].flatMap((cell) =>
        cell.split('\n').map(widthOf),
      ),
    ),
  );
  const gaps = 3 * (columns.length - 1);
  const fixed = columns.reduce((sum, column, index) => sum + (column.share ? 0 : (natural[index] ?? 0)), 0);
  const free = width - gaps - fixed;
  const shares = columns.reduce((sum, column) => sum + (column.share ?? 0), 0);
  return columns.map((column, index) => {
    if (!column.share) return natural[index] ?? 0;
    return Math.max(6, Math.min(natural[index] ?? 0, Math.floor((free * column.share) / shares)));
  });
}
