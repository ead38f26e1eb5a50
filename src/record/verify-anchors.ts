import { type Anchor, type AnchorOrigin, isElsewhere, type Position, type SavedHead } from './anchors.ts';
import type { RecordCheck } from './breaks.ts';
import { digestOfHeads, digestsAlong, recordDigest } from './digest.ts';
import type { Heads, JournalLine } from './line.ts';
import type { RunEvidence } from './run-evidence.ts';

/** A record as saved heads are held against it: the lines in one order, and those of each segment. */
type Judged = Pick<RunEvidence, 'lines' | 'sha256'> & { readonly segments: Segments };
type Segments = ReadonlyMap<string, readonly JournalLine[]>;

function judged({ lines, sha256 }: Pick<RunEvidence, 'lines' | 'sha256'>): Judged {
  const segments = new Map<string, JournalLine[]>();
  for (const line of lines) {
    const own = segments.get(line.segment);
    if (own) own.push(line);
    else segments.set(line.segment, [line]);
  }
  return { lines, sha256, segments };
}

/**
 * Every head that was saved elsewhere is still in the record. If one is not, the record was rolled back or written anew from an
 * earlier line; nothing inside the record itself could show that.
 */
export const anchorCheck: RecordCheck = (evidence) => {
  const record = judged(evidence);
  const lost = evidence.anchors.find((anchor) => anchorFit(anchor, record) === 'lost');
  if (!lost) return undefined;
  const segment = lostSegment(lost, record);
  return { kind: 'rollback', file: segment === undefined ? '' : `${evidence.place.run}.${segment}.jsonl` };
};

/** Why it cannot be said whether a saved head is in the record. `ahead`: the other copy has lines that are not here. */
export type Unjudged = 'behind' | 'unsearched' | 'ahead';

/** What the saved heads of a record and its other copy say of it, if nothing is lost. */
export type Anchoring = {
  /** Where those that it holds were found, each once. */
  readonly origins: readonly AnchorOrigin[];
  readonly unjudged: readonly Unjudged[];
  /** Whether one of them from elsewhere is the head of the record as it is now. */
  readonly whole: boolean;
};

/** Looks at the saved heads and the other copy of a record. */
export function anchoringOf(evidence: RunEvidence): Anchoring {
  const record = judged(evidence);
  const now = digestNow(record);
  const fits = evidence.anchors.map((anchor) => ({ anchor, fit: anchorFit(anchor, record) }));
  const held = fits.flatMap(({ anchor, fit }) => (fit === 'held' ? [anchor] : []));
  const unjudged = fits.flatMap(({ fit }) => (fit === 'behind' || fit === 'unsearched' ? [fit] : []));
  const copy = copyFit(evidence);
  const isHeld = copy === 'same' || copy === 'shorter';
  return {
    origins: [...new Set([...held.map(({ origin }) => origin), ...(isHeld ? ['copy' as const] : [])])],
    unjudged: [...new Set([...unjudged, ...(copy === 'ahead' ? [copy] : [])])],
    whole:
      copy === 'same' || held.some(({ origin, digest }) => isElsewhere(origin) && now.startsWith(digest)),
  };
}

/**
 * Whether a record holds a saved head. `lost`: it does not, so that it was rolled back, rewritten or is not all here. `behind`: it does not, and
 * what is missing may come with a merge. `unsearched`: a digest without positions, of more states than are tried. `other`: of another office.
 */
type AnchorFit = 'held' | 'lost' | 'behind' | 'unsearched' | 'other';

function anchorFit(anchor: Anchor, record: Judged): AnchorFit {
  const fit = savedFit(anchor, record);
  if (fit === 'held' || fit === 'unsearched') return fit;
  const known = (anchor.positions ?? []).some(({ segment }) => named(segment, record.segments).length > 0);
  if (anchor.shared && !known) return 'other';
  return fit === 'absent' && anchor.unmerged ? 'behind' : 'lost';
}

/** `absent` if lines that were saved are not there, and none that are contradicts them. */
type SavedFit = 'held' | 'lost' | 'absent' | 'unsearched';

function savedFit({ heads, positions, digest }: SavedHead, record: Judged): SavedFit {
  if (heads) return headsFit(heads, record.segments);
  if (!positions) return digestFit(digest, record);
  const stood = headsAt(positions, record.segments);
  if (stood.length === 0) return 'absent';
  return stood.some((heads) => digestOfHeads(heads, record.sha256).startsWith(digest)) ? 'held' : 'lost';
}

