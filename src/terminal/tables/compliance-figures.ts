import type { GroupSummary, Spread } from '../../compliance/summary.ts';
import { trendPoints, twoDecimals } from '../../report/compliance/compliance-columns.ts';
import type { Bilingual } from '../../words/bilingual.ts';
import type { Say } from '../../words/language.ts';
import { visibleLine } from '../../words/visible.ts';
import type { Palette } from '../palette.ts';
import { clip } from '../text-width.ts';
import { clockFigure, decimals, nothing, rateWords, trendWords } from './figure-words.ts';

/** A column of figures on the screen. */
export type Figure = {
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
export const complianceFigures: readonly Figure[] = [
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
