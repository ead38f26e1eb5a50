import type { Host } from '../host/host.ts';
import { canonicalJson } from './canonical.ts';
import { type Heads, type JournalLine, noHeads } from './line.ts';

type Lines = { readonly lines: readonly JournalLine[] };

/** A line that says only that somebody looked in or made a report: at the end of a segment it does not count. */
const isAside = ({ event }: JournalLine): boolean => event.type === 'report' || event.type === 'join';

/** The lines of a segment that digests count: without those at its end that only say join or report. */
export const countedLines = (lines: readonly JournalLine[]): readonly JournalLine[] =>
  lines.slice(0, lines.findLastIndex((line) => !isAside(line)) + 1);

/**
 * The heads that stand for a whole record: of the counted lines those that no other counted line comes after. Their hashes hold all
 * that was written, because a line names the one before it and what its writer had seen. Where a record is as it was then,
 * these are the positions of a digest: segment to number of the line.
 */
export function countedHeads(segments: readonly Lines[]): Heads {
  return headsAmong(segments.map(({ lines }) => countedLines(lines)));
}

/** Of some beginnings of segments the last lines that none of the others has seen. */
export function headsAmong(segments: readonly (readonly JournalLine[])[]): Heads {
  const frontier = newFrontier();
  for (const lines of segments) for (const line of lines) frontier.add(line);
  return frontier.heads();
}

/** SHA-256 over the canonical list of heads, hex. */
export const digestOfHeads = (heads: Heads, sha256: Host['sha256']): string => sha256(canonicalJson(heads));

/**
 * The digest of the record. Lines that only say that a report was made do not count, so that making a report does not change
 * what it prints.
 */
export const recordDigest = (segments: readonly Lines[], sha256: Host['sha256']): string =>
  digestOfHeads(countedHeads(segments), sha256);

/** The digests that a record had, line for line in the order given, oldest first; each one once. */
export function* digestsAlong(lines: readonly JournalLine[], sha256: Host['sha256']): Generator<string> {
  const frontier = newFrontier();
  const asides = new Map<string, JournalLine[]>();
  for (const line of lines) {
    const waiting = asides.get(line.segment) ?? [];
    if (isAside(line)) {
      asides.set(line.segment, [...waiting, line]);
      continue;
    }
    for (const one of waiting) frontier.add(one);
    asides.delete(line.segment);
    frontier.add(line);
    yield digestOfHeads(frontier.heads(), sha256);
  }
}

/** Takes lines in, each segment's in their own order, and knows which of them nobody comes after. */
function newFrontier() {
  const seenUpTo = new Map<string, number>();
  const heads = new Map<string, Heads[string]>();
  return {
    add({ segment, n, seen, event }: JournalLine): void {
      if (seen !== noHeads) {
        for (const name in seen) {
          const upTo = seen[name]?.n ?? 0;
          if (upTo > (seenUpTo.get(name) ?? 0)) seenUpTo.set(name, upTo);
          if ((heads.get(name)?.n ?? 0) <= upTo) heads.delete(name);
        }
      }
      if (n > (seenUpTo.get(segment) ?? 0)) heads.set(segment, { n, hash: event.stamp.hash });
    },
    heads: (): Heads => Object.fromEntries(heads),
  };
}
