import { activityRows } from '../sop/activities.ts';
import type { Part } from '../sop/sop.ts';
import { type ActivityState, activityState, type RunState } from './state.ts';

/** When an answer with times from paper was entered, epoch ms; undefined for one that was given at its own time. */
export function enteredAfterwards({ recordedLate, answer, replaced }: ActivityState): number | undefined {
  return recordedLate ? (replaced[0] ?? answer)?.at : undefined;
}

/** The activities of a run whose answers were entered afterwards, in the order of the form, each with when (epoch ms). */
export function lateEntries(
  part: Part,
  state: RunState,
): readonly { readonly code: string; readonly at: number }[] {
  return activityRows(part).flatMap(({ activity: { code } }) => {
    const at = enteredAfterwards(activityState(state, code));
    return at === undefined ? [] : [{ code, at }];
  });
}
