import { civilDate } from '../../calendar/civil-date.ts';
import type { Calendar } from '../../calendar/compile-calendar.ts';
import { dayRuleWords } from '../../calendar/day-rule-words.ts';
import type { ClosedReason, DueStep, Explanation } from '../../calendar/explain-due.ts';
import { localClock, minuteMs, zoneName } from '../../calendar/local-time.ts';
import { amountWords } from '../../calendar/time-amounts.ts';
import { workMomentAt } from '../../calendar/working-days.ts';
import { isWorking } from '../../calendar/working-time.ts';
import type { Bilingual } from '../../words/bilingual.ts';
import type { Say } from '../../words/language.ts';
import { visibleLine } from '../../words/visible.ts';
import type { Page, Palette } from '../palette.ts';
import { hang, pad, widthOf, wrap } from '../text-width.ts';
import { clockWords, type DateStyle, dayRange, fullDate, stretchWords } from './date-words.ts';
import { hoursNote, usualHours } from './hours-words.ts';

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

/** One line of the arithmetic: when and what; what is counted comes with the sum so far. */
type DueRow = { readonly kind: DueStep['kind']; readonly when: string; readonly what: string };

/** The steps of a due moment as lines to read. The hours of a day that are not the ordinary ones are told once a day. */
function dueRows(calendar: Calendar, steps: readonly DueStep[], say: Say): readonly DueRow[] {
  const plainYear = civilDate(localClock(steps[0]?.from ?? 0, calendar.zone).day).year;
  const counted = { worked: 0, days: 0 };
  let notedDay: number | undefined;
  return steps.map((step) => {
    if (step.kind === 'worked') counted.worked += step.amount;
    if (step.kind === 'workdays') counted.days += step.days;
    const day = dayOf(calendar, step);
    const note = day === undefined || day === notedDay ? undefined : hoursNote(calendar, day);
    if (note) notedDay = day;
    const what = say(wordsOf(calendar, step, counted));
    return {
      kind: step.kind,
      when: whenOf(calendar, step, say, { plainYear }),
      what: note ? `${what} (${say(note)})` : what,
    };
  });
}

/** What was counted up to and with a step: ms of working time, working days. */
type Sums = { readonly worked: number; readonly days: number };

/** The day whose hours a step shows; a step over closed or counted days shows none. */
function dayOf(calendar: Calendar, step: DueStep): number | undefined {
  if (step.kind === 'opening' || step.kind === 'worked') return workMomentAt(calendar, step.from).day;
  return step.kind === 'due' ? lastDay(calendar, step.to) : undefined;
}

/** The working day that an end belongs to: a closing to the day that it closes. */
function lastDay(calendar: Calendar, to: number): number {
  return isWorking(calendar, to - 1)
    ? workMomentAt(calendar, to - 1).day
    : localClock(to - 1, calendar.zone).day;
}

function whenOf(calendar: Calendar, step: DueStep, say: Say, style: DateStyle): string {
  if (step.kind !== 'workdays') return stretchWords(step.from, step.to, calendar.zone, say, style);
  const last = lastDay(calendar, step.to);
  return dayRange(last - step.days + 1, last, say, style);
}

function wordsOf(calendar: Calendar, step: DueStep, counted: Sums): Bilingual {
  switch (step.kind) {
    case 'opening':
      return { id: 'buka; waktu mulai dihitung', en: 'opens; the clock starts' };
    case 'worked': {
      const [amount, sum] = [amountWords(step.amount), amountWords(counted.worked)];
      return step.amount === counted.worked
        ? { id: `${amount.id} waktu kerja`, en: `${amount.en} of working time` }
        : {
            id: `${amount.id} waktu kerja, jumlah ${sum.id}`,
            en: `${amount.en} of working time, together ${sum.en}`,
          };
    }
    case 'workdays': {
      const sum = step.days === counted.days ? undefined : counted.days;
      return {
        id: `${step.days} hari kerja${sum ? `, jumlah ${sum}` : ''}`,
        en: `${daysEn(step.days, 'working day')}${sum ? `, together ${sum}` : ''}`,
      };
    }
    case 'by-date':
      return {
        id: `${step.days} hari menurut tanggal, libur pun dihitung`,
        en: `${daysEn(step.days, 'day')} by date, days off count as well`,
      };
    case 'due':
      return { id: 'jatuh tempo', en: 'due' };
    case 'closed':
      return isBreak(calendar, step)
        ? { id: 'istirahat', en: 'break' }
        : closedWords(step.reason, step.origin);
  }
}

/** A gap between two pieces of one working day's hours. */
function isBreak(calendar: Calendar, { from, to }: DueStep): boolean {
  const { day, clock } = localClock(from, calendar.zone);
  const end = clock + to - from;
  return [day, day - 1].some((own, before) => {
    const { intervals } = calendar.dayOf(own);
    const shift = before * 1440;
    return (
      intervals.some((piece) => (piece.to - shift) * minuteMs <= clock) &&
      intervals.some((piece) => (piece.from - shift) * minuteMs >= end)
    );
  });
}

function closedWords(reason: ClosedReason, origin: string): Bilingual {
  if (reason.kind === 'outside-hours') return { id: 'di luar jam kerja', en: 'outside working hours' };
  if (reason.kind === 'day-off') return { id: 'bukan hari kerja', en: 'not a working day' };
  const source = [reason.decree, origin].filter((text) => text).map((text) => visibleLine(text ?? ''));
  const name = `${visibleLine(reason.name)}${source.length > 0 ? ` (${source.join('; ')})` : ''}`;
  const kind = reason.kind === 'holiday' ? reason.holidayKind : 'override';
  return { id: `${dayOffWords[kind].id}: ${name}`, en: `${dayOffWords[kind].en}: ${name}` };
}

const dayOffWords = {
  libur: { id: 'libur nasional', en: 'national holiday' },
  cuti_bersama: { id: 'cuti bersama', en: 'collective leave' },
  khusus: { id: 'libur khusus', en: 'special day off' },
  override: { id: 'jam khusus, tutup', en: 'own hours, closed' },
} as const;

const daysEn = (days: number, word: string): string => `${days} ${word}${days === 1 ? '' : 's'}`;
