import type { Person, Result, ReviewOutcome, RunEvent, Stamp } from '../checklist/events.ts';
import { type SigningPolicy, signedActs } from '../checklist/signing-policy.ts';
import {
  type Heads,
  type JournalLine,
  journalVersion,
  lineLimit,
  noHeads,
  type SessionFacts,
} from './line.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Why a line cannot be decoded: another version of the program wrote it, or nobody did. */
type BadLine = 'newer' | 'older' | 'unreadable';

/**
 * A complete line of a journal as it lies there: its text, the SHA-256 of its bytes, and what it says or why it says nothing. Of its
 * other fields only what every judge asks for is kept: all of them would be most of what a long run takes in memory.
 */
export type ReadLine = {
  readonly text: string;
  readonly hash: string;
  /** As in the JSON, whatever it is there; undefined when it is not there. */
  readonly sum: unknown;
  readonly kid: unknown;
  readonly sig: unknown;
} & ({ readonly line: JournalLine } | { readonly line?: undefined; readonly problem: BadLine });

/**
 * Reads the text of a line, once for everybody who looks at it.
 * @param before the line before it in its file, with which it shares what is the same in both
 */
export function readLine(text: string, hash: string, before?: ReadLine): ReadLine {
  const fields = fieldsOf({ text });
  const { sum, kid, sig } = fields;
  const line = decodeLine(fields, hash, before);
  return typeof line === 'string'
    ? { text, hash, sum, kid, sig, problem: line }
    : { text, hash, sum, kid, sig, line };
}

/** All fields of a line as in its JSON; none when it is no object. */
export const fieldsOf = ({ text }: Pick<ReadLine, 'text'>): Fields =>
  (text.length <= longest ? parseObject(text) : undefined) ?? nothing;

const nothing: Fields = {};

/** What is much longer than a line may be is not even taken apart: brackets within one another cost more than they say. */
const longest = 2 * lineLimit;

function decodeLine(value: Fields, hash: string, before: ReadLine | undefined): JournalLine | BadLine {
  const version = value['v'];
  if (typeof version !== 'number') return unreadable;
  if (version !== journalVersion) return version > journalVersion ? 'newer' : 'older';
  const { run, n, at, up, seen } = value;
  const last = before?.line;
  const seg = shared(value['seg'], last?.segment);
  const prev = shared(value['prev'], before?.hash);
  const by = samePersonAs(value['by'], last?.event.stamp.by);
  if (typeof run !== 'string' || typeof seg !== 'string' || typeof n !== 'number') return unreadable;
  if (typeof prev !== 'string' || typeof at !== 'string' || !by) return unreadable;
  if (seen !== undefined && !isHeads(seen)) return unreadable;
  const time = Date.parse(at);
  const stamp = { at: time, up: typeof up === 'number' ? up : 0, segment: seg, line: n, hash, by };
  const event = decodeEvent(value, stamp);
  if (Number.isNaN(time) || !event) return unreadable;
  const line = { run, segment: seg, n, prev, seen: seen ?? noHeads, event };
  if (n > 1) return line;
  const facts = factsOf(value);
  return facts === 'wrong' ? unreadable : facts ? { ...line, facts } : line;
}

/** The same value, held once. */
const shared = (value: unknown, known: string | undefined): unknown => (value === known ? known : value);

/** The person that a line names: the one already known when every letter is the same; undefined when it names none. */
function samePersonAs(value: unknown, known: Person | undefined): Person | undefined {
  return known && isObject(value) && hasSameFields(value, known)
    ? known
    : isPerson(value)
      ? value
      : undefined;
}

function hasSameFields(value: Fields, known: Fields): boolean {
  for (const field in known) if (value[field] !== known[field]) return false;
  for (const field in value) if (!Object.hasOwn(known, field)) return false;
  return true;
}

/** What the first line of a session says for all of them; undefined when it says nothing. */
function factsOf({ reg, nosig, answers, policy }: Fields): SessionFacts | 'wrong' | undefined {
  if ([reg, nosig, answers, policy].every((value) => value === undefined)) return undefined;
  if (reg !== undefined && !isTexts(reg)) return 'wrong';
  if (![nosig, answers].every((value) => value === undefined || typeof value === 'string')) return 'wrong';
  if (policy !== undefined && !isPolicy(policy)) return 'wrong';
  return {
    ...(isTexts(reg) ? { register: reg } : {}),
    ...(typeof nosig === 'string' ? { unsigned: nosig } : {}),
    ...(typeof answers === 'string' ? { answers } : {}),
    ...(isPolicy(policy) ? { policy } : {}),
  };
}

function isPolicy(value: unknown): value is SigningPolicy {
  if (!isObject(value)) return false;
  const { acts, roles, since, ...more } = value;
  const known: readonly unknown[] = signedActs;
  return (
    Object.keys(more).length === 0 &&
    isTexts(acts) &&
    acts.every((act) => known.includes(act)) &&
    (roles === undefined || isTexts(roles)) &&
    (since === undefined || typeof since === 'string')
  );
}

const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string');

const unreadable = 'unreadable';

const results: readonly unknown[] = ['sesuai', 'tidak_sesuai', 'tidak_berlaku'] satisfies readonly Result[];

