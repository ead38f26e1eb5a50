import type { Person, Result, ReviewOutcome, RunEvent, Stamp } from '../checklist/events.ts';
import { type Heads, type JournalLine, journalVersion, noHeads } from './line.ts';

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

/** Kinds that come up a few times in a run, if at all. */
function decodeRare(value: Fields, stamp: Stamp): RunEvent | undefined {
  const { t, part, sop, sopHash, activity, replaces, result, reason, text, file, sha256 } = value;
  switch (t) {
    case 'open':
      return areTexts(part, sop, sopHash) ? ({ type: t, part, sop, sopHash, stamp } as RunEvent) : undefined;
    case 'note':
      return areTexts(text) ? ({ type: t, text, ...optional({ activity }), stamp } as RunEvent) : undefined;
    case 'report':
      return areTexts(file, sha256) ? ({ type: t, file, sha256, stamp } as RunEvent) : undefined;
    case 'correct':
      return areTexts(activity, replaces, reason) && isResult(result)
        ? ({ type: t, activity, replaces, result, reason, stamp } as RunEvent)
        : undefined;
    default:
      return decodeCourse(value, stamp);
  }
}

function decodeCourse(value: Fields, stamp: Stamp): RunEvent | undefined {
  const { t, activity, text, to, sop, sopHash, replaces, outcome, holder, person, due } = value;
  switch (t) {
    case 'handover':
      return isPerson(to) ? ({ type: t, to, ...optional({ activity, text }), stamp } as RunEvent) : undefined;
    case 'evidence':
      return decodeEvidence(value, stamp);
    case 'followup':
      return areTexts(activity, text, person, due)
        ? ({ type: t, activity, text, person, due, stamp } as RunEvent)
        : undefined;
    case 'review':
      return outcomes.includes(outcome)
        ? ({ type: t, outcome, ...optional({ activity, text }), stamp } as RunEvent)
        : undefined;
    case 'migrate':
      return areTexts(sop, sopHash, replaces)
        ? ({ type: t, sop, sopHash, replaces, stamp } as RunEvent)
        : undefined;
    case 'unlock':
      return areTexts(holder) ? ({ type: t, holder, stamp } as RunEvent) : undefined;
    default:
      return undefined;
  }
}

function decodeEvidence(value: Fields, stamp: Stamp): RunEvent | undefined {
  const { activity, sha256, extension, name, size } = value;
  if (!areTexts(activity, sha256, extension, name) || typeof size !== 'number') return undefined;
  return { type: 'evidence', activity, sha256, extension, name, size, stamp } as RunEvent;
}

const outcomes: readonly unknown[] = ['accept', 'return', 'comment'] satisfies readonly ReviewOutcome[];

const areTexts = (...values: readonly unknown[]): boolean =>
  values.every((value) => typeof value === 'string');

/** Those of the fields that are texts. */
const optional = (fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => typeof value === 'string'));

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
