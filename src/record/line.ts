import { localDate } from '../calendar/local-time.ts';
import type { Person, RunAction, RunEvent } from '../checklist/events.ts';
import type { SigningPolicy } from '../checklist/signing-policy.ts';
import type { Host } from '../host/host.ts';
import { canonicalJson } from './canonical.ts';

/** The version of the journal this program writes. */
export const journalVersion = 2;

/** The longest journal line in bytes. */
export const lineLimit = 64 * 1024;

/** `prev` of the first line of a segment. */
export const noLine = '0'.repeat(64);

/** Heads of the other segments that the writer had read: segment name to number and hash of its last line. */
export type Heads = Readonly<Record<string, { readonly n: number; readonly hash: string }>>;

/** The heads of a line that has none; one object, so that nobody looks through an empty one. */
export const noHeads: Heads = {};

/** What the first line of a session says for all its lines. */
export type SessionFacts = {
  /** Hashes of the last entries of the register of keys that the writer had read; absent where there are none. */
  readonly register?: readonly string[];
  /** Why a person who has a key writes without it. */
  readonly unsigned?: string;
  /** SHA-256 of the answers file that the session records. */
  readonly answers?: string;
  /** What the office wanted signed when the run was opened. */
  readonly policy?: SigningPolicy;
};

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
  /** On the first line of a session only. */
  readonly facts?: SessionFacts;
};

/** A key that signs lines: its id, and the signature over a text, base64. */
export type LineSigner = { readonly kid: string; readonly sign: (text: string) => string };

/** One line of a journal segment as read; the event's stamp has the SHA-256 of its bytes (without the line end). */
export type JournalLine = {
  readonly run: string;
  readonly segment: string;
  readonly n: number;
  readonly prev: string;
  readonly seen: Heads;
  readonly facts?: SessionFacts;
  readonly event: RunEvent;
};

/** Fields of an event that are instants; all other numbers stay numbers. */
const instants: ReadonlySet<string> = new Set(['startedAt', 'finishedAt']);

/**
 * The text of a journal line, without the line end. Instants are written as UTC. Every line carries a check sum of itself,
 * because nothing comes after the last line that could show a damaged bit in it; with a key, also that key's signature.
 */
export function encodeLine(
  head: LineHead,
  action: RunAction,
  sha256: Host['sha256'],
  signer?: LineSigner,
): string {
  const { type, ...fields } = action;
  const times = Object.fromEntries(
    Object.entries(fields).map(([key, value]) => [
      key,
      instants.has(key) && typeof value === 'number' ? toUtc(value) : value,
    ]),
  );
  const content = {
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
    ...(head.facts ? factFields(head.facts) : {}),
    ...(signer ? { kid: signer.kid } : {}),
    t: type,
    ...times,
  };
  const text = canonicalJson(content);
  const sig = signer ? { sig: signer.sign(text) } : {};
  return canonicalJson({ ...content, ...sig, sum: checkSum(canonicalJson({ ...content, ...sig }), sha256) });
}

function factFields({ register, unsigned, answers, policy }: SessionFacts) {
  return {
    ...(register === undefined ? {} : { reg: register }),
    ...(unsigned === undefined ? {} : { nosig: unsigned }),
    ...(answers === undefined ? {} : { answers }),
    ...(policy === undefined ? {} : { policy }),
  };
}

/** What `sum` must be for a line whose canonical text without it is this: the first 16 letters of its SHA-256. */
export const checkSum = (text: string, sha256: Host['sha256']): string => sha256(text).slice(0, 16);

/** ISO 8601 in UTC with milliseconds, from epoch milliseconds. */
export const toUtc = (instant: number): string => new Date(instant).toISOString();

/** The day on which a line was written, `YYYY-MM-DD` in its own zone, from its fields as they stand there. */
export function dayOfLine({ at, tz }: Readonly<Record<string, unknown>>): string {
  try {
    return localDate(Date.parse(String(at)), String(tz));
  } catch {
    return String(at).slice(0, 10);
  }
}
