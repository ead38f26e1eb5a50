import type { Observation } from './observation.ts';
import type { ParetoRow } from './summary.ts';

/** How often and for how long (ms of working time) each reason was given, by its text without regard to case. */
export type ReasonTally = Map<string, { reason: string; count: number; time: number }>;

/** What stands for a late activity of which nobody said why. */
export const withoutReason = 'tanpa alasan';

/** Counts the reasons of all pauses. */
export function addPauses(tally: ReasonTally, { pauses }: Observation): void {
  for (const { reason, time } of pauses) addReason(tally, { reason, count: 1, time });
}

/** Counts a late activity once, under the reason of its lateness, with the time it was late by. */
export function addLateness(tally: ReasonTally, observation: Observation): void {
  addReason(tally, { reason: latenessReason(observation), count: 1, time: observation.lateBy ?? 0 });
}

/** Adds what another tally counted. */
export function addReasons(tally: ReasonTally, other: ReasonTally): void {
  for (const row of other.values()) addReason(tally, row);
}

/**
 * Why an activity was late: the reason for which it was paused longest (of equals the first by alphabet), else the reason
 * given with tidak sesuai, else {@link withoutReason}.
 */
export function latenessReason({ pauses, result, reason }: Observation): string {
  const paused: ReasonTally = new Map();
  for (const pause of pauses) addReason(paused, { reason: pause.reason, count: 1, time: pause.time });
  const [longest] = inOrder(paused);
  if (longest) return longest.reason;
  return (result === 'tidak_sesuai' && tidy(reason ?? '')) || withoutReason;
}

/** The rows of a Pareto chart: most time first, then most often, then by alphabet; shares of the time, else of the count. */
export function paretoOf(tally: ReasonTally): readonly ParetoRow[] {
  const rows = inOrder(tally);
  const weigh = rows.some(({ time }) => time > 0)
    ? (row: { readonly time: number }) => row.time
    : (row: { readonly count: number }) => row.count;
  const whole = rows.reduce((sum, row) => sum + weigh(row), 0);
  let running = 0;
  return rows.map((row) => {
    running += weigh(row);
    return { ...row, cumulativeShare: running / whole };
  });
}

type Reason = { readonly reason: string; readonly count: number; readonly time: number };

/** Of several spellings the first by code points is shown, so that the order of counting does not matter. */
function addReason(tally: ReasonTally, { reason, count, time }: Reason): void {
  const text = tidy(reason) || withoutReason;
  const key = text.toLowerCase();
  const row = tally.get(key);
  if (!row) {
    tally.set(key, { reason: text, count, time });
    return;
  }
  if (text < row.reason) row.reason = text;
  row.count += count;
  row.time += time;
}

const tidy = (text: string): string => text.trim().replace(/\s+/g, ' ');

function inOrder(tally: ReasonTally): readonly Reason[] {
  return [...tally.values()].sort(
    (a, b) => b.time - a.time || b.count - a.count || (a.reason < b.reason ? -1 : 1),
  );
}
