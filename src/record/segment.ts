import type { Host } from '../host/host.ts';
import { canonicalJson } from './canonical.ts';
import { type BadLine, decodeLine } from './decode-line.ts';
import { checkSum, type JournalLine, noLine } from './line.ts';

/** Why a segment cannot be believed, with the first bad line (from 1). */
export type Damage = {
  readonly segment: string;
  readonly line: number;
  readonly kind: 'newer' | 'unreadable' | 'chain' | 'order' | 'foreign' | 'sum';
};

export type Segment = {
  readonly name: string;
  readonly lines: readonly JournalLine[];
  readonly damage?: Damage;
};

/**
 * Reads one journal segment and checks its chain: every line names the SHA-256 of the one before, counts on by one and
 * belongs to this run and segment. Reading stops at the first bad line; only an unfinished last line is forgiven. The last
 * line has nobody after it who names its hash, so it is held against its own check sum.
 */
export function readSegment(text: string, name: string, run: string, sha256: Host['sha256']): Segment {
  const texts = text.split('\n');
  const tail = texts.pop() ?? '';
  const lines: JournalLine[] = [];
  let previous: JournalLine | undefined;
  for (const [index, text] of texts.entries()) {
    const line = decodeLine(text, sha256(text));
    const kind = 'problem' in line ? line.problem : chainProblem(line, previous, name, run);
    const torn = kind === 'unreadable' && index === texts.length - 1 && tail === '' && text.includes('\0');
    if (torn) return { name, lines };
    if (kind) return { name, lines, damage: { segment: name, line: index + 1, kind } };
    previous = line as JournalLine;
    lines.push(previous);
  }
  const last = texts.at(-1);
  if (last !== undefined && hasWrongSum(last, sha256)) {
    const damage = { segment: name, line: lines.length, kind: 'sum' } as const;
    return { name, lines: lines.slice(0, -1), damage };
  }
  return { name, lines };
}

/** A line without a check sum was written by an earlier version; `sop verify` asks for it. */
function hasWrongSum(text: string, sha256: Host['sha256']): boolean {
  const { sum, ...content } = JSON.parse(text) as Record<string, unknown>;
  return sum !== undefined && sum !== checkSum(canonicalJson(content), sha256);
}

function chainProblem(
  line: JournalLine,
  previous: JournalLine | undefined,
  segment: string,
  run: string,
): Exclude<Damage['kind'], BadLine['problem'] | 'sum'> | undefined {
  if (line.run !== run || line.segment !== segment) return 'foreign';
  if (line.n !== (previous?.n ?? 0) + 1) return 'order';
  return line.prev === (previous?.event.stamp.hash ?? noLine) ? undefined : 'chain';
}

/** Somebody else who wrote into a run not long ago; instants in epoch milliseconds. */
type Presence = { readonly name: string; readonly since: number; readonly last: number };

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

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const anyBytes = new TextDecoder('utf-8', { ignoreBOM: true });

/** The text of a segment's file, in which every line that is no UTF-8 is made unreadable. */
export function segmentText(files: Pick<Host['files'], 'read' | 'readText'>, path: string): string {
  const text = files.readText(path);
  return text.includes('\uFFFD') ? markedText(files.read(path)) : text;
}

/** A replacement character may have been written as such. */
function markedText(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    const lines = anyBytes.decode(bytes).split('\n');
    return lines.map((line) => (line.includes('\uFFFD') ? `\uFFFD${line}` : line)).join('\n');
  }
}
