import type { Segment } from './segment.ts';

/** Somebody else who wrote into a run not long ago; instants in epoch milliseconds. */
export type Presence = { readonly name: string; readonly since: number; readonly last: number };

const recent = 30 * 60_000;

/**
 * Who else is probably at work in a run: other names whose sessions wrote within the last half hour. Only a hint; what makes two
 * writers safe is that each has a segment of its own.
 */
export function othersAtWork(segments: readonly Segment[], own: string, now: number): readonly Presence[] {
  return segments.flatMap(({ lines }) => {
    const [first, last] = [lines[0], lines.at(-1)];
    if (!first || !last) return [];
    const { by, at } = last.event.stamp;
    if (by.name === own || now - at > recent || at > now) return [];
    return [{ name: by.name, since: first.event.stamp.at, last: at }];
  });
}
