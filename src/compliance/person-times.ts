import { workingBetween } from '../calendar/working-time.ts';
import type { Person } from '../checklist/events.ts';
import { sharesOf } from '../checklist/shares.ts';
import type { RunState } from '../checklist/state.ts';
import { activityRows } from '../sop/activities.ts';
import type { Part } from '../sop/sop.ts';
import type { TimeRule } from './run-figures.ts';

/** How long one person had an activity in hand: ms of working time, pauses left out. */
type PersonTime = { readonly person: Person; readonly worked: number };

/** By code of the activity, everybody who had it in hand, in the order in which they took it. */
export type PersonTimes = ReadonlyMap<string, readonly PersonTime[]>;

/**
 * Who worked how long on the activities that more than one person had in hand; the others are not in the map.
 * @param now epoch ms, the end of what is still running
 */
export function sharedTimes(part: Part, state: RunState, rule: TimeRule, now: number): PersonTimes {
  if (state.handovers.length === 0) return new Map();
  return new Map(
    activityRows(part).flatMap(({ activity: { code } }) => {
      const times = personTimes(state, code, rule, now);
      return times.length > 1 ? [[code, times] as const] : [];
    }),
  );
}

function personTimes(state: RunState, code: string, rule: TimeRule, now: number): readonly PersonTime[] {
  const times = new Map<string, PersonTime>();
  for (const { person, from, to } of sharesOf(state, code, now)) {
    const key = `${person.name} ${person.serviceNumber ?? ''}`;
    const before = times.get(key)?.worked ?? 0;
    times.set(key, { person, worked: before + workingBetween(rule.calendar, from, to) });
  }
  return [...times.values()];
}
