import type { RunEvent } from '../checklist/events.ts';
import type { SavedHead } from '../record/anchors.ts';
import type { Break } from '../record/breaks.ts';
import { fieldsOf, type ReadLine } from '../record/decode-line.ts';
import { recordDigest } from '../record/digest.ts';
import { type AttachedKeys, readAttachedKeys } from '../record/keys/attached-keys.ts';
import type { Doubt, SigningException } from '../record/keys/doubts.ts';
import { noRegister, readRegister } from '../record/keys/key-register.ts';
import { signatureDoubts, signingExceptions } from '../record/keys/verify-signatures.ts';
import { dayOfLine } from '../record/line.ts';
import type { RunEvidence } from '../record/run-evidence.ts';
import { readSegment, type Segment, segmentText } from '../record/segment.ts';
import { paperFit } from '../record/verify-anchors.ts';
import { allChecks, type LineCount, verifyRun } from '../record/verify-run.ts';
import { weave } from '../record/weave.ts';
import { sha256 } from './sha256.ts';

/** How a record is to a digest that somebody else has: `earlier` if it has grown since, `unsearched` if that would take too long to find out. */
export type Fit = 'same' | 'earlier' | 'different' | 'other-run' | 'unsearched';

/** The lines of a session, as its first line says who wrote them. */
export type Session = {
  readonly by: string;
  readonly since: number;
  readonly lines: number;
  readonly kid?: string;
};

/** What can be said of a record that is attached to a report. */
export type Judgement = {
  readonly run: string;
  readonly part: string;
  /** The zone in which it was opened, as the line says it. */
  readonly zone: string;
  readonly digest: string;
  readonly lines: LineCount;
  readonly sessions: readonly Session[];
  /** What was recorded, in one order. */
  readonly events: readonly RunEvent[];
  readonly breaks: readonly Break[];
  /** Whether the keys came with it: without them no signature of a line can be tried. */
  readonly hasKeys: boolean;
  readonly doubts: readonly Doubt[];
  readonly exceptions: readonly SigningException[];
  readonly fit: (saved: SavedHead) => Fit;
};

/** What needs files that a report does not hold, or the folder that the run lies in. */
const {
  name: _name,
  snapshot: _snapshot,
  evidence: _evidence,
  anchor: _anchor,
  fork: _fork,
  signature,
  ...inLines
} = allChecks;

/** Judges the lines of a record by the checks of `sop verify` that need nothing else. */
export function judgeAttached(
  lines: Uint8Array,
  keys: Uint8Array | undefined,
  verifySignature: RunEvidence['verifySignature'],
): Judgement {
  const attached = keys && readAttachedKeys(keys);
  const evidence = evidenceOf(segmentsOf(segmentText(lines)), attached, verifySignature);
  const { segments, place } = evidence;
  const checks = attached && signature ? { ...inLines, signature } : inLines;
  const verdict = verifyRun(evidence, checks);
  const read = segments.flatMap((segment) => segment.read);
  const digest = recordDigest(segments, sha256);
  return {
    run: place.run,
    part: place.part,
    zone: zoneOf(read),
    digest,
    lines: { signed: read.filter(({ sig }) => sig !== undefined).length, all: read.length },
    sessions: segments.flatMap(sessionOf),
    events: evidence.lines.map(({ event }) => event),
    breaks: [...(verdict.result === 'broken' ? verdict.breaks : []), ...tailsOf(segments)],
    hasKeys: attached !== undefined,
    doubts: attached ? signatureDoubts(evidence) : [],
    exceptions: signingExceptions(evidence),
    fit: (saved) => fitOf(saved, evidence, digest),
  };
}

/** What a crash leaves behind the last line of a journal is never attached. */
const tailsOf = (segments: readonly Segment[]): readonly Break[] =>
  segments.flatMap(({ tail, file, read }) =>
    tail === '' ? [] : [{ kind: 'tail' as const, file, line: read.length + 1 }],
  );

function fitOf(saved: SavedHead, evidence: RunEvidence, digest: string): Fit {
  if (saved.run !== evidence.place.run) return 'other-run';
  if (digest.startsWith(saved.digest)) return 'same';
  const fit = paperFit(saved, evidence);
  return fit === 'held' ? 'earlier' : fit === 'unsearched' ? fit : 'different';
}

type Named = { readonly run: unknown; readonly seg: unknown };

/** The lines of each segment in their own order, whatever the order of segments; what names none belongs to the one before it. */
function segmentsOf(text: string): readonly Segment[] {
  const lines = text.split('\n');
  const tail = lines.pop() ?? '';
  const bySegment = new Map<string, string[]>();
  let run: string | undefined;
  let name = 'tanpa-nama';
  for (const line of tail === '' ? lines : [...lines, tail]) {
    const named = namesIn(line);
    if (typeof named?.seg === 'string' && /^[0-9a-f]{16}$/.test(named.seg)) name = named.seg;
    if (typeof named?.run === 'string') run ??= named.run;
    const own = bySegment.get(name);
    if (own) own.push(line);
    else bySegment.set(name, [line]);
  }
  return [...bySegment].map(([name, own]) =>
    readSegment(new TextEncoder().encode(`${own.join('\n')}\n`), { name, run: run ?? '' }, sha256),
  );
}

function namesIn(line: string): Named | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? (value as Named) : undefined;
  } catch {
    return undefined;
  }
}

function evidenceOf(
  segments: readonly Segment[],
  keys: AttachedKeys | undefined,
  verifySignature: RunEvidence['verifySignature'],
): RunEvidence {
  const opening = segments.flatMap(({ read }) => read).find(({ line }) => line?.event.type === 'open');
  const part = opening?.line?.event.type === 'open' ? opening.line.event.part : '';
  // The folder is not here: it is taken to bear the day of the opening, so that the rest of that check can be made.
  const [year, month, day] = dayOfLine(opening ? fieldsOf(opening) : {}).split('-');
  const run = segments[0]?.file.split('.')[0] ?? '';
  return {
    place: { run, part, date: `${year}${month}${day}`, folder: `/${year}/${month}/${run}` },
    kept: [],
    segments,
    lines: weave(segments).lines,
    strays: [],
    hashOf: () => undefined,
    sha256,
    verifySignature,
    register: keys ? readRegister(keys.register, { sha256, verifySignature }) : noRegister,
    signing: { officers: keys?.officers ?? [], people: [] },
    anchors: [],
  };
}

const zoneOf = ([first]: readonly ReadLine[]): string => String(first && fieldsOf(first)['tz']);

function sessionOf({ read }: Segment): readonly Session[] {
  const [first] = read;
  if (!first?.line) return [];
  const { kid } = first;
  return [
    {
      by: first.line.event.stamp.by.name,
      since: first.line.event.stamp.at,
      lines: read.length,
      ...(typeof kid === 'string' ? { kid } : {}),
    },
  ];
}
