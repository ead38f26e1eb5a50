import type { Person, Result, RunAction, RunEvent, Stamp } from '../checklist/events.ts';
import { canonicalJson } from './canonical.ts';

/** The version of the journal this program writes. */
export const journalVersion = 1;

/** The longest journal line in bytes. */
export const lineLimit = 64 * 1024;

/** `prev` of the first line of a segment. */
export const noLine = '0'.repeat(64);

/** Heads of the other segments that the writer had read: segment name to number and hash of its last line. */
export type Heads = Readonly<Record<string, { readonly n: number; readonly hash: string }>>;

/** What a journal line says beside its event. */
export type LineHead = {
  readonly run: string;
  readonly segment: string;
  readonly n: number;
  readonly prev: string;
  readonly at: number;
  readonly zone: string;
  readonly up: number;
  readonly by: Person;
  readonly seen: Heads;
};

/** One line of a journal segment as read; the event's stamp has the SHA-256 of its bytes (without the line end). */
export type JournalLine = {
  readonly run: string;
  readonly segment: string;
  readonly n: number;
  readonly prev: string;
  readonly seen: Heads;
  readonly event: RunEvent;
};

/** The text of a journal line, without the line end. Instants are written as UTC. */
export function encodeLine(head: LineHead, action: RunAction): string {
  const { type, ...fields } = action;
  const times = Object.fromEntries(
    Object.entries(fields).map(([key, value]) => [key, typeof value === 'number' ? toUtc(value) : value]),
  );
  return canonicalJson({
    v: journalVersion,
    run: head.run,
    seg: head.segment,
    n: head.n,
    prev: head.prev,
    at: toUtc(head.at),
    tz: head.zone,
    up: head.up,
    by: head.by,
    ...(Object.keys(head.seen).length > 0 ? { seen: head.seen } : {}),
    t: type,
    ...times,
  });
}

export type BadLine = { readonly problem: 'newer' | 'unreadable' };

type Fields = Readonly<Record<string, unknown>>;

/** Reads a journal line; `newer` when a later version of the program wrote it. */
export function decodeLine(text: string, hash: string): JournalLine | BadLine {
  const value = parseObject(text);
  if (!value) return unreadable;
  if (typeof value['v'] === 'number' && value['v'] > journalVersion) return { problem: 'newer' };
  const { run, seg, n, prev, at, up, by, seen } = value;
  if (typeof run !== 'string' || typeof seg !== 'string' || typeof n !== 'number') return unreadable;
  if (typeof prev !== 'string' || typeof at !== 'string' || !isPerson(by)) return unreadable;
  const time = Date.parse(at);
  const stamp = { at: time, up: typeof up === 'number' ? up : 0, segment: seg, line: n, hash, by };
  const event = decodeEvent(value, stamp);
  if (Number.isNaN(time) || !event) return unreadable;
  return { run, segment: seg, n, prev, seen: isHeads(seen) ? seen : noHeads, event };
}

const unreadable: BadLine = { problem: 'unreadable' };

/** The heads of a line that has none; one object, so that nobody looks through an empty one. */
export const noHeads: Heads = {};

const results: readonly unknown[] = ['sesuai', 'tidak_sesuai', 'tidak_berlaku'] satisfies readonly Result[];

/** One literal a kind: a million lines are read this way, and what a kind does not have is not taken over. */
function decodeEvent(value: Fields, stamp: Stamp): RunEvent | undefined {
  const { t, activity, reason } = value;
  switch (t) {
    case 'join':
    case 'close':
      return { type: t, stamp };
    case 'start':
    case 'resume':
      return typeof activity === 'string' ? { type: t, activity, stamp } : undefined;
    case 'pause':
      return typeof activity === 'string' && typeof reason === 'string'
        ? { type: t, activity, reason, stamp }
        : undefined;
    case 'reopen':
      return typeof reason === 'string' ? { type: t, reason, stamp } : undefined;
    case 'answer':
      return decodeAnswer(value, stamp);
    default:
      return decodeRare(value, stamp);
  }
}

type Answer = Extract<RunEvent, { type: 'answer' }>;
type Answered = { -readonly [Key in keyof Answer]: Answer[Key] };

/** Conditional spreads would cost more than all the rest of reading a line. */
function decodeAnswer(
  { activity, result, reason, startedAt, finishedAt }: Fields,
  stamp: Stamp,
): RunEvent | undefined {
  if (typeof activity !== 'string' || !isResult(result)) return undefined;
  const [started, finished] = [instant(startedAt), instant(finishedAt)];
  if (Number.isNaN(started) || Number.isNaN(finished)) return undefined;
  const event: Answered = { type: 'answer', activity, result, stamp };
  if (typeof reason === 'string') event.reason = reason;
  if (started !== undefined) event.startedAt = started;
  if (finished !== undefined) event.finishedAt = finished;
  return event;
}

function decodeRare(value: Fields, stamp: Stamp): RunEvent | undefined {
  const { t, part, sop, sopHash, activity, replaces, result, reason, text, file, sha256 } = value;
  if (t === 'open' && typeof part === 'string' && typeof sop === 'string' && typeof sopHash === 'string') {
    return { type: t, part, sop, sopHash, stamp };
  }
  if (t === 'note' && typeof text === 'string') {
    return { type: t, text, ...(typeof activity === 'string' ? { activity } : {}), stamp };
  }
  if (t === 'report' && typeof file === 'string' && typeof sha256 === 'string') {
    return { type: t, file, sha256, stamp };
  }
  if (t !== 'correct' || typeof activity !== 'string' || !isResult(result)) return undefined;
  if (typeof replaces !== 'string' || typeof reason !== 'string') return undefined;
  return { type: t, activity, replaces, result, reason, stamp };
}

const isResult = (value: unknown): value is Result => results.includes(value);

const instant = (value: unknown): number | undefined =>
  value === undefined ? undefined : typeof value === 'string' ? Date.parse(value) : Number.NaN;

function parseObject(text: string): Fields | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isPerson = (value: unknown): value is Person => isObject(value) && typeof value['name'] === 'string';

function isHeads(value: unknown): value is Heads {
  return (
    isObject(value) && Object.values(value).every((head) => isObject(head) && typeof head['n'] === 'number')
  );
}

/** ISO 8601 in UTC with milliseconds, from epoch milliseconds. */
export const toUtc = (instant: number): string => new Date(instant).toISOString();
