import { pad, widthOf, wrap } from '../text-width.ts';

export type TableColumn = {
  readonly title: string;
  /** Columns with a share divide what is left after those that take their natural width. */
  readonly share?: number;
  readonly align?: 'left' | 'right';
};

type TableOptions = {
  readonly width: number;
  readonly head?: (text: string) => string;
  readonly line?: (text: string) => string;
};

/**
 * Lays rows out in columns of at most `width` terminal columns, wrapping cells, with a rule under the head and between
 * rows that take several lines. Cells may carry colour codes.
 */
export function table(
  columns: readonly TableColumn[],
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
  columns: readonly TableColumn[],
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

/** Columns without a share are as wide as they need; the others never break a word if they can help it. */
function columnWidths(
  columns: readonly TableColumn[],
  rows: readonly (readonly string[])[],
  width: number,
): readonly number[] {
  const cells = columns.map((column, index) => [column.title, ...rows.map((row) => row[index] ?? '')]);
  const natural = cells.map((column) => widest(column, /\n/));
  const least = columns.map((column, index) =>
    column.share ? Math.min(widest(cells[index] ?? [], /\s+/), longestWord) : (natural[index] ?? 0),
  );
  const widths = [...least];
  let free = width - 3 * (columns.length - 1) - least.reduce((sum, one) => sum + one, 0);
  while (free > 0) {
    const hungry = columns.flatMap((column, index) =>
      column.share && (widths[index] ?? 0) < (natural[index] ?? 0) ? [{ index, share: column.share }] : [],
    );
    const next = hungry.sort(
      (a, b) => (widths[a.index] ?? 0) / a.share - (widths[b.index] ?? 0) / b.share,
    )[0];
    if (!next) break;
    widths[next.index] = (widths[next.index] ?? 0) + 1;
    free--;
  }
  return widths;
}

const longestWord = 16;

const widest = (texts: readonly string[], separator: RegExp): number =>
  Math.max(1, ...texts.flatMap((text) => text.split(separator).map(widthOf)));
