import type { Person, RunAction, RunEvent } from '../checklist/events.ts';
import { canonicalJson } from './canonical.ts';

/** The version of the journal this program writes. */
export const journalVersion = 1;

/** The longest journal line in bytes. */
export const lineLimit = 64 * 1024;

/** `prev` of the first line of a segment. */
export const noLine = '0'.repeat(64);

/** Heads of the other segments that the writer had read: segment name to number and hash of its last line. */
export type Heads = Readonly<Record<string, { readonly n: number; readonly hash: string }>>;

/** One line of a journal segment as read, with the SHA-256 of its bytes (without the line end). */
export type JournalLine = {
  readonly run: string;
  readonly segment: string;
  readonly n: number;
  readonly prev: string;
  readonly at: number;
  readonly zone: string;
  readonly up: number;
  readonly by: Person;
  readonly seen: Heads;
  readonly action: RunAction;
  readonly hash: string;
};

export type LineHead = Omit<JournalLine, 'action' | 'hash'>;

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

/** Reads a journal line; `newer` when a later version of the program wrote it. */
export function decodeLine(text: string, hash: string): JournalLine | BadLine {
  const value = parseObject(text);
  if (!value) return { problem: 'unreadable' };
  const version = value['v'];
  if (typeof version === 'number' && version > journalVersion) return { problem: 'newer' };
  const { run, seg, n, prev, at, tz, up, by, seen, t, v: _version, ...fields } = value;
  const time = typeof at === 'string' ? Date.parse(at) : Number.NaN;
  const action = decodeAction(t, fields);
  if (
    typeof run !== 'string' ||
    typeof seg !== 'string' ||
    typeof n !== 'number' ||
    typeof prev !== 'string'
  ) {
    return { problem: 'unreadable' };
  }
  if (Number.isNaN(time) || !action || !isPerson(by)) return { problem: 'unreadable' };
  return {
    run,
    segment: seg,
    n,
    prev,
    at: time,
    zone: typeof tz === 'string' ? tz : '',
    up: typeof up === 'number' ? up : 0,
    by,
    seen: isHeads(seen) ? seen : {},
    action,
    hash,
  };
}

/** The event that a line records. */
export function toEvent(line: JournalLine): RunEvent {
  const { at, up, segment, n, hash, by } = line;
  return { ...line.action, stamp: { at, up, segment, line: n, hash, by } };
}

const required: Readonly<Record<RunAction['type'], readonly string[]>> = {
  open: ['part', 'sop', 'sopHash'],
  join: [],
  start: ['activity'],
  pause: ['activity', 'reason'],
  resume: ['activity'],
  answer: ['activity', 'result'],
  correct: ['activity', 'replaces', 'result', 'reason'],
  note: ['text'],
  close: [],
  reopen: ['reason'],
  report: ['file', 'sha256'],
};
const instants = ['startedAt', 'finishedAt'];
const results = ['sesuai', 'tidak_sesuai', 'tidak_berlaku'];

function decodeAction(type: unknown, fields: Readonly<Record<string, unknown>>): RunAction | undefined {
  if (typeof type !== 'string' || !Object.hasOwn(required, type)) return undefined;
  const kind = type as RunAction['type'];
  if (required[kind].some((key) => typeof fields[key] !== 'string')) return undefined;
  if (typeof fields['result'] === 'string' && !results.includes(fields['result'])) return undefined;
  const read: Record<string, unknown> = { type: kind };
  for (const [key, value] of Object.entries(fields)) {
    if (typeof value !== 'string') return undefined;
    const member = instants.includes(key) ? Date.parse(value) : value;
    if (Number.isNaN(member)) return undefined;
    read[key] = member;
  }
  return read as RunAction;
}

function parseObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isPerson = (value: unknown): value is Person => isObject(value) && typeof value['name'] === 'string';

function isHeads(value: unknown): value is Heads {
  return (
    isObject(value) && Object.values(value).every((head) => isObject(head) && typeof head['n'] === 'number')
  );
}

/** ISO 8601 in UTC with milliseconds, from epoch milliseconds. */
export const toUtc = (instant: number): string => new Date(instant).toISOString();
