import type { Anchor } from './anchors.ts';
import type { RecordCheck } from './breaks.ts';
import { canonicalJson } from './canonical.ts';
import type { Heads } from './line.ts';
import type { RawSegment, RunEvidence } from './run-evidence.ts';
import { fieldsOf } from './verify-lines.ts';

/**
 * Every head that was saved elsewhere is still in the record. If one is not, the record was rolled back or written anew from an
 * earlier line; nothing inside the record itself could show that.
 */
export const anchorCheck: RecordCheck = (evidence) => {
  const lost = evidence.anchors.find((anchor) => !holds(anchor, evidence));
  return lost && { kind: 'rollback', file: lostFile(lost, evidence) };
};

function holds(anchor: Anchor, evidence: RunEvidence): boolean {
  if (anchor.heads) return headsHold(anchor.heads, evidence.segments) && digestOfHeads(anchor, evidence);
  return digestHolds(anchor.digest, evidence);
}

const headsHold = (heads: Heads, segments: readonly RawSegment[]): boolean =>
  Object.entries(heads).every(([name, head]) => lineAt(segments, name, head.n) === head.hash);

const lineAt = (segments: readonly RawSegment[], name: string, n: number): string | undefined =>
  segments.find((segment) => segment.name === name)?.lines[n - 1]?.hash;

/** The digest that was saved with the heads is theirs: otherwise somebody edited one of the two. */
function digestOfHeads({ heads = {}, digest }: Anchor, { segments, sha256 }: RunEvidence): boolean {
  const counted = Object.entries(heads).map(([name, { n }]) => headAt(segments, name, n));
  return digestOf(counted, sha256) === digest;
}

type Head = readonly [name: string, head: { readonly n: number; readonly hash: string }] | undefined;

/** The head of a segment after `n` lines as digests count it: without lines at its end that only say join or report. */
function headAt(segments: readonly RawSegment[], name: string, n: number): Head {
  const lines = segments.find((segment) => segment.name === name)?.lines ?? [];
  for (let at = Math.min(n, lines.length); at > 0; at--) {
    const line = lines[at - 1];
    const kind = fieldsOf(line?.text ?? '')['t'];
    if (line && kind !== 'report' && kind !== 'join') return [name, { n: at, hash: line.hash }];
  }
  return undefined;
}

/** The lines of a segment that its digest counts: without those at its end that only say join or report. */
export function countedLines(segment: RawSegment): readonly string[] {
  const [, head] = headAt([segment], segment.name, segment.lines.length) ?? ['', { n: 0 }];
  return segment.lines.slice(0, head.n).map(({ text }) => text);
}

const digestOf = (heads: readonly Head[], sha256: RunEvidence['sha256']): string =>
  sha256(canonicalJson(Object.fromEntries(heads.filter((head) => head !== undefined))));

/** The digest of the record as it lies there. */
export const currentDigest = ({ segments, sha256 }: Pick<RunEvidence, 'segments' | 'sha256'>): string =>
  digestOf(
    segments.map(({ name, lines }) => headAt(segments, name, lines.length)),
    sha256,
  );

/** How many states of a record with several writers are tried to find the one that a digest was made of. */
const mostStates = 200_000;

/**
 * Whether the record was once in the state that the digest was made of: its writers stood at some line each.
 * @param digest a SHA-256 in small letters, or its beginning as it stands on paper
 */
export function digestHolds(digest: string, { segments, lines, sha256 }: RunEvidence): boolean {
  const stood = new Map(segments.map((segment) => [segment.name, 0]));
  for (const line of lines) {
    stood.set(line.segment, line.n);
    const heads = [...stood].map(([name, n]) => headAt(segments, name, n));
    if (digestOf(heads, sha256).startsWith(digest)) return true;
  }
  const states = segments.reduce((product, segment) => product * (segment.lines.length + 1), 1);
  return segments.length > 1 && states <= mostStates && someState(segments, [], digest, sha256);
}

function someState(
  [first, ...rest]: readonly RawSegment[],
  heads: readonly Head[],
  digest: string,
  sha256: RunEvidence['sha256'],
): boolean {
  if (!first) return digestOf(heads, sha256).startsWith(digest);
  for (let n = 0; n <= first.lines.length; n++) {
    if (someState(rest, [...heads, headAt([first], first.name, n)], digest, sha256)) return true;
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
    const index = segment.lines.findIndex(
      ({ hash }, at) => twin?.lines[at] !== undefined && twin.lines[at]?.hash !== hash,
    );
    if (index >= 0) return { kind: 'fork', file: segment.file, line: index + 1 };
  }
  return undefined;
};
