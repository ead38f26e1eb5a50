import { formatDay } from './civil-date.ts';
import { type Calendar, yearsWithoutData } from './compile-calendar.ts';
import type { DayReason } from './day-info.ts';
import { type DayRule, type DueStage, dueAt, dueStages, type WorkAmount } from './due.ts';
import { dayMs, localDay, midnightOf, minuteMs } from './local-time.ts';
import { workMomentAt } from './working-days.ts';
import { nextOpening, workingBetween } from './working-time.ts';

/** Why the clock stands still. */
export type ClosedReason =
  | { readonly kind: 'outside-hours' }
  | { readonly kind: 'day-off' }
  | (DayReason & { readonly kind: 'holiday' | 'override' });

/**
 * One step on the way to a due moment. Instants in epoch ms; `from` is not after `to`.
 * - `closed`: the clock stands still; a day closed by name has its name, decree and file in `reason` and `origin`
 * - `opening`: the clock starts, where that is not the moment of the start
 * - `by-date`: `days` days of the calendar, counted whether worked or not
 * - `workdays`: `days` working days in a row, with nothing closed between them but nights
 * - `worked`: `amount` ms of working time
 * - `due`: the due moment
 */
export type DueStep = { readonly from: number; readonly to: number } & (
  | { readonly kind: 'closed'; readonly reason: ClosedReason; readonly origin: string }
  | { readonly kind: 'opening' | 'due' }
  | { readonly kind: 'by-date' | 'workdays'; readonly days: number }
  | { readonly kind: 'worked'; readonly amount: number }
);

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

/** The way of a standard time from its start to its due moment; undefined where that lies past the years that are counted. */
export function explanationOf(
  calendar: Calendar,
  start: number,
  { text, amounts }: { readonly text: string; readonly amounts: readonly WorkAmount[] },
  rule: DayRule,
): Explanation | undefined {
  const due = dueAt(calendar, start, amounts, rule);
  if (due >= calendar.end) return undefined;
  const steps = explainDue(calendar, start, amounts, rule);
  const [worked, unknownYears] = [
    workingBetween(calendar, start, due),
    yearsWithoutData(calendar, start, due),
  ];
  return { calendar, rule, text, start, due, steps, worked, unknownYears };
}

/**
 * How {@link dueAt} comes to its due moment, step by step in order of time; the last step is the due moment itself.
 * The night before a counted day is no step of its own.
 */
export function explainDue(
  calendar: Calendar,
  start: number,
  amounts: readonly WorkAmount[],
  rule?: DayRule,
): readonly DueStep[] {
  const stages = dueStages(calendar, start, amounts, rule);
  const due = stages.at(-1)?.to ?? start;
  return [
    ...stages.flatMap((stage) => stepsOf[stage.kind](calendar, stage)),
    { kind: 'due', from: due, to: due },
  ];
}

type StepsOf = (calendar: Calendar, stage: DueStage) => readonly DueStep[];

const stepsOf: Readonly<Record<DueStage['kind'], StepsOf>> = {
  wait: (calendar, { from, to }) => [...closedSteps(calendar, from, to), { kind: 'opening', from: to, to }],
  calendar: byDate,
  days: dayByDay,
  time: pieceByPiece,
};

/** The days counted by the calendar, and the closed days after them where the last one is moved. */
function byDate(calendar: Calendar, { from, to, targetDay }: DueStage): readonly DueStep[] {
  const last = lastDay(calendar, to);
  const target = targetDay ?? last;
  const days = target - workMomentAt(calendar, from).day;
  if (target >= last) return [{ kind: 'by-date', from, to, days }];
  // A shift over midnight counts from the day it began on: then that midnight may lie before the start.
  const arrival = Math.max(from, midnightOf(target, calendar.zone));
  return [
    { kind: 'by-date', from, to: arrival, days },
    ...closedSteps(calendar, arrival, midnightOf(last, calendar.zone)),
  ];
}

/** Runs of working days, and the days between them that do not count. */
function dayByDay(calendar: Calendar, { from, to }: DueStage): readonly DueStep[] {
  const steps: DueStep[] = [];
  const last = lastDay(calendar, to);
  let at = from;
  let days = 0;
  for (let day = workMomentAt(calendar, from).day + 1; day <= last; day++) {
    const end = day === last ? to : Math.max(at, Math.min(to, midnightOf(day + 1, calendar.zone)));
    if (calendar.dayOf(day).intervals.length > 0) days += 1;
    else {
      if (days > 0) steps.push({ kind: 'workdays', from: at, to: midnightOf(day, calendar.zone), days });
      steps.push(...closedSteps(calendar, midnightOf(day, calendar.zone), end));
      days = 0;
      at = end;
    }
  }
  return joinClosed(days > 0 ? [...steps, { kind: 'workdays', from: at, to, days }] : steps);
}

/** The working day that ends at or holds a moment: a closing at midnight belongs to the day before it. */
const lastDay = (calendar: Calendar, at: number): number => workMomentAt(calendar, at - 1).day;

function pieceByPiece(calendar: Calendar, { from, to }: DueStage): readonly DueStep[] {
  const steps: DueStep[] = [];
  let at = from;
  while (at < to) {
    const opening = Math.min(nextOpening(calendar, at), to);
    steps.push(...closedSteps(calendar, at, opening));
    const closing = Math.min(closingAfter(calendar, opening), to);
    if (closing > opening) {
      steps.push({
        kind: 'worked',
        from: opening,
        to: closing,
        amount: workingBetween(calendar, opening, closing),
      });
    }
    at = Math.max(closing, opening);
  }
  return steps;
}

/** When the piece of a civil day that holds `at` ends. */
function closingAfter(calendar: Calendar, at: number): number {
  const day = localDay(at, calendar.zone);
  const midnight = midnightOf(day, calendar.zone);
  const { firstDay, pieces } = calendar.yearOf(Number(formatDay(day).slice(0, 4)));
  const piece = pieces[day - firstDay]?.find(({ to }) => midnight + to * minuteMs > at);
  return piece ? midnight + piece.to * minuteMs : midnight + dayMs;
}

/** What is closed in a stretch, cut where the reason changes; a shift that reaches into it is left out. */
function closedSteps(calendar: Calendar, from: number, to: number): readonly DueStep[] {
  const steps: DueStep[] = [];
  let at = from;
  while (at < to) {
    const opening = nextOpening(calendar, at);
    if (opening === at) {
      at = closingAfter(calendar, at);
      continue;
    }
    const day = localDay(at, calendar.zone);
    const end = Math.min(to, opening, midnightOf(day + 1, calendar.zone));
    const { intervals, reason, origin } = calendar.dayOf(day);
    steps.push({ kind: 'closed', from: at, to: end, ...closedBy(intervals.length === 0, reason, origin) });
    at = end;
  }
  return joinClosed(steps);
}

function closedBy(wholeDay: boolean, reason: DayReason, origin: string) {
  if (wholeDay && (reason.kind === 'holiday' || reason.kind === 'override')) return { reason, origin };
  return { reason: { kind: wholeDay ? ('day-off' as const) : ('outside-hours' as const) }, origin };
}

function joinClosed(steps: readonly DueStep[]): readonly DueStep[] {
  const joined: DueStep[] = [];
  for (const step of steps) {
    const last = joined.at(-1);
    const same =
      last?.kind === 'closed' &&
      step.kind === 'closed' &&
      last.to === step.from &&
      last.origin === step.origin &&
      JSON.stringify(last.reason) === JSON.stringify(step.reason);
    if (last && same) joined[joined.length - 1] = { ...last, to: step.to };
    else joined.push(step);
  }
  return joined;
}
