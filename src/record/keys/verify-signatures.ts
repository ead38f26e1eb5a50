import type { Person, RunAction } from '../../checklist/events.ts';
import { samePerson } from '../../checklist/person.ts';
import { mustBeSigned, type SigningPolicy } from '../../checklist/signing-policy.ts';
import type { KeyOfficer } from '../../checklist/signing-rules.ts';
import type { Break, BreakKind, RecordCheck } from '../breaks.ts';
import { canonicalJson } from '../canonical.ts';
import { fieldsOf, type ReadLine } from '../decode-line.ts';
import { dayOfLine } from '../line.ts';
import type { RunEvidence } from '../run-evidence.ts';
import type { Doubt, SigningException } from './doubts.ts';
import type { Register } from './key-register.ts';
import { clockTolerance, type KeyView, keyViews, type SeenKey, usableKeyOf } from './key-view.ts';

/** A session with the keys as its writer saw them, and as the register has them now. */
type Seen = {
  readonly file: string;
  readonly read: readonly ReadLine[];
  readonly kid: unknown;
  readonly startedAt: number;
  readonly reason: string | undefined;
  readonly before: KeyView;
  readonly now: KeyView;
};

type Views = { readonly officers: readonly KeyOfficer[]; readonly view: ReturnType<typeof keyViews> };
const known = new WeakMap<Register, Views>();

/** What each reader saw of a register, worked out once for all the runs that are held against it. */
function viewsOf(register: Register, officers: readonly KeyOfficer[]): Views['view'] {
  const before = known.get(register);
  if (before?.officers === officers) return before.view;
  const view = keyViews(register, officers);
  known.set(register, { officers, view });
  return view;
}

function sessionsOf({ segments, register, signing }: RunEvidence): readonly Seen[] {
  const views = viewsOf(register, signing.officers);
  const now = views(register.heads);
  return segments.flatMap(({ file, read }) => {
    const [first] = read;
    if (!first) return [];
    const { kid, at, nosig, reg } = fieldsOf(first);
    const heads = Array.isArray(reg) ? reg.map(String) : [];
    const reason = typeof nosig === 'string' ? nosig : undefined;
    return [{ file, read, kid, startedAt: Date.parse(String(at)), reason, before: views(heads), now }];
  });
}

/**
 * A session is signed from its first line to its last by one key, or not at all. The key is judged as the writer saw the register
 * when the session began: who writes with the program is held to the same, so that nothing entered later makes a session good or
 * bad. What an office wants signed is signed.
 */
export const signatureCheck: RecordCheck = (evidence) => {
  const policies = policiesOf(evidence);
  for (const session of sessionsOf(evidence)) {
    const asked = session.kid !== undefined || session.before.keys.length > 0 || policies.length > 0;
    for (const [index, line] of session.read.entries()) {
      const kind =
        wrongKid(line, session) ??
        (asked ? wrongLine(line, session, policies, evidence, index === session.read.length - 1) : undefined);
      if (kind) return { kind, file: session.file, line: index + 1 } satisfies Break;
    }
  }
  return undefined;
};

/** A line with all of its fields. */
type Line = ReturnType<typeof fieldsOf>;

function wrongLine(
  read: ReadLine,
  session: Seen,
  policies: readonly SigningPolicy[],
  evidence: RunEvidence,
  isLast: boolean,
): BreakKind | undefined {
  const line = fieldsOf(read);
  return session.kid === undefined
    ? unsignedWrong(line, session, policies, evidence)
    : wrongKey(line, session, evidence, isLast);
}

const wrongKid = ({ kid, sig }: ReadLine, session: Seen): 'signature' | undefined =>
  kid !== session.kid || (kid === undefined) !== (sig === undefined) ? 'signature' : undefined;

const nameOf = ({ by }: Line): Pick<Person, 'name'> => ({
  name: String((by as { readonly name?: unknown } | undefined)?.name),
});

