import type { Position, Range } from './diagnostic.ts';

/** Turns offsets of a text into lines and columns. A line ends with LF; the CR before it belongs to the line. */
export type TextPositions = {
  readonly positionAt: (offset: number) => Position;
  readonly rangeOf: (start: number, end: number) => Range;
};

/** Indexes a text once, so that every later question takes logarithmic time. Offsets are in UTF-16 units. */
export function textPositions(text: string): TextPositions {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  const positionAt = (offset: number): Position => {
    const within = Math.min(Math.max(offset, 0), text.length);
    const line = lastAtOrBefore(starts, within);
    return { line: line + 1, column: within - (starts[line] ?? 0) + 1 };
  };
  return {
    positionAt,
    rangeOf: (start, end) => ({ start: positionAt(start), end: positionAt(Math.max(start, end)) }),
  };
}

function lastAtOrBefore(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