/** Whether a record holds what was printed of it, in small letters. */
export const paperFit = (saved: SavedHead, evidence: Pick<RunEvidence, 'lines' | 'sha256'>) =>
  savedFit(saved, judged(evidence));

function headsFit(heads: Heads, segments: Segments): SavedFit {
  const found = Object.entries(heads).map(([name, { n, hash }]) => {
    const line = segments.get(name)?.[n - 1];
    return line && line.event.stamp.hash === hash;
  });
  if (found.includes(false)) return 'lost';
  return found.includes(undefined) ? 'absent' : 'held';
}

const named = (beginning: string, segments: Segments): readonly string[] =>
  [...segments.keys()].filter((name) => name.startsWith(beginning));

/** The heads that stand at some positions; several where two names begin alike, none where a line is not there. */
function headsAt([first, ...rest]: readonly Position[], segments: Segments): readonly Heads[] {
  if (!first) return [{}];
  const others = headsAt(rest, segments);
  return named(first.segment, segments).flatMap((name) => {
    const hash = segments.get(name)?.[first.n - 1]?.event.stamp.hash;
    return hash === undefined ? [] : others.map((heads) => ({ ...heads, [name]: { n: first.n, hash } }));
  });
}

function lostSegment({ heads = {}, positions = [] }: Anchor, { segments }: Judged): string | undefined {
  const differing = Object.entries(heads).find(
    ([name, { n, hash }]) => segments.get(name)?.[n - 1]?.event.stamp.hash !== hash,
  );
  if (differing) return differing[0];
  const absent = positions.find((position) => headsAt([position], segments).length === 0);
  return absent && named(absent.segment, segments)[0];
}

/** The digest of the record as it lies there. */
const digestNow = ({ segments, sha256 }: Judged): string =>
  recordDigest(
    [...segments.values()].map((lines) => ({ lines })),
    sha256,
  );

/** How many lines are looked at to find the state of a record with several writers that a digest was made of. */
const mostWork = 2_000_000;

/** Whether the record was once in the state that a digest was made of, of which nothing else is known. */
function digestFit(digest: string, { lines, segments, sha256 }: Judged): SavedFit {
  for (const one of digestsAlong(lines, sha256)) if (one.startsWith(digest)) return 'held';
  if (segments.size < 2) return 'lost';
  let work = 0;
  for (const stood of statesOf([...segments.values()])) {
    if (recordDigest(stood, sha256).startsWith(digest)) return 'held';
    work += stood.reduce((sum, { lines }) => sum + lines.length + 1, 0);
    if (work > mostWork) return 'unsearched';
  }
  return 'lost';
}

type Stood = readonly { readonly lines: readonly JournalLine[] }[];

/** Every state that a record can have had: its writers stood at some line each, and what one had seen was there. */
function* statesOf(segments: readonly (readonly JournalLine[])[]): Generator<Stood> {
  const places = new Map(segments.map((lines, place) => [lines[0]?.segment ?? '', place]));
  const begun = segments.map(() => 0);
  const known = new Set([begun.join()]);
  const open = [begun];
  for (let state = open.pop(); state; state = open.pop()) {
    yield state.map((n, place) => ({ lines: segments[place]?.slice(0, n) ?? [] }));
    for (const [place, n] of state.entries()) {
      const line = segments[place]?.[n];
      if (!line || !wasThere(line, state, places)) continue;
      const next = state.with(place, n + 1);
      if (known.has(next.join())) continue;
      known.add(next.join());
      open.push(next);
    }
  }
}

const wasThere = (
  { seen }: JournalLine,
  state: readonly number[],
  places: ReadonlyMap<string, number>,
): boolean => Object.entries(seen).every(([name, { n }]) => n <= (state[places.get(name) ?? -1] ?? 0));

/** How far the other copy reaches; undefined without one that is elsewhere and not empty. */
function copyFit({ segments, other, otherBeside }: RunEvidence): 'same' | 'shorter' | 'ahead' | undefined {
  if (!other?.some(({ read }) => read.length > 0)) return undefined;
  const here = new Map(segments.map(({ name, read }) => [name, read.length]));
  if (other.some(({ name, read }) => read.length > (here.get(name) ?? 0))) return 'ahead';
  if (otherBeside) return undefined;
  const there = new Map(other.map(({ name, read }) => [name, read.length]));
  return segments.every(({ name, read }) => there.get(name) === read.length) ? 'same' : 'shorter';
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
