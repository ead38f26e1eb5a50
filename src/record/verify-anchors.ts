import type { Anchor } from './anchors.ts';
import type { RecordCheck } from './breaks.ts';
import { digestOfHeads, digestsAlong, recordDigest } from './digest.ts';
import type { Heads } from './line.ts';
import type { RunEvidence } from './run-evidence.ts';
import type { Segment } from './segment.ts';

/**
 * Every head that was saved elsewhere is still in the record. If one is not, the record was rolled back or written anew from an
 * earlier line; nothing inside the record itself could show that.
 */
export const anchorCheck: RecordCheck = (evidence) => {
  const lost = evidence.anchors.find((anchor) => !holds(anchor, evidence));
  return lost && { kind: 'rollback', file: lostFile(lost, evidence) };
};

function holds({ heads, digest }: Anchor, evidence: RunEvidence): boolean {
  if (!heads) return digestHolds(digest, evidence);
  return headsHold(heads, evidence.segments) && digestOfHeads(heads, evidence.sha256) === digest;
}

const headsHold = (heads: Heads, segments: readonly Segment[]): boolean =>
  Object.entries(heads).every(([name, head]) => lineAt(segments, name, head.n) === head.hash);

const lineAt = (segments: readonly Segment[], name: string, n: number): string | undefined =>
  segments.find((segment) => segment.name === name)?.read[n - 1]?.hash;

/** The digest of the record as it lies there. */
export const currentDigest = ({ segments, sha256 }: Pick<RunEvidence, 'segments' | 'sha256'>): string =>
  recordDigest(segments, sha256);

/** How many states of a record with several writers are tried to find the one that a digest was made of. */
const mostStates = 200_000;

/**
 * Whether the record was once in the state that the digest was made of: its writers stood at some line each.
 * @param digest a SHA-256 in small letters, or its beginning as it stands on paper
 */
export function digestHolds(digest: string, { segments, lines, sha256 }: RunEvidence): boolean {
  for (const one of digestsAlong(lines, sha256)) if (one.startsWith(digest)) return true;
  const states = segments.reduce((product, segment) => product * (segment.lines.length + 1), 1);
  return segments.length > 1 && states <= mostStates && someState(segments, [], digest, sha256);
}

function someState(
  [first, ...rest]: readonly Segment[],
  stood: readonly Pick<Segment, 'lines'>[],
  digest: string,
  sha256: RunEvidence['sha256'],
): boolean {
  if (!first) return recordDigest(stood, sha256).startsWith(digest);
  for (let n = 0; n <= first.lines.length; n++) {
    if (someState(rest, [...stood, { lines: first.lines.slice(0, n) }], digest, sha256)) return true;
  }
  return false;
}

function lostFile({ heads = {} }: Anchor, { segments, place }: RunEvidence): string {
  const lost = Object.entries(heads).find(([name, head]) => lineAt(segments, name, head.n) !== head.hash);
  return lost ? `${place.run}.${lost[0]}.jsonl` : '';
}

/** Two copies of one segment say the same as far as both reach; one of them may be behind. */
export const forkCheck: RecordCheck = ({ segments, other = [] }) => {
  for (const segment of segments) {
    const twin = other.find((one) => one.name === segment.name);
    const index = segment.read.findIndex(
      ({ hash }, at) => twin?.read[at] !== undefined && twin.read[at]?.hash !== hash,
    );
    if (index >= 0) return { kind: 'fork', file: segment.file, line: index + 1 };
  }
  return undefined;
};
