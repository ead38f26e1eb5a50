import type { Person } from '../checklist/events.ts';
import { type ActivityState, activityState, type RunState } from '../checklist/state.ts';
import { activityRows } from '../sop/activities.ts';
import type { Activity, Part } from '../sop/sop.ts';
import type { ActivityFigures, RunFigures } from './figures.ts';
import type { Observation } from './observation.ts';
import { pausedTime, standardLength, type TimeRule } from './run-figures.ts';

/** A finished run and its figures; see {@link observeRun}. */
export type ObservedRun = {
  /** Number of the run as people know it. */
  readonly run: string;
  /** The part of the SOP that the run was opened with, not that of today. */
  readonly part: Part;
  readonly state: RunState;
  /** The figures of the same part, state and rule, counted up to the closing. */
  readonly figures: RunFigures;
  readonly rule: TimeRule;
  /** The pelaksana column of a person; without it what the person's own entry says. */
  readonly roleOf?: (person: Person) => string | undefined;
  /** A clock was set while the run was recorded. */
  readonly clockJump?: boolean;
};

/** One observation for every activity of a finished run, in the order of the form. */
export function observeRun(observed: ObservedRun): readonly Observation[] {
  const figures = new Map(observed.figures.activities.map((one) => [one.code, one]));
  return activityRows(observed.part).map(({ activity }) =>
    observe(observed, activity, figures.get(activity.code)),
  );
}

function observe(
  observed: ObservedRun,
  activity: Activity,
  figures: ActivityFigures | undefined,
): Observation {
  const { run, state, rule, clockJump } = observed;
  const done = activityState(state, activity.code);
  return {
    run,
    part: observed.part.code,
    activity: activity.code,
    at: done.finishedAt ?? firstAnswer(done)?.at ?? state.closedAt ?? state.lastAt,
    ...personOf(done, observed.roleOf),
    ...(done.answer ? { result: done.answer.result } : {}),
    ...(done.answer?.reason === undefined ? {} : { reason: done.answer.reason }),
    ...timesOf(done, activity, rule, figures),
    pauses: done.pauses.map((pause) => ({
      reason: pause.reason,
      time: pausedTime(pause, rule.calendar, done.finishedAt ?? state.closedAt ?? state.lastAt),
    })),
    recordedLate: done.recordedLate,
    clockJump: clockJump === true,
  };
}

/** Who answered first did the work: a correction changes the result, not the person nor the time. */
const firstAnswer = ({ replaced, answer }: ActivityState): ActivityState['answer'] => replaced[0] ?? answer;

function personOf(done: ActivityState, roleOf: ObservedRun['roleOf']): Pick<Observation, 'person' | 'role'> {
  const by = firstAnswer(done)?.by;
  if (!by) return {};
  const role = roleOf?.(by) ?? by.role;
  return { person: by.name, ...(role === undefined ? {} : { role }) };
}

type Times = Pick<
  Observation,
  'timeliness' | 'startedAt' | 'finishedAt' | 'net' | 'gross' | 'standard' | 'lateBy' | 'stampedFor'
>;

/** What was started and never finished has a start, but no time: nobody knows how long it took. */
function timesOf(
  done: ActivityState,
  activity: Activity,
  rule: TimeRule,
  figures: ActivityFigures | undefined,
): Times {
  const { startedAt, finishedAt } = done;
  if (startedAt === undefined) return { timeliness: 'tidak_diukur' };
  const standard = standardLength(startedAt, activity.standardTime, rule);
  const started = { startedAt, ...(standard === undefined ? {} : { standard }) };
  if (finishedAt === undefined || !figures) return { timeliness: 'tidak_diukur', ...started };
  const { timeliness, net, gross, lateBy } = figures;
  return {
    timeliness,
    ...started,
    finishedAt,
    ...(net === undefined ? {} : { net }),
    ...(gross === undefined ? {} : { gross }),
    ...(lateBy === undefined ? {} : { lateBy }),
    ...(done.recordedLate ? {} : { stampedFor: finishedAt - startedAt }),
  };
}
