import type { RunEvent } from '../checklist/events.ts';

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