/** One literal a kind: a million lines are read this way, and what a kind does not have is not taken over. */
function decodeEvent(value: Fields, stamp: Stamp): RunEvent | undefined {
  const { t, activity, reason } = value;
  switch (t) {
    case 'join':
      return { type: t, stamp };
    case 'close':
      return { type: t, ...despiteOf(value), stamp };
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
  { activity, result, reason, count, startedAt, finishedAt }: Fields,
  stamp: Stamp,
): RunEvent | undefined {
  if (typeof activity !== 'string' || !isResult(result)) return undefined;
  const [started, finished] = [instant(startedAt), instant(finishedAt)];
  if (Number.isNaN(started) || Number.isNaN(finished) || !isCountOrNone(count)) return undefined;
  const event: Answered = { type: 'answer', activity, result, stamp };
  if (typeof reason === 'string') event.reason = reason;
  if (count !== undefined) event.count = count;
  if (started !== undefined) event.startedAt = started;
  if (finished !== undefined) event.finishedAt = finished;
  return event;
}

/** Kinds that come up a few times in a run, if at all. */
function decodeRare(value: Fields, stamp: Stamp): RunEvent | undefined {
  const { t: type, result } = value;
  switch (type) {
    case 'open': {
      if (!hasTexts(value, 'part', 'sop', 'sopHash')) return undefined;
      const { part, sop, sopHash } = value;
      return { type, part, sop, sopHash, stamp };
    }
    case 'note':
      return hasTexts(value, 'text') ? { type, text: value.text, ...activityOf(value), stamp } : undefined;
    case 'report':
      return hasTexts(value, 'file', 'sha256')
        ? { type, file: value.file, sha256: value.sha256, ...despiteOf(value), stamp }
        : undefined;
    case 'correct': {
      const { count } = value;
      if (!hasTexts(value, 'activity', 'replaces', 'reason') || !isResult(result)) return undefined;
      if (!isCountOrNone(count)) return undefined;
      const { activity, replaces, reason } = value;
      return { type, activity, replaces, result, reason, ...(count === undefined ? {} : { count }), stamp };
    }
    default:
      return decodeCourse(value, stamp);
  }
}

function decodeCourse(value: Fields, stamp: Stamp): RunEvent | undefined {
  const { t: type, to, outcome } = value;
  switch (type) {
    case 'handover':
      return isPerson(to) ? { type, to, ...activityOf(value), ...textOf(value), stamp } : undefined;
    case 'evidence':
      return decodeEvidence(value, stamp);
    case 'followup': {
      if (!hasTexts(value, 'activity', 'text', 'person', 'due')) return undefined;
      const { activity, text, person, due } = value;
      return { type, activity, text, person, due, stamp };
    }
    case 'review':
      return isOutcome(outcome)
        ? { type, outcome, ...activityOf(value), ...textOf(value), ...despiteOf(value), stamp }
        : undefined;
    case 'migrate': {
      if (!hasTexts(value, 'sop', 'sopHash', 'replaces')) return undefined;
      const { sop, sopHash, replaces } = value;
      return { type, sop, sopHash, replaces, stamp };
    }
    case 'unlock':
      return hasTexts(value, 'holder') ? { type, holder: value.holder, stamp } : undefined;
    default:
      return undefined;
  }
}

function decodeEvidence(value: Fields, stamp: Stamp): RunEvent | undefined {
  const { size } = value;
  if (!hasTexts(value, 'activity', 'sha256', 'extension', 'name') || typeof size !== 'number')
    return undefined;
  const { activity, sha256, extension, name } = value;
  return { type: 'evidence', activity, sha256, extension, name, size, stamp };
}

const outcomes: readonly unknown[] = [
  'accept',
  'return',
  'comment',
  'dismiss',
] satisfies readonly ReviewOutcome[];

const isOutcome = (value: unknown): value is ReviewOutcome => outcomes.includes(value);

const hasTexts = <Name extends string>(
  value: Fields,
  ...names: readonly Name[]
): value is Fields & Readonly<Record<Name, string>> => names.every((name) => typeof value[name] === 'string');

const activityOf = ({ activity }: Fields) => (typeof activity === 'string' ? { activity } : {});
const despiteOf = ({ despite }: Fields) => (typeof despite === 'string' ? { despite } : {});
const textOf = ({ text }: Fields) => (typeof text === 'string' ? { text } : {});

const isResult = (value: unknown): value is Result => results.includes(value);

/** A number of items as `sop` writes it, or none. */
const isCountOrNone = (value: unknown): value is number | undefined =>
  value === undefined || (Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 99_999);

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

const personFields = new Set(['name', 'rank', 'serviceNumber', 'title', 'role']);

/** A person has a name, and besides only what is known of persons, all of it short text. */
function isPerson(value: unknown): value is Person {
  if (!isObject(value) || typeof value['name'] !== 'string') return false;
  for (const field in value) {
    const text = value[field];
    if (!personFields.has(field) || typeof text !== 'string' || text.length > mostOfPerson) return false;
  }
  return true;
}

/** The longest of a person's texts, in UTF-16 units. */
const mostOfPerson = 500;

function isHeads(value: unknown): value is Heads {
  if (!isObject(value)) return false;
  for (const name in value) {
    const head = value[name];
    if (!isObject(head) || typeof head['n'] !== 'number' || typeof head['hash'] !== 'string') return false;
  }
  return true;
}
