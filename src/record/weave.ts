import { type JournalLine, noHeads } from './line.ts';
import type { Segment } from './segment.ts';

/**
 * Puts the lines of several writers into one order: each segment's own order holds, a line comes after what its writer
 * had seen, and only lines that know nothing of each other are ordered by the clock. A clock that jumped can therefore
 * never put an answer before what it answers. `missing` names segments that somebody saw and that are not there.
 */
export function weave(segments: readonly Segment[]): {
  lines: readonly JournalLine[];
  missing: readonly string[];
} {
  const missing = missingSegments(segments);
  const [only] = segments;
  if (only && segments.length === 1) return { lines: only.lines, missing };
  const heads = new Map(segments.map((segment) => [segment.name, 0]));
  const total = segments.reduce((sum, segment) => sum + segment.lines.length, 0);
  const lines: JournalLine[] = [];
  while (lines.length < total) {
    const waiting = segments.flatMap((segment) => segment.lines[heads.get(segment.name) ?? 0] ?? []);
    const ready = waiting.filter((line) => isReady(line, heads, missing));
    const next = earliest(ready.length > 0 ? ready : waiting);
    lines.push(next);
    heads.set(next.segment, next.n);
  }
  return { lines, missing };
}

function isReady(
  line: JournalLine,
  emitted: ReadonlyMap<string, number>,
  missing: readonly string[],
): boolean {
  return Object.entries(line.seen).every(
    ([segment, head]) => missing.includes(segment) || (emitted.get(segment) ?? 0) >= head.n,
  );
}

function earliest(lines: readonly JournalLine[]): JournalLine {
  return lines.reduce((best, line) =>
    line.event.stamp.at < best.event.stamp.at ||
    (line.event.stamp.at === best.event.stamp.at && line.segment < best.segment)
      ? line
      : best,
  );
}

/** A segment is missing as well when it is shorter than somebody saw it, or its seen line has another hash. */
function missingSegments(segments: readonly Segment[]): readonly string[] {
  const byName = new Map(segments.map((segment) => [segment.name, segment]));
  const missing = new Set<string>();
  for (const segment of segments) {
    for (const { seen } of segment.lines) {
      if (seen === noHeads) continue;
      for (const [name, head] of Object.entries(seen)) {
        if (byName.get(name)?.lines[head.n - 1]?.event.stamp.hash !== head.hash) missing.add(name);
      }
    }
  }
  return [...missing].sort();
}
