import type { GroupSummary } from '../../compliance/summary.ts';
import type { Say } from '../../words/language.ts';
import type { Palette } from '../palette.ts';
import { pad, widthOf } from '../text-width.ts';
import { bar } from './bars.ts';
import { complianceFigures, type Figure } from './compliance-figures.ts';
import { nothing } from './figure-words.ts';

/** A figure and the columns that it takes on the screen. */
export type FittedFigure = { readonly figure: Figure; readonly width: number };

/** Shortest and longest bar. */
const [leastBar, longestBar] = [5, 12];

/** The columns of the figures with the widths they need; what is empty in every group is left out. */
export function neededFigures(groups: readonly GroupSummary[], say: Say): readonly FittedFigure[] {
  return complianceFigures.flatMap((figure) => {
    const texts = groups.map((group) => figure.text(group, say));
    const empty = figure.bar
      ? groups.every(({ onTimeRate }) => onTimeRate === undefined)
      : texts.every((text) => text === nothing);
    if (empty && figure.rank > 0) return [];
    const width = Math.max(...[say(figure.title), ...texts].map(widthOf), figure.bar ? leastBar : 1);
    return [{ figure, width }];
  });
}

/** As many of the columns as fit into `room`, by rank, in their order; the bar grows into what is left. */
export function fitFigures(needed: readonly FittedFigure[], room: number): readonly FittedFigure[] {
  const byRank = [...needed].sort((a, b) => a.figure.rank - b.figure.rank);
  let kept = byRank.filter(({ figure }) => figure.rank === 0);
  for (const one of byRank.slice(kept.length)) {
    if (widthOfFigures([...kept, one]) > room) break;
    kept = [...kept, one];
  }
  const free = Math.max(0, room - widthOfFigures(kept));
  return needed
    .filter((one) => kept.includes(one))
    .map(({ figure, width }) => ({
      figure,
      width: figure.bar ? Math.max(width, Math.min(longestBar, width + free)) : width,
    }));
}

/** Columns that figures take beside one another; the first one has nothing before it. */
export function widthOfFigures(fitted: readonly FittedFigure[]): number {
  const first = complianceFigures.find((figure) => fitted.some((one) => one.figure === figure));
  return fitted.reduce((sum, { figure, width }) => sum + figure.gap + width, 0) - (first?.gap ?? 0);
}

/** The titles of the columns as a line. */
export function titlesLine(fitted: readonly FittedFigure[], say: Say): string {
  return joined(fitted, ({ figure, width }) =>
    pad(say(figure.title), width, figure.align === 'left' || figure.bar ? 'left' : 'right'),
  );
}

/** The figures of a group as a line under these titles. */
export function figuresLine(
  fitted: readonly FittedFigure[],
  group: GroupSummary,
  { say, palette }: { readonly say: Say; readonly palette: Palette },
): string {
  return joined(fitted, ({ figure, width }) => {
    const drawn =
      figure.bar && group.onTimeRate !== undefined ? bar(group.onTimeRate, width) : figure.text(group, say);
    const tone = drawn === nothing ? 'dim' : figure.tone?.(group);
    const cell = pad(drawn, width, figure.align === 'left' || figure.bar ? 'left' : 'right');
    return tone && drawn !== '' ? cell.replace(drawn, () => palette[tone](drawn)) : cell;
  });
}

function joined(fitted: readonly FittedFigure[], cell: (one: FittedFigure) => string): string {
  return fitted
    .map((one, index) => `${index === 0 ? '' : ' '.repeat(one.figure.gap)}${cell(one)}`)
    .join('')
    .trimEnd();
}
