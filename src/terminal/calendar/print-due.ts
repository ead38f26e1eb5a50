import type { Calendar } from '../../calendar/compile-calendar.ts';
import { dayRuleWords } from '../../calendar/day-rule-words.ts';
import type { DayRule } from '../../calendar/due.ts';
import type { DueStep } from '../../calendar/explain-due.ts';
import { zoneName } from '../../calendar/local-time.ts';
import { amountWords } from '../../calendar/time-amounts.ts';
import type { Say } from '../../words/language.ts';
import { visibleLine } from '../../words/visible.ts';
import type { Palette } from '../palette.ts';
import { hang, pad, widthOf, wrap } from '../text-width.ts';
import { clockWords, fullDate, localClock } from './date-words.ts';
import { type DueRow, dueRows } from './due-rows.ts';
import { usualHours } from './hours-words.ts';

/** A due moment and how it came about; instants in epoch ms, `worked` in ms of working time. */
export type Explanation = {
  readonly calendar: Calendar;
  readonly rule: DayRule;
  /** The standard time as it was written. */
  readonly text: string;
  readonly start: number;
  readonly due: number;
  readonly steps: readonly DueStep[];
  readonly worked: number;
  readonly unknownYears: readonly number[];
};

type Page = { readonly width: number; readonly palette: Palette; readonly say: Say };

/** The arithmetic as a page of text that ends with the due moment. */
export function printDue(explanation: Explanation, { width, palette, say }: Page): string {
  const { calendar, steps, due, start, text, worked } = explanation;
  const moment = (instant: number): string => momentWords(instant, calendar, say);
  const head = [
    `${palette.bold(visibleLine(text))}${say({ id: ', mulai', en: ', started' })} ${moment(start)}`,
    palette.dim(basisWords(explanation, say)),
  ];
  const rows = shortened(dueRows(calendar, steps, say), say);
  const last = say({ id: 'Jatuh tempo', en: 'Due' });
  const { id, en } = amountWords(worked);
  const between = say({
    id: `${id} waktu kerja sejak mulai`,
    en: `${en} of working time since the start`,
  });
  return [
    ...head.flatMap((line) => wrap(line, width)),
    ...warningLines(explanation, { palette, say }).flatMap((line) => wrap(line, width)),
    '',
    ...listed(rows, width, palette),
    '',
    ...wrap(`${last}: ${moment(due)}`, width).map((line) => palette.bold(line)),
    `(${between})`,
    '',
  ].join('\n');
}

function momentWords(instant: number, { zone }: Calendar, say: Say): string {
  const { day, clock } = localClock(instant, zone);
  return `${fullDate(day, say)} ${clockWords(clock)} ${zoneName(zone)}`;
}

function basisWords({ calendar, rule }: Explanation, say: Say): string {
  const title = visibleLine(calendar.data.title);
  const hours = usualHours(calendar.data.week);
  const words = say(dayRuleWords(rule, calendar.ordinaryDay));
  return `${say({ id: 'Kalender', en: 'Calendar' })}: ${title}${hours && ` (${hours})`}; ${words}.`;
}

function warningLines({ unknownYears }: Explanation, { palette, say }: Omit<Page, 'width'>): string[] {
  if (unknownYears.length === 0) return [];
  const years = unknownYears.join(', ');
  return [
    palette.warn(
      say({
        id: `Hari libur tahun ${years} tidak ada di kalender: di tahun itu hanya akhir pekan yang dikurangi.`,
        en: `The calendar has no holidays for ${years}: only weekends are left out there.`,
      }),
    ),
  ];
}

const [mostAtFirst, mostAtLast] = [40, 8];

/** A long way is shown by its beginning and its end. */
function shortened(rows: readonly DueRow[], say: Say): readonly DueRow[] {
  const left = rows.length - mostAtFirst - mostAtLast;
  if (left <= 1) return rows;
  const what = say({
    id: `${left} langkah lagi; semuanya ada pada --json`,
    en: `${left} more steps; --json has them all`,
  });
  return [...rows.slice(0, mostAtFirst), { kind: 'closed', when: '…', what }, ...rows.slice(-mostAtLast)];
}

/** Two columns, the second with hanging lines; what is counted has a plus. */
function listed(rows: readonly DueRow[], width: number, palette: Palette): readonly string[] {
  const left = Math.max(...rows.map(({ when }) => widthOf(when)));
  return rows.flatMap((row) => {
    const paint = paintOf(row.kind, palette);
    const sign = counts.has(row.kind) ? '+ ' : '  ';
    return hang(`${pad(row.when, left)}  ${sign}`, row.what, width).map((line) => paint(line));
  });
}

const counts: ReadonlySet<DueRow['kind']> = new Set(['worked', 'workdays', 'by-date']);

function paintOf(kind: DueRow['kind'], palette: Palette): (text: string) => string {
  if (kind === 'closed') return palette.dim;
  return kind === 'due' ? palette.accent : (text) => text;
}
