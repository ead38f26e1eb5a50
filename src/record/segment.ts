import { samePerson } from '../checklist/person.ts';
import type { Host } from '../host/host.ts';
import { type ReadLine, readLine } from './decode-line.ts';
import { checkSum, type JournalLine, noLine } from './line.ts';

/** What a reader sees wrong with a line, in the order in which it looks. */
export type LineProblem = 'newer' | 'older' | 'unreadable' | 'foreign' | 'order' | 'chain';

/** Why a segment cannot be believed, with the first bad line (from 1). */
export type Damage = {
  readonly segment: string;
  readonly line: number;
  readonly kind: LineProblem | 'sum' | 'tail' | 'unread';
};

export type Segment = {
  readonly name: string;
  /** Name of its file. */
  readonly file: string;
  /** How long that was when it was read, in bytes. */
  readonly size: number;
  /** All complete lines as they lie there, what is wrong with each at the same place in `problems`. */
  readonly read: readonly ReadLine[];
  readonly problems: readonly (LineProblem | undefined)[];
  /** The lines that can be believed: all before the first bad one. */
  readonly lines: readonly JournalLine[];
  /** What follows the last complete line: an answer that was never acknowledged. It stays in the file. */
  readonly tail: string;
  readonly damage?: Damage;
};

/** The most that one session can have written, in bytes: a thousand of the longest lines. What is larger is no journal. */
export const mostOfSegment = 64 * 1024 * 1024;

/** More lines than fit into a segment: where so many are, some are shorter than any that the program writes. */
const mostLines = 500_000;

/** How many lines behind the first bad one are still looked at: nobody believes them. */
const mostBehindBad = 10_000;

type Named = { readonly name: string; readonly run: string };

/**
 * Reads one journal segment and checks its chain: every line names the SHA-256 of the one before, counts on by one and
 * belongs to this run and segment. What a crash leaves at the end is forgiven; whatever comes after a bad line is not believed. The last
 * line has nobody after it who names its hash, so it is held against its own check sum.
 */
export function readSegment(bytes: Uint8Array, named: Named, sha256: Host['sha256']): Segment {
  const { texts, tail } = completeLines(segmentText(bytes));
  const read: ReadLine[] = [];
  const problems: (LineProblem | undefined)[] = [];
  const lines: JournalLine[] = [];
  let before: ReadLine | undefined;
  let bad = -1;
  for (const one of texts) {
    if (bad >= 0 && read.length > bad + mostBehindBad) break;
    const found = readLine(one, sha256(one), before);
    const problem = problemOf(found, before, read.length + 1, named);
    if (problem && bad < 0) bad = read.length;
    if (found.line && bad < 0) lines.push(found.line);
    read.push(found);
    problems.push(problem);
    before = found;
  }
  const { name } = named;
  const segment = { name, file: fileOf(named), size: bytes.length, read, problems, lines, tail };
  const damaged = (line: number, kind: Damage['kind']) => ({
    ...segment,
    damage: { segment: name, line, kind },
  });
  if (bad >= 0) return damaged(bad + 1, problems[bad] ?? 'unreadable');
  const last = read.at(-1);
  if (last && hasWrongSum(last, sha256)) return { ...damaged(read.length, 'sum'), lines: lines.slice(0, -1) };
  return isTorn(tail) ? segment : damaged(read.length + 1, 'tail');
}

/** A segment in whose place lies something that cannot be read as a file. */
export function unreadableSegment(named: Named): Segment {
  const { name } = named;
  const damage: Damage = { segment: name, line: 1, kind: 'unread' };
  return { name, file: fileOf(named), size: 0, read: [], problems: [], lines: [], tail: '', damage };
}

const fileOf = ({ run, name }: Named): string => `${run}.${name}.jsonl`;

function problemOf(
  read: ReadLine,
  before: ReadLine | undefined,
  n: number,
  { name, run }: Named,
): LineProblem | undefined {
  const { line } = read;
  if (!line) return read.problem;
  if (line.run !== run || line.segment !== name) return 'foreign';
  if (line.n !== n) return 'order';
  return line.prev === (before?.hash ?? noLine) ? undefined : 'chain';
}

/** Whether a line does not fit its own check sum, or has none. */
export function hasWrongSum({ text, sum }: ReadLine, sha256: Host['sha256']): boolean {
  return sum !== checkSum(text.replace(`"sum":"${sum}",`, ''), sha256);
}

/**
 * The complete lines of a segment, and what stands after them. Lines at the very end that a power failure left with zeros in
 * the place of whole blocks were never acknowledged, and are no lines.
 */
function completeLines(text: string): { readonly texts: readonly string[]; readonly tail: string } {
  const texts = text.split('\n', mostLines);
  if (texts.length === mostLines) return { texts, tail: '' };
  let complete = texts.length - 1;
  while (complete > 0 && isZeroed(texts[complete - 1] ?? '')) complete--;
  return { texts: texts.slice(0, complete), tail: texts.slice(complete).join('\n') };
}

/** Zeros from the start or up to the end, or so many that no accident but a lost block makes them. */
const isZeroed = (text: string): boolean => text.includes('\0') && /^\0|\0$|\0{16}/.test(text);

/**
 * Whether a text can be what a crash leaves behind the last complete line: the beginning of a line, or zeros. A complete line with
 * something else in the place of its line feed is no such thing.
 */
export function isTorn(tail: string): boolean {
  const zeros = tail.indexOf('\0');
  const written = zeros < 0 ? tail : tail.slice(0, zeros);
  if (written === '') return true;
  const end = written.startsWith('{') ? objectEnd(written) : 0;
  return end === undefined || (end === written.length && (zeros < 0 || /^\0*$/.test(tail.slice(zeros))));
}

/** Where the object ends with which a text begins; undefined when it does not end. */
function objectEnd(text: string): number | undefined {
  let depth = 0;
  for (const { 0: mark, index } of text.matchAll(/"(?:[^"\\]|\\.)*(?:"|$)|[{}]/gs)) {
    if (mark === '{') depth++;
    else if (mark === '}' && --depth === 0) return index + 1;
  }
  return undefined;
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
    if (samePerson(by, { name: own }) || now - at > recent || at > now) return [];
    return [{ name: by.name, since: first.event.stamp.at, last: at }];
  });
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const anyBytes = new TextDecoder('utf-8', { ignoreBOM: true });

/** The text of a segment's bytes, in which every complete line that is no UTF-8 is made unreadable. */
export function segmentText(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    // A replacement character may have been written as such; in the last line a crash may have cut a letter in two.
    const lines = anyBytes.decode(bytes).split('\n');
    const tail = lines.pop() ?? '';
    // A line with zeros in it is none anyway.
    const hasOtherBytes = (line: string): boolean => line.includes('\uFFFD') && !line.includes('\0');
    const marked = lines.map((line) => (hasOtherBytes(line) ? `\uFFFD${line}` : line));
    return [...marked, tail].join('\n');
  }
}
