import { withoutReason } from '../../compliance/pareto.ts';
import { blindTicking, equalToStandard } from '../../compliance/patterns.ts';
import type { ParetoRow, Pattern } from '../../compliance/summary.ts';
import type { Bilingual } from '../../words/bilingual.ts';
import type { Say } from '../../words/language.ts';
import { visibleLine } from '../../words/visible.ts';
import type { Page } from '../palette.ts';
import { clip, hang, pad, widthOf, wrap } from '../text-width.ts';
import { bar } from './bars.ts';
import { clockFigure, rateWords } from './figure-words.ts';

/** How many reasons are shown. */
const mostReasons = 5;
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
  const shown = shares(rows).slice(0, mostReasons);
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
  const widths = titles.map((title, index) =>
    Math.max(widthOf(title), ...cells.map((row) => widthOf(row[index] ?? ''))),
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

/** What a pattern is, in plain words that also say how it comes about innocently. */
const patternWords: Readonly<Record<Pattern['kind'], Bilingual>> = {
  'blind-ticking': {
    id: `Dijawab beruntun: ${blindTicking.answers} jawaban atau lebih, masing-masing dalam ${blindTicking.within / 1000} detik. Bisa juga dikerjakan dahulu lalu dicatat sekaligus.`,
    en: `Answered in a row: ${blindTicking.answers} answers or more, each within ${blindTicking.within / 1000} seconds. The work may also have been done first and written down at once.`,
  },
  'equal-to-standard': {
    id: `Waktu sama dengan waktu baku sampai menitnya, pada ${equalToStandard} kegiatan atau lebih.`,
    en: `Times equal to the standard to the minute, in ${equalToStandard} activities or more.`,
  },
  'back-dated': {
    id: 'Dicatat mundur: disalin dari kertas setelah dikerjakan.',
    en: 'Entered afterwards: taken from paper once it was done.',
  },
  'clock-jump': {
    id: 'Jam bergeser lebih dari satu menit selama pencatatan: disetel ulang, atau komputer tertidur.',
    en: 'The clock moved by more than a minute during the recording: it was set, or the computer slept.',
  },
};

const patternKinds = Object.keys(patternWords) as readonly Pattern['kind'][];

/** How many runs of a kind are listed before the rest is only counted. */
const mostRuns = 20;

/** The patterns by kind, each with its runs, people and activities; all of them with `all`. */
export function patternLines(patterns: readonly Pattern[], all: boolean, page: Page): readonly string[] {
  if (patterns.length === 0) return [];
  const { say, palette, width } = page;
  const title = say({
    id: 'Untuk diperiksa atasan, bukan bukti',
    en: 'For the supervisor to look at, not proof',
  });
  return [
    ...wrap(title, width).map((line) => palette.bold(line)),
    ...patternKinds.flatMap((kind) => kindLines(kind, patterns, all, page)),
  ];
}

function kindLines(
  kind: Pattern['kind'],
  patterns: readonly Pattern[],
  all: boolean,
  { say, palette, width }: Page,
): readonly string[] {
  const found = patterns.filter((pattern) => pattern.kind === kind);
  if (found.length === 0) return [];
  const shown = all ? found : found.slice(0, mostRuns);
  const left = found.length - shown.length;
  const more = say({
    id: `dan ${left} pelaksanaan lain; semuanya ada pada --trace dan --json`,
    en: `and ${left} more runs; --trace and --json have them all`,
  });
  return [
    ...wrap(say(patternWords[kind]), width).map((line) => palette.warn(line)),
    ...shown.flatMap((pattern) => hang('  - ', patternLine(pattern), width)),
    ...(left > 0 ? hang('  - ', more, width) : []),
  ];
}

function patternLine({ run, person, activities }: Pattern): string {
  const who = [run, ...(person === undefined ? [] : [person])].map(visibleLine).join(', ');
  return `${who}: ${activities.map(visibleLine).join(' ')}`;
}
