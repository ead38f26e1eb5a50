import { workingBetween } from '../calendar/working-time.ts';
import type { Person, RunEvent } from '../checklist/events.ts';
import { type ActivityState, activityState, type RunState } from '../checklist/state.ts';
import { activityRows } from '../sop/activities.ts';
import type { Activity, Part } from '../sop/sop.ts';
import type { ActivityFigures, RunFigures } from './figures.ts';
import type { Observation } from './observation.ts';
import { pausesWithin, type TimeRule } from './run-figures.ts';

/** A finished run and its figures; see {@link observeRun}. */
type ObservedRun = {
  /** Number of the run as people know it. */
  readonly run: string;
  /** The part of the SOP that the run was opened with, not that of today. */
  readonly part: Part;
  readonly state: RunState;
  /** The figures of the same part, state and rule, counted up to the closing. */
  readonly figures: RunFigures;
  readonly rule: TimeRule;
  /** The pelaksana column of a person whose own entry does not say it. */
  readonly roleOf?: (person: Person) => string | undefined;
  /** A clock was set while the run was recorded. */
  readonly clockJump?: boolean;
};

/** One observation for every activity of a finished run, in the order of the form. */
export function observeRun(observed: ObservedRun): readonly Observation[] {
  const figures = new Map(observed.figures.activities.map((activity) => [activity.code, activity]));
  return activityRows(observed.part).map(({ activity }) =>
    observe(observed, activity, figures.get(activity.code)),
  );
}

/**
 * All properties in one order, those without a value undefined; see {@link Observation}. What was started and never finished
 * has a start, but no time: nobody knows how long it took.
 */
function observe(
  { run, part, state, rule, roleOf, clockJump }: ObservedRun,
  activity: Activity,
  figures: ActivityFigures | undefined,
): Observation {
  const done = activityState(state, activity.code);
  const { startedAt, finishedAt, answer } = done;
  const first = firstAnswer(done);
  const timed = startedAt === undefined || finishedAt === undefined ? undefined : figures;
  const end = finishedAt ?? state.closedAt ?? state.lastAt;
  return {
    run,
    part: part.code,
    activity: activity.code,
    at: finishedAt ?? first?.at ?? state.closedAt ?? state.lastAt,
    person: first?.by.name,
    role: first && columnOf(activity, first.by.role ?? roleOf?.(first.by)),
    result: answer?.result,
    reason: answer?.reason,
    timeliness: timed?.timeliness ?? 'tidak_diukur',
    startedAt,
    finishedAt: timed?.finishedAt,
    net: timed?.net,
    gross: timed?.gross,
    standard: figures?.standardLength,
    lateBy: timed?.lateBy,
    pauses: pausesWithin(done.pauses, startedAt ?? end, end).map(({ from, to, reason }) => ({
      reason,
      time: workingBetween(rule.calendar, from, to),
    })),
    stampedFor: timed && !done.recordedLate ? stampedFor(done) : undefined,
    recordedLate: done.recordedLate,
    clockJump: clockJump === true,
  };
}

function stampedFor({ startedAt, finishedAt }: ActivityState): number | undefined {
  return startedAt === undefined || finishedAt === undefined ? undefined : finishedAt - startedAt;
}

/** Who answered first did the work: a correction changes the result, not the person nor the time. */
const firstAnswer = ({ replaced, answer }: ActivityState): ActivityState['answer'] => replaced[0] ?? answer;

/** The one pelaksana that the form marks for the activity; where it marks none or several, that of the person. */
function columnOf({ roles }: Activity, ofPerson: string | undefined): string | undefined {
  const [only] = roles;
  return roles.length === 1 && only ? only.role : ofPerson;
}

/** Differences up to this much (ms) are a clock being kept right. */
export const clockTolerance = 60_000;

/**
 * True when the wall clock moved by more than a minute against the clock that never jumps, between two lines of one
 * segment: it was set, or the machine slept meanwhile, which looks the same on systems whose steady clock sleeps too.
 */
export function clockJumped(events: readonly RunEvent[]): boolean {
  const last = new Map<string, { readonly at: number; readonly up: number }>();
  for (const { stamp } of events) {
    const before = last.get(stamp.segment);
    if (before && Math.abs(stamp.at - before.at - (stamp.up - before.up)) > clockTolerance) return true;
    last.set(stamp.segment, stamp);
  }
  return false;
}
