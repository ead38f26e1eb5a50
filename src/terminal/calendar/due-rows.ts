import { civilDate } from '../../calendar/civil-date.ts';
import type { Calendar } from '../../calendar/compile-calendar.ts';
import type { ClosedReason, DueStep } from '../../calendar/explain-due.ts';
import { minuteMs } from '../../calendar/local-time.ts';
import { amountWords } from '../../calendar/time-amounts.ts';
import { workMomentAt } from '../../calendar/working-days.ts';
import { isWorking } from '../../calendar/working-time.ts';
import type { Bilingual } from '../../words/bilingual.ts';
import type { Say } from '../../words/language.ts';
import { visibleLine } from '../../words/visible.ts';
import { type DateStyle, dayRange, localClock, stretchWords } from './date-words.ts';
import { hoursNote } from './hours-words.ts';

/** One line of the arithmetic: when and what; what is counted comes with the sum so far. */
export type DueRow = { readonly kind: DueStep['kind']; readonly when: string; readonly what: string };

/** The steps of a due moment as lines to read. The hours of a day that are not the ordinary ones are told once a day. */
export function dueRows(calendar: Calendar, steps: readonly DueStep[], say: Say): readonly DueRow[] {
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
