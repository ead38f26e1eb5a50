import { ratePercent, trendPoints } from '../../compliance/figure-columns.ts';
import type { Say } from '../../words/language.ts';
import { clockOf } from '../walk/walk-view.ts';

/** Stands where there was nothing to count. */
export const nothing = '–';

/** A share of 1 as `92,5%`, English `92.5%`. */
export function rateWords(rate: number | undefined, say: Say): string {
  const percent = ratePercent(rate);
  return percent === undefined ? nothing : `${decimals(percent, 1, say)}%`;
}

/** A difference of rates with its arrow, in percentage points: `↓ 12,5`. */
export function trendWords(trend: number | undefined, say: Say): string {
  const points = trendPoints(trend);
  if (points === undefined) return nothing;
  const arrow = points > 0 ? '↑' : points < 0 ? '↓' : '→';
  return `${arrow} ${decimals(Math.abs(points), 1, say)}`;
}

/** A number with the decimal sign of the language. */
export function decimals(value: number | undefined, digits: number, say: Say): string {
  if (value === undefined) return nothing;
  const text = value.toFixed(digits);
  return say({ id: text.replace('.', ','), en: text });
}

/** A duration in ms as `1:05:30`, whole seconds rounded down; hours are not made into days. */
export const clockFigure = (milliseconds: number | undefined): string =>
  milliseconds === undefined ? nothing : clockOf(milliseconds);
