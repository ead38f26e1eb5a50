import { workingBetween } from '../../calendar/working-time.ts';
import type { RunState } from '../../checklist/state.ts';
import type { ActivityFigures } from '../../compliance/figures.ts';
import type { TimeRule } from '../../compliance/run-figures.ts';
import type { ActivityRow } from '../../sop/activities.ts';
import type { Part } from '../../sop/sop.ts';
import type { Say } from '../../words/language.ts';
import type { Palette } from '../palette.ts';

/** What the walk's screen shows; `message` is the outcome of the last key. */
export type WalkView = {
  readonly run: string;
  readonly runner: string;
  readonly part: Part;
  /** The rows of the part from top to bottom. */
  readonly rows: readonly ActivityRow[];
  readonly state: RunState;
  readonly rule: TimeRule;
  readonly zone: string;
  readonly message?: { readonly tone: 'good' | 'warn' | 'bad'; readonly text: string };
};

export type Canvas = {
  readonly columns: number;
  readonly rows: number;
  readonly palette: Palette;
  readonly say: Say;
};

/** The code of a row of the walk; undefined beyond its end. */
export const codeAt = ({ rows }: WalkView, selected: number): string | undefined =>
  rows[selected]?.activity.code;

/** Calm until four fifths of the standard time are used, then a warning, then late. */
export function toneOf(
  view: WalkView,
  figures: ActivityFigures | undefined,
  now: number,
  palette: Palette,
): (text: string) => string {
  if (!figures || figures.due === undefined || figures.net === undefined) return palette.dim;
  if (figures.timeliness === 'terlambat') return palette.bad;
  if (figures.finishedAt !== undefined) return palette.good;
  const left = workingBetween(view.rule.calendar, Math.min(now, figures.due), figures.due);
  return figures.net > 4 * left ? palette.warn : palette.good;
}

/** Hours, minutes and seconds as `1:02:05`. */
export function clockOf(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}
