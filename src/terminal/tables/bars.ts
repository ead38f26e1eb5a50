const eighths = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];
const levels = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/** Stands in a sparkline where nothing was measured. */
export const gapSign = '·';

/**
 * A share of 1 as a bar of at most `width` columns, to the eighth of a column. Only what is all fills it, and only what is
 * nothing leaves it empty: no rounding hides a single failure.
 */
export function bar(share: number, width: number): string {
  const parts = width * 8;
  const inside = Math.min(parts - 1, Math.max(1, Math.round(share * parts)));
  const filled = share >= 1 ? parts : share <= 0 ? 0 : inside;
  return '█'.repeat(Math.floor(filled / 8)) + (eighths[filled % 8] ?? '');
}

/** Shares of 1 as one sign each, on a scale from 0 to 1: the highest sign is all, the lowest under a seventh. */
export function sparkline(shares: readonly (number | undefined)[]): string {
  return shares
    .map((share) =>
      share === undefined ? gapSign : levels[share >= 1 ? 7 : Math.max(0, Math.floor(share * 7))],
    )
    .join('');
}