function wrongKey(
  line: Line,
  { kid, before, now, startedAt }: Seen,
  { verifySignature, lastSignatures }: RunEvidence,
  isLast: boolean,
): BreakKind | undefined {
  const key = before.keys.find((one) => one.kid === kid) ?? unreadView(before, now, kid);
  if (key === 'unread') return undefined;
  if (!key) return now.keys.some((one) => one.kid === kid) ? 'younger' : 'key';
  const { sig, sum: _sum, ...content } = line;
  if (!samePerson(nameOf(line), { name: key.person })) return 'key';
  const isTried = isLast || !lastSignatures;
  if (isTried && !verifySignature(key.publicKey, canonicalJson(content), String(sig))) return 'signature';
  if (startedAt < key.since - clockTolerance) return 'younger';
  return key.state === 'usable' ? undefined : 'key';
}

/** Where entries are not here that the writer had read, an unknown key can be among them; a known one can be tried. */
const unreadView = (before: KeyView, now: KeyView, kid: unknown): SeenKey | 'unread' | undefined =>
  before.whole ? undefined : (now.keys.find((one) => one.kid === kid) ?? 'unread');

function unsignedWrong(
  line: Line,
  { before, reason }: Seen,
  policies: readonly SigningPolicy[],
  { signing }: RunEvidence,
): 'unsigned' | undefined {
  const person = nameOf(line);
  if (reason === undefined && usableKeyOf(before, person)) return 'unsigned';
  const role = roleOf(line) ?? signing.people.find((one) => samePerson(one, person))?.role;
  const day = dayOfLine(line);
  const type = line['t'] as RunAction['type'];
  return policies.some((policy) => mustBeSigned(policy, type, role, day)) ? 'unsigned' : undefined;
}

function roleOf({ by }: Line): string | undefined {
  const role = (by as { readonly role?: unknown } | undefined)?.role;
  return typeof role === 'string' ? role : undefined;
}

/** What the office wanted when the run was opened, and what it wants now: neither can be weakened afterwards. */
const policiesOf = ({ lines, signing }: RunEvidence): readonly SigningPolicy[] =>
  [lines.find(({ event }) => event.type === 'open')?.facts?.policy, signing.policy].flatMap(
    (policy) => policy ?? [],
  );

/** What cannot be said about the keys of a record, one of a kind for each session. */
export const signatureDoubts = (evidence: RunEvidence): readonly Doubt[] =>
  sessionsOf(evidence).flatMap((session) => {
    const kind = session.kid === undefined ? doubtOfUnsigned(session) : doubtOfSigned(session);
    return kind ? [{ kind, file: session.file }] : [];
  });

function doubtOfSigned({ before, now, kid, startedAt }: Seen): Doubt['kind'] | undefined {
  if (!before.whole) return 'register';
  const key = now.keys.find((one) => one.kid === kid);
  if (!key || key.state === 'usable') return undefined;
  if (key.state === 'waiting' || key.contested) return 'contested';
  return startedAt > (key.revokedAt ?? 0) + clockTolerance ? 'revoked' : undefined;
}

/** Somebody who had a key by the clock, and whose session neither saw it nor says why it is not signed. */
function doubtOfUnsigned({ before, now, read, startedAt, reason }: Seen): Doubt['kind'] | undefined {
  if (!before.whole) return 'register';
  if (reason !== undefined) return undefined;
  const unseen = now.keys.some(
    (key) =>
      key.state !== 'waiting' &&
      key.since < startedAt &&
      (key.revokedAt === undefined || startedAt < key.revokedAt) &&
      !before.keys.some(({ kid }) => kid === key.kid) &&
      read.some((line) => samePerson(nameOf(fieldsOf(line)), { name: key.person })),
  );
  return unseen ? 'unseen' : undefined;
}

/** Sessions of people who had a key and wrote without it, with the reason that they gave. */
export const signingExceptions = (evidence: RunEvidence): readonly SigningException[] =>
  sessionsOf(evidence).flatMap(({ file, read, reason }) => {
    const [first] = read;
    if (reason === undefined || !first) return [];
    const acts = read.map(fieldsOf).some(({ t }) => t !== 'join' && t !== 'report');
    return acts ? [{ kind: 'unsigned', file, person: nameOf(fieldsOf(first)).name, reason }] : [];
  });
