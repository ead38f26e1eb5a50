import { blindTicking, equalToStandard } from '../../compliance/patterns.ts';
import type { Pattern } from '../../compliance/summary.ts';
import type { Bilingual } from '../../words/bilingual.ts';
import type { Say } from '../../words/language.ts';
import { visibleLine } from '../../words/visible.ts';
import type { Palette } from '../palette.ts';
import { hang, wrap } from '../text-width.ts';

type Page = { readonly width: number; readonly palette: Palette; readonly say: Say };

/** What a pattern is, in plain words that also say how it comes about innocently. */
const words: Readonly<Record<Pattern['kind'], Bilingual>> = {
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

const kinds = Object.keys(words) as readonly Pattern['kind'][];

/** How many runs of a kind are listed before the rest is only counted. */
const most = 20;

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
    ...kinds.flatMap((kind) => kindLines(kind, patterns, all, page)),
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
  const shown = all ? found : found.slice(0, most);
  const left = found.length - shown.length;
  const more = say({
    id: `dan ${left} pelaksanaan lain; semuanya ada pada --trace dan --json`,
    en: `and ${left} more runs; --trace and --json have them all`,
  });
  return [
    ...wrap(say(words[kind]), width).map((line) => palette.warn(line)),
    ...shown.flatMap((pattern) => hang('  - ', patternLine(pattern), width)),
    ...(left > 0 ? hang('  - ', more, width) : []),
  ];
}

function patternLine({ run, person, activities }: Pattern): string {
  const who = [run, ...(person === undefined ? [] : [person])].map(visibleLine).join(', ');
  return `${who}: ${activities.map(visibleLine).join(' ')}`;
}
