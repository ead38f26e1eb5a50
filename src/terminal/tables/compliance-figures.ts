import { trendPoints, twoDecimals } from '../../compliance/figure-columns.ts';
import type { GroupSummary, Spread } from '../../compliance/summary.ts';
import type { Bilingual } from '../../words/bilingual.ts';
import type { Say } from '../../words/language.ts';
import { visibleLine } from '../../words/visible.ts';
import type { Palette } from '../palette.ts';
import { clip, pad, widthOf } from '../text-width.ts';
import { bar } from './bars.ts';
import { clockFigure, decimals, nothing, rateWords, trendWords } from './figure-words.ts';

/** A column of figures on the screen. */
type Figure = {
  readonly title: Bilingual;
  /** What the title stands for, where it does not say so itself. */
  readonly meaning?: Bilingual;
  /** 0 is always shown; the others go in this order, the highest first, when the terminal is too narrow. */
  readonly rank: number;
  /** Empty columns between this one and the one before. */
  readonly gap: number;
  /** Drawn as a bar, which takes what room is left. */
  readonly bar?: true;
  readonly align?: 'left';
  readonly text: (group: GroupSummary, say: Say) => string;
  readonly tone?: (group: GroupSummary) => keyof Palette | undefined;
};

/** The highest rank of what a screen of 80 columns should show; figures above it are for wider ones. */
export const usualRank = 6;

/** The figures of a group in the order of the screen. */
const complianceFigures: readonly Figure[] = [
  count('S', 2, { id: 'sesuai', en: 'sesuai (as it should be)' }, (group) => group.sesuai),
  count('TS', 1, { id: 'tidak sesuai', en: 'tidak sesuai (not so)' }, (group) => group.tidakSesuai, 'bad'),
  count(
    'TB',
    1,
    { id: 'tidak berlaku', en: 'tidak berlaku (not applicable)' },
    (group) => group.tidakBerlaku,
  ),
  count('TK', 1, { id: 'tidak dikerjakan', en: 'not done' }, (group) => group.notDone, 'warn'),
  {
    title: { id: 'Tepat', en: 'On time' },
    rank: 0,
    gap: 2,
    text: (group, say) => rateWords(group.onTimeRate, say),
  },
  { title: { id: 'waktu', en: '' }, rank: 3, gap: 1, bar: true, text: () => '', tone: () => 'accent' },
  {
    title: { id: 'Lambat', en: 'Late' },
    meaning: { id: 'terlambat', en: 'late' },
    rank: 0,
    gap: 2,
    text: (group) => String(group.late),
    tone: ({ late }) => (late > 0 ? 'bad' : undefined),
  },
  {
    title: { id: 'TU', en: 'NM' },
    meaning: { id: 'tidak diukur', en: 'tidak diukur (not measured)' },
    rank: 6,
    gap: 2,
    text: (group) => String(group.unmeasured),
  },
  {
    title: { id: 'Tren', en: 'Trend' },
    meaning: {
      id: 'poin persen terhadap periode sebelumnya',
      en: 'percentage points against the period before',
    },
    rank: 4,
    gap: 2,
    text: (group, say) => trendWords(group.trend, say),
    tone: ({ trend }) => {
      const points = trendPoints(trend) ?? 0;
      return points === 0 ? undefined : points > 0 ? 'good' : 'bad';
    },
  },
  time({ id: 'Median', en: 'Median' }, 1, (group) => group.net?.median),
  {
    title: { id: 'Baku', en: 'Standard' },
    rank: 2,
    gap: 2,
    align: 'left',
    text: ({ standardText }) =>
      standardText === undefined ? nothing : clip(visibleLine(standardText), widestStandard),
  },
  time({ id: 'P90', en: 'P90' }, 5, (group) => group.net?.p90),
  time({ id: 'Terlama', en: 'Worst' }, 9, (group) => group.net?.worst),
  ratio({ id: 'Median÷', en: 'Median÷' }, 7, 'median'),
  ratio({ id: 'P90÷', en: 'P90÷' }, 10, 'p90'),
  time({ id: 'Jml lambat', en: 'Lateness' }, 8, (group) => group.lateness, {
    id: 'jumlah keterlambatan',
    en: 'sum of all lateness',
  }),
  time({ id: 'Kotor', en: 'Gross' }, 11, (group) => group.gross?.median, {
    id: 'median dengan jeda',
    en: 'median with pauses',
  }),
];

const widestStandard = 13;

function count(
  title: string,
  gap: number,
  meaning: Bilingual,
  value: (group: GroupSummary) => number,
  tone?: keyof Palette,
): Figure {
  return {
    title: { id: title, en: title },
    meaning,
    rank: 0,
    gap,
    text: (group) => String(value(group)),
    ...(tone ? { tone: (group) => (value(group) > 0 ? tone : undefined) } : {}),
  };
}

function time(
  title: Bilingual,
  rank: number,
  value: (group: GroupSummary) => number | undefined,
  meaning?: Bilingual,
): Figure {
  return {
    title,
    ...(meaning ? { meaning } : {}),
    rank,
    gap: 2,
    text: (group) => clockFigure(value(group)),
  };
}

function ratio(title: Bilingual, rank: number, of: keyof Spread): Figure {
  return {
    title,
    meaning: { id: 'dibagi waktu baku', en: 'divided by the standard time' },
    rank,
    gap: 2,
    text: (group, say) => decimals(twoDecimals(group.ratio?.[of]), 2, say),
  };
}

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
