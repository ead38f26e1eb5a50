import { type AnchorOrigin, isElsewhere } from './anchors.ts';
import type { Break, RecordCheck } from './breaks.ts';
import { bearsItsDate, type Twin } from './copied-runs.ts';
import type { Doubt, SigningException } from './keys/doubts.ts';
import { signatureCheck, signatureDoubts, signingExceptions } from './keys/verify-signatures.ts';
import { noHeads } from './line.ts';
import type { RunEvidence } from './run-evidence.ts';
import { anchorCheck, anchoringOf, forkCheck, type Unjudged } from './verify-anchors.ts';
import { chainCheck, foreignCheck, formCheck, orderCheck, sumCheck, tailCheck } from './verify-lines.ts';

/** The run was opened once, in the first line of a segment, for the part and on the day that its folder bears. */
const openingCheck: RecordCheck = ({ segments, place }) => {
  const openings = segments.flatMap((segment) =>
    segment.read.flatMap(({ line }, index) =>
      line?.event.type === 'open' ? [{ file: segment.file, line: index + 1, part: line.event.part }] : [],
    ),
  );
  const [first, second] = openings;
  if (!first) return { kind: 'opening', file: segments[0]?.file ?? '' };
  if (first.line !== 1 || first.part !== place.part || !bearsItsDate(place, segments))
    return { kind: 'opening', file: first.file, line: first.line };
  return second ? { kind: 'opening', file: second.file, line: second.line } : undefined;
};

/** What one writer had seen of another is still there, with the same hash. */
const seenCheck: RecordCheck = ({ segments }) => {
  const byName = new Map(segments.map((segment) => [segment.name, segment]));
  for (const { read } of segments) {
    for (const [index, { line }] of read.entries()) {
      if (!line || line.seen === noHeads) continue;
      for (const [name, head] of Object.entries(line.seen)) {
        const found = byName.get(name)?.read[head.n - 1];
        if (found?.hash !== head.hash) {
          return { kind: 'missing', file: byName.get(name)?.file ?? name, line: found ? head.n : index + 1 };
        }
      }
    }
  }
  return undefined;
};

/**
 * What bears the name of a segment can be read as one, and no other file of the folder holds lines of this run that the journal lacks: a
 * segment under a name that nobody reads.
 */
const nameCheck: RecordCheck = ({ segments, strays }) => {
  const closed = segments.find(({ damage }) => damage?.kind === 'unread');
  if (closed) return { kind: 'unread', file: closed.file };
  const hiding = strays.find(({ hides }) => hides);
  return hiding && { kind: 'name', file: hiding.name };
};

/** The SOP files are those that the opening and the migrations name. */
const snapshotCheck: RecordCheck = (evidence) => {
  for (const { event } of evidence.lines) {
    const name =
      event.type === 'open' ? 'sop.yaml' : event.type === 'migrate' ? `sop.${event.sopHash}.yaml` : undefined;
    if (name !== undefined && 'sopHash' in event && evidence.hashOf(name) !== event.sopHash) {
      return { kind: 'snapshot', file: name };
    }
  }
  return undefined;
};

/** Every evidence file that a line names is there with the bytes it had, and its name is its hash. */
const evidenceCheck: RecordCheck = (evidence) => {
  for (const { event } of evidence.lines) {
    if (event.type !== 'evidence') continue;
    const file = `bukti/${event.sha256}.${event.extension}`;
    if (evidence.hashOf(file) !== event.sha256) return { kind: 'evidence', file };
  }
  return misnamed(evidence);
};

function misnamed({ kept, hashOf }: RunEvidence): Break | undefined {
  for (const name of kept) {
    const hash = /^([0-9a-f]{64})\.[a-z0-9]{1,10}$/.exec(name)?.[1];
    if (hash !== undefined && hashOf(`bukti/${name}`) !== hash)
      return { kind: 'evidence', file: `bukti/${name}` };
  }
  return undefined;
}

/** All checks, in the order in which a reader wants to hear of them: first what makes the others meaningless. */
export const allChecks: Readonly<Record<string, RecordCheck>> = {
  form: formCheck,
  foreign: foreignCheck,
  order: orderCheck,
  sum: sumCheck,
  chain: chainCheck,
  tail: tailCheck,
  opening: openingCheck,
  seen: seenCheck,
  name: nameCheck,
  snapshot: snapshotCheck,
  evidence: evidenceCheck,
  signature: signatureCheck,
  anchor: anchorCheck,
  fork: forkCheck,
};

/**
 * What is asked of every run that figures count, beside what its reader found: evidence files, anchors, and each line's form and sum are
 * left to `sop verify`, which takes far longer.
 */
export const countedChecks: Readonly<Record<string, RecordCheck>> = {
  opening: openingCheck,
  name: nameCheck,
  snapshot: snapshotCheck,
  signature: signatureCheck,
};

/**
 * `anchored`: it holds every saved head, and at least one was saved elsewhere; `whole` when that is the record's head as it is now, otherwise lines
 * were added since. `doubtful`: nothing is wrong, and keys leave a question open. `unjudged`: the same of a saved head: it cannot be said whether the record holds it.
 */
export type Verdict =
  | { readonly result: 'broken'; readonly breaks: readonly [Break, ...Break[]] }
  | ({ readonly result: 'doubtful'; readonly doubts: readonly [Doubt, ...Doubt[]] } & Sound)
  | ({ readonly result: 'unjudged'; readonly why: readonly Unjudged[] } & Sound)
  | ({ readonly result: 'intact'; readonly origins: readonly AnchorOrigin[] } & Sound)
  | ({
      readonly result: 'anchored';
      readonly origins: readonly AnchorOrigin[];
      readonly whole: boolean;
    } & Sound);

/** What is said of a record in which nothing is wrong: its lines, and what a reader must know first. */
type Sound = { readonly lines: LineCount; readonly exceptions: readonly SigningException[] };

/** A run with the judgement of its record; without evidence when its folder is gone. */
export type JudgedRun = {
  readonly run: string;
  readonly evidence?: RunEvidence;
  /** Other folders with the same number. */
  readonly twin?: Twin;
  readonly verdict: Verdict;
};

export type LineCount = { readonly signed: number; readonly all: number };

/**
 * Judges a run. The checks may be chosen, so that tests can see that each of them is needed.
 * @returns `broken` with what each check found first
 */
export function verifyRun(
  evidence: RunEvidence,
  checks: Readonly<Record<string, RecordCheck>> = allChecks,
): Verdict {
  const [first, ...more] = Object.values(checks).flatMap((check) => check(evidence) ?? []);
  if (first) return { result: 'broken', breaks: [first, ...more] };
  const read = evidence.segments.flatMap((segment) => segment.read);
  const signed = read.filter(({ sig }) => sig !== undefined).length;
  const sound = { lines: { signed, all: read.length }, exceptions: signingExceptions(evidence) };
  const [doubt, ...others] = signatureDoubts(evidence);
  if (doubt) return { result: 'doubtful', doubts: [doubt, ...others], ...sound };
  const { origins, unjudged, whole } = anchoringOf(evidence);
  if (unjudged.length > 0) return { result: 'unjudged', why: unjudged, ...sound };
  return origins.some(isElsewhere)
    ? { result: 'anchored', origins, whole, ...sound }
    : { result: 'intact', origins, ...sound };
}
