import { activityRows } from '../sop/activities.ts';
import type { Part } from '../sop/sop.ts';
import type { Result } from './events.ts';
import { type ActivityStatus, activityState, type RunState, statusOf } from './state.ts';

/** What may be done to an activity next; `dismiss` is an answer that needs no start. */
export type ActivityMove =
  | 'start'
  | 'answer'
  | 'dismiss'
  | 'pause'
  | 'resume'
  | 'correct'
  | 'note'
  | 'evidence'
  | 'followup'
  | 'handover';

/** An act on an activity before anything is said about it: what a key of the walk stands for. */
export type Intent =
  | { readonly act: 'answer'; readonly result: Result; readonly fromPaper?: boolean }
  | { readonly act: 'correct' }
  | { readonly act: Exclude<ActivityMove, 'answer' | 'dismiss' | 'correct'> };

const always = ['note', 'evidence'] as const;

const moves: Readonly<Record<ActivityStatus, readonly ActivityMove[]>> = {
  waiting: ['start', 'dismiss', 'handover', ...always],
  running: ['answer', 'dismiss', 'pause', 'handover', ...always],
  paused: ['resume', 'answer', 'dismiss', 'handover', ...always],
  answered: ['correct', ...always],
};

const notAsRequired: readonly ActivityMove[] = [...moves.answered, 'followup'];

/** The moves that the state of an activity allows; none once the run is closed. */
export function allowedMoves(state: RunState, code: string): readonly ActivityMove[] {
  if (state.closedAt !== undefined) return [];
  const activity = activityState(state, code);
  return activity.answer?.result === 'tidak_sesuai' ? notAsRequired : moves[statusOf(activity)];
}

/** Whether the state of an activity allows an act. What did not apply, or was done on paper, needs no start. */
export function isAllowed(intent: Intent, state: RunState, code: string): boolean {
  const unstarted = intent.act === 'answer' && (intent.result === 'tidak_berlaku' || intent.fromPaper);
  return allowedMoves(state, code).includes(unstarted ? 'dismiss' : intent.act);
}

/** Codes of the activities without an answer, in the order of the form. */
export function unanswered(part: Part, state: RunState): readonly string[] {
  return activityRows(part)
    .map((row) => row.activity.code)
    .filter((code) => activityState(state, code).answer === undefined);
}

/** Where the walk goes on: what is running, else paused, else the first without an answer. */
export function nextActivity(part: Part, state: RunState): string | undefined {
  const open = unanswered(part, state);
  const withStatus = (status: ActivityStatus): string | undefined =>
    open.find((code) => statusOf(activityState(state, code)) === status);
  return withStatus('running') ?? withStatus('paused') ?? open[0];
}
