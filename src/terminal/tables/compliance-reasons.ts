import { withoutReason } from '../../compliance/pareto.ts';
import type { ParetoRow } from '../../compliance/summary.ts';
import type { Say } from '../../words/language.ts';
import { visibleLine } from '../../words/visible.ts';
import type { Palette } from '../palette.ts';
import { clip, pad, widthOf, wrap } from '../text-width.ts';
import { bar } from './bars.ts';
import { clockFigure, rateWords } from './figure-words.ts';

type Page = { readonly width: number; readonly palette: Palette; readonly say: Say };

/** How many reasons are shown. */
const most = 5;
const barWidth = 10;
/** Reasons are not made narrower than this for a bar. */
const roomyReason = 30;
const gap = '  ';

/** A reason with its share of the whole, which its list has only as a running sum. */
type Shared = ParetoRow & { readonly share: number };

/** The first five rows of a Pareto list as lines under their titles; none when there are no rows. */
export function reasonTable(title: string, rows: readonly ParetoRow[], page: Page): readonly string[] {
  if (rows.length === 0) return [];
  const { say, palette, width } = page;
  const shown = shares(rows).slice(0, most);
  const titles = [
    say({ id: 'kali', en: 'times' }),
    say({ id: 'waktu', en: 'time' }),
    say({ id: 'bagian', en: 'share' }),
    say({ id: 'kumulatif', en: 'running' }),
  ];
  const cells = shown.map((row) => [
    String(row.count),
    clockFigure(row.time),
    rateWords(row.share, say),
    rateWords(row.cumulativeShare, say),
  ]);
  const widths = titles.map((one, index) =>
    Math.max(widthOf(one), ...cells.map((row) => widthOf(row[index] ?? ''))),
  );
  const columns = fitted(widths, width);
  const names = shown.map(({ reason }) => clip(reasonWords(reason, say), columns.reason));
  const name = Math.min(columns.reason, Math.max(widthOf(title), ...names.map(widthOf)));
  const line = (first: string, row: readonly string[]): string =>
    [
      pad(clip(first, name), name),
      ...row.slice(0, columns.shown).map((cell, index) => pad(cell, widths[index] ?? 0, 'right')),
    ].join(gap);
  const left = rows.length - shown.length;
  return [
    palette.bold(line(title, titles)),
    ...shown.map((row, index) => {
      const drawn = columns.bar ? gap + palette.accent(bar(row.share, barWidth)) : '';
      return `${line(names[index] ?? '', cells[index] ?? [])}${drawn}`;
    }),
    ...(left > 0 ? wrap(moreReasons(left, say), width).map((text) => palette.dim(text)) : []),
  ];
}

/** Each row's own share; what is no more than the error of floating-point sums is nothing. */
function shares(rows: readonly ParetoRow[]): readonly Shared[] {
  return rows.map((row, index) => {
    const share = row.cumulativeShare - (rows[index - 1]?.cumulativeShare ?? 0);
    return { ...row, share: share < 1e-9 ? 0 : share };
  });
}

/** How wide a reason may be, how many columns follow it, and whether a bar does; the last column goes first. */
function fitted(
  widths: readonly number[],
  width: number,
): { readonly reason: number; readonly shown: number; readonly bar: boolean } {
  const after = (shown: number): number =>
    widths.slice(0, shown).reduce((sum, one) => sum + one + gap.length, 0);
  const room = width - after(widths.length);
  const bar = room - gap.length - barWidth >= roomyReason;
  if (bar) return { reason: room - gap.length - barWidth, shown: widths.length, bar };
  let shown = widths.length;
  while (shown > 2 && width - after(shown) < narrowReason) shown--;
  return { reason: Math.max(1, width - after(shown)), shown, bar };
}

const narrowReason = 16;

const reasonWords = (reason: string, say: Say): string =>
  reason === withoutReason ? say({ id: withoutReason, en: 'no reason given' }) : visibleLine(reason);

const moreReasons = (left: number, say: Say): string =>
  say({
    id: `dan ${left} sebab lain; semuanya ada pada --json`,
    en: `and ${left} more; --json has them all`,
  });
