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
  return {
    activities,
    totals: { ...totalsOf(activities), twice: countedTwice(activities, rule) },
    unknownYears,
  };
}

/**
 * All properties in one order, those without a value undefined: a million of them are made when years are counted. What did not apply
 * has no time, whoever began it.
 */
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
  const timedFrom = answer?.result === 'tidak_berlaku' ? undefined : startedAt;
  const paused = timedFrom === undefined ? [] : pausesWithin(pauses, timedFrom, end);
  const gross = timedFrom === undefined ? undefined : workingBetween(calendar, timedFrom, end);
  const plain = timedFrom === undefined ? undefined : dueWithoutPauses(timedFrom, standard, answer, rule);
  const due = plain === undefined ? undefined : movedByPauses(plain, paused, calendar);
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
    net: gross === undefined ? undefined : gross - timeOf(paused, calendar),
    standardLength:
      timedFrom === undefined || plain === undefined ? undefined : workingBetween(calendar, timedFrom, plain),
    due,
    lateBy: late ? workingBetween(calendar, due, end) : undefined,
  };
}

/** A stretch of time, epoch ms. */
type Stretch = { readonly from: number; readonly to: number };

function timeOf(stretches: readonly Stretch[], calendar: Calendar): number {
  let sum = 0;
  for (const { from, to } of stretches) sum += workingBetween(calendar, from, to);
  return sum;
}

/**
 * The pauses of an activity as far as they lie between its start and its end (epoch ms), the earliest first, no moment in two of them.
 * Times from paper and clocks of several machines may put one before the start, after the end or over another: of that nothing counts.
 * One that was never ended lasts until the end.
 */
export function pausesWithin(
  pauses: readonly Pause[],
  start: number,
  end: number,
): readonly Required<Pause>[] {
  let free = start;
  return [...pauses]
    .sort((a, b) => a.from - b.from)
    .map(({ from, to = end, reason }) => {
      const begin = Math.min(Math.max(free, from), Math.max(start, end));
      free = Math.max(begin, Math.min(to, end));
      return { from: begin, to: free, reason };
    });
}

/**
 * Late means that working time passed after the due moment: what is due at closing and finished in the evening is on time.
 * An unfinished activity is late once its standard time is over; before that nobody can say.
 */
function judge(done: ActivityState, due: number | undefined, end: number, rule: TimeRule): Timeliness {
  if (due === undefined) return 'tidak_diukur';
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
function movedByPauses(plain: number, paused: readonly Stretch[], calendar: Calendar): number {
  let due = plain;
  for (const { from, to } of paused) {
    if (from < due) due = addWorking(calendar, due, workingBetween(calendar, from, to));
  }
  return due;
}

/** Working time (ms) that is in the gross times of several answered activities at once, or once more than once. */
function countedTwice(activities: readonly ActivityFigures[], { calendar }: TimeRule): number {
  const timed = activities
    .flatMap(({ result, gross, startedAt: from, finishedAt: to }) =>
      result === undefined || gross === undefined || from === undefined || to === undefined
        ? []
        : [{ from, to, gross }],
    )
    .sort((a, b) => a.from - b.from);
  let [reached, twice] = [Number.NEGATIVE_INFINITY, 0];
  for (const { from, to, gross } of timed) {
    if (to > Math.max(reached, from)) twice += gross - workingBetween(calendar, Math.max(reached, from), to);
    else twice += gross;
    reached = Math.max(reached, to);
  }
  return twice;
}

function totalsOf(activities: readonly ActivityFigures[]): Omit<RunTotals, 'twice'> {
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
