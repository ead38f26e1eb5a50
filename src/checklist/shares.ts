import type { Person } from './events.ts';
import { activityState, type Pause, type RunState } from './state.ts';

/** A stretch of time during which one person had an activity in hand; instants in epoch milliseconds. */
export type Share = { readonly person: Person; readonly from: number; readonly to: number };

/**
 * Who had an activity in hand and when: from its start to its answer (to `now` while it runs), cut where it was handed over,
 * pauses left out. Empty for an activity that nobody started.
 */
export function sharesOf(state: RunState, code: string, now: number): readonly Share[] {
  const { startedAt, startedBy, finishedAt, pauses, answer } = activityState(state, code);
  const person = startedBy ?? answer?.by;
  if (startedAt === undefined || person === undefined) return [];
  const end = Math.max(startedAt, finishedAt ?? now);
  const turns = state.handovers.filter(
    ({ activity, at }) => (activity === undefined || activity === code) && at > startedAt && at < end,
  );
  const starts = [{ person, from: startedAt }, ...turns.map(({ to, at }) => ({ person: to, from: at }))];
  return starts.flatMap(({ person, from }, index) =>
    withoutPauses({ person, from, to: starts[index + 1]?.from ?? end }, pauses),
  );
}

function withoutPauses(share: Share, pauses: readonly Pause[]): readonly Share[] {
  let left: readonly Share[] = [share];
  for (const { from, to = Number.POSITIVE_INFINITY } of pauses) {
    left = left
      .flatMap((one) => [
        { ...one, to: Math.min(one.to, from) },
        { ...one, from: Math.max(one.from, to) },
      ])
      .filter((one) => one.from < one.to);
  }
  return left;
}

/** Who has an activity in hand: whom it was last handed to since it was begun, else who began it; without an activity, the whole run. */
export function holderOf(state: RunState, code?: string): Person {
  const { startedAt = undefined, startedBy = undefined } =
    code === undefined ? {} : activityState(state, code);
  const last = state.handovers.findLast(
    ({ activity, at }) =>
      (activity === undefined || activity === code) && (startedAt === undefined || at > startedAt),
  );
  return last?.to ?? startedBy ?? state.openedBy;
}
