import { type Calendar, yearsWithoutData } from '../calendar/compile-calendar.ts';
import { type DayRule, dueAt } from '../calendar/due.ts';
import { addWorking, workingBetween } from '../calendar/working-time.ts';
import {
  type ActivityState,
  type Answer,
  activityState,
  type Pause,
  type RunState,
} from '../checklist/state.ts';
import { type ActivityRow, activityRows } from '../sop/activities.ts';
import type { Part } from '../sop/sop.ts';
import { amountsFor, itemOf, type StandardTime } from '../sop/standard-time.ts';
import type { ActivityFigures, RunFigures, RunTotals, Timeliness } from './figures.ts';

/** By what time is counted: the office's calendar and its rule for `n Hari`. */
export type TimeRule = { readonly calendar: Calendar; readonly dayRule?: DayRule };

/**
 * Standard against recorded time for every activity of a run, in the order of the form.
 * @param now epoch ms, the end of what is still running
 */
export function runFigures(part: Part, state: RunState, rule: TimeRule, now: number): RunFigures {
  const activities = activityRows(part).map((row) => activityFigures(row, state, rule, now));
  const times = activities.flatMap(({ startedAt, finishedAt, due }) =>
    startedAt === undefined ? [] : [startedAt, finishedAt ?? now, due ?? startedAt],
  );
  const unknownYears =
    times.length === 0 ? [] : yearsWithoutData(rule.calendar, Math.min(...times), Math.max(...times));
  return { activities, totals: totalsOf(activities), unknownYears };
}

/** All properties in one order, those without a value undefined: a million of them are made when years are counted. */
function activityFigures(
  { activity, level }: ActivityRow,
  state: RunState,
  rule: TimeRule,
  now: number,
): ActivityFigures {
  const done = activityState(state, activity.code);
  const { startedAt, finishedAt, pauses, answer } = done;
  const { calendar } = rule;
  const standard = activity.standardTime;
  const end = Math.max(startedAt ?? 0, finishedAt ?? now);
  const gross = startedAt === undefined ? undefined : workingBetween(calendar, startedAt, end);
  const plain = startedAt === undefined ? undefined : dueWithoutPauses(startedAt, standard, answer, rule);
  const due = plain === undefined ? undefined : movedByPauses(plain, pauses, calendar, end);
  const timeliness = judge(done, due, end, rule);
  const late = timeliness === 'terlambat' && due !== undefined;
  return {
    code: activity.code,
    level,
    text: activity.text,
    standard,
    count: itemOf(standard) === undefined ? undefined : answer?.count,
    result: answer?.result,
    timeliness,
    startedAt,
    finishedAt: startedAt === undefined ? undefined : finishedAt,
    gross,
    net: gross === undefined ? undefined : gross - pausedBefore(pauses, calendar, end),
    standardLength:
      startedAt === undefined || plain === undefined ? undefined : workingBetween(calendar, startedAt, plain),
    due,
    lateBy: late ? workingBetween(calendar, due, end) : undefined,
  };
}

function pausedBefore(pauses: readonly Pause[], calendar: Calendar, end: number): number {
  let sum = 0;
  for (const pause of pauses) sum += pausedTime(pause, calendar, end);
  return sum;
}

/**
 * Late means that working time passed after the due moment: what is due at closing and finished in the evening is on time.
 * An unfinished activity is late once its standard time is over; before that nobody can say.
 */
function judge(done: ActivityState, due: number | undefined, end: number, rule: TimeRule): Timeliness {
  if (due === undefined || done.answer?.result === 'tidak_berlaku') return 'tidak_diukur';
  if (end > due && workingBetween(rule.calendar, due, end) > 0) return 'terlambat';
  return done.finishedAt === undefined ? 'tidak_diukur' : 'tepat_waktu';
}

/** A standard that goes by items has no due moment before the answer: nobody knows yet how many there are. */
function dueWithoutPauses(
  startedAt: number,
  standard: StandardTime | undefined,
  answer: Answer | undefined,
  { calendar, dayRule }: TimeRule,
): number | undefined {
  if (standard?.kind !== 'measured' || (standard.perItem !== undefined && !answer)) return undefined;
  return dueAt(calendar, startedAt, amountsFor(standard, answer?.count), dayRule);
}

/** Time spent waiting for others moves the due moment by as much working time, if the pause began before it. */
function movedByPauses(plain: number, pauses: readonly Pause[], calendar: Calendar, end: number): number {
  let due = plain;
  for (const pause of pauses) {
    if (pause.from < due) due = addWorking(calendar, due, pausedTime(pause, calendar, end));
  }
  return due;
}

/** Ms of working time that a pause took; one that was never ended lasts until `end` (epoch ms). */
export function pausedTime(pause: Pause, calendar: Calendar, end: number): number {
  return workingBetween(calendar, pause.from, Math.max(pause.from, pause.to ?? end));
}

function totalsOf(activities: readonly ActivityFigures[]): RunTotals {
  const count = (test: (figures: ActivityFigures) => boolean): number => activities.filter(test).length;
  const answered = (figures: ActivityFigures): boolean => figures.result !== undefined;
  return {
    activities: activities.length,
    answered: count(answered),
    sesuai: count((figures) => figures.result === 'sesuai'),
    tidakSesuai: count((figures) => figures.result === 'tidak_sesuai'),
    tidakBerlaku: count((figures) => figures.result === 'tidak_berlaku'),
    onTime: count((figures) => figures.timeliness === 'tepat_waktu'),
    late: count((figures) => figures.timeliness === 'terlambat'),
    unmeasured: count((figures) => answered(figures) && figures.timeliness === 'tidak_diukur'),
    net: activities.reduce((sum, figures) => sum + (figures.net ?? 0), 0),
  };
}
