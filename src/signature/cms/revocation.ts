import { digestIn, isSignedBy } from './algorithms.ts';
import { isIssuedBy, isSame, keyOf, type ReadCertificate, readCertificate } from './certificate.ts';
import { usageOf } from './certificate-parts.ts';
import { entryIn, isComplete, knowsOf, type RevocationList, type Revoked } from './crl.ts';
import { type Answer, answersFor, isMakerOf } from './ocsp.ts';
import { clockSkew } from './path-rules.ts';
import type { Effort } from './paths.ts';
import { attempt, dataAbout, type RevocationData, remembered } from './revocation-data.ts';
import { weakDigest, weakKey } from './strength.ts';

/** What is known of a certificate. `hold` may be lifted again; `silent`: nothing in the document is about it at all. */
export type Revocation =
  | { readonly state: 'good' | 'unknown' | 'hold' | 'silent' }
  | { readonly state: 'revoked'; readonly at: number };

/** Instants are epoch milliseconds. */
export type RevocationQuestion = {
  readonly data: RevocationData;
  /** For when it is asked: data have to be fresh then. */
  readonly at: number;
  readonly now: number;
  /** A revocation up to here counts; one up to `hardUntil` unless its reason says that the key was in good hands (RFC 3161, 4). */
  readonly until: number;
  readonly hardUntil: number;
  /** Whether another certificate than the issuer may speak: a responder that it appointed, another key of its for lists. */
  readonly mayAct: (certificate: ReadCertificate, purpose: 'responder' | 'list', at: number) => boolean;
  /** Certificates that came with the document. */
  readonly pool: readonly ReadCertificate[];
  readonly effort: Effort;
};

const minuteMs = 60_000;
/** How long an answer counts that does not say until when it does. */
const freshFor = 24 * 60 * minuteMs;

/** Reasons by which what was made before remains good: unspecified, affiliation changed, superseded, ceased (RFC 3161, 4). */
const harmless: readonly (number | undefined)[] = [0, 3, 4, 5];
const onHold = 6;
/** How many certificates are tried as makers of a list or an answer. */
const mostMakers = 10;

const certificateOf = remembered(readCertificate);

type Statement = {
  readonly state: 'good' | 'unknown' | Revoked;
  readonly from: number;
  readonly isFresh: boolean;
};

/**
 * Looks a certificate up in revocation lists (RFC 5280, 6.3) and OCSP answers (RFC 6960) that their makers were entitled to make, that cover
 * it, and that are fresh for the instant in question.
 * @param issuer the certificate that issued it
 */
export function revocationOf(
  certificate: ReadCertificate,
  issuer: ReadCertificate,
  question: RevocationQuestion,
): Revocation {
  const { lists, answers } = dataAbout(question.data, certificate);
  const said = [
    ...answers.flatMap((answer) => attempt(() => inAnswer(certificate, issuer, answer, question)) ?? []),
    ...lists.flatMap((list) => attempt(() => inList(certificate, issuer, list, question)) ?? [unusable]),
  ].sort((a, b) => b.from - a.from);
  const revoked = said.flatMap(({ state }) =>
    typeof state === 'string' || state.code === onHold ? [] : [state],
  );
  const { until, hardUntil } = question;
  const counted = revoked.find(
    ({ at, code }) => at <= until || (at <= hardUntil && !harmless.includes(code)),
  );
  if (counted) return { state: 'revoked', at: counted.at };
  if (revoked.length > 0) return { state: 'good' };
  const [latest] = said.filter(
    ({ state, isFresh }) => state !== 'unknown' && (isFresh || typeof state !== 'string'),
  );
  if (!latest) return { state: said.length > 0 ? 'unknown' : 'silent' };
  if (typeof latest.state === 'string') return { state: 'good' };
  return latest.state.at <= until ? { state: 'hold' } : { state: 'good' };
}

function inList(
  certificate: ReadCertificate,
  issuer: ReadCertificate,
  list: RevocationList,
  { at, now, hardUntil, mayAct, pool, effort }: RevocationQuestion,
): readonly Statement[] {
  const { parts } = certificate;
  effort.left -= 1;
  if (effort.left < 0) return [unusable];
  if (list.from > now + clockSkew) return [unusable];
  const others = pool.filter((one) => one.parts.subjectKey === list.issuerKey && !isSame(one, issuer));
  const isOwn = list.issuerKey === parts.issuerKey;
  const makers = [...(isOwn ? [issuer] : []), ...others.slice(0, mostMakers)];
  const isMade = makers.some(
    (maker) =>
      ((usageOf(maker.parts) ?? 0x02) & 0x02) !== 0 &&
      holds(list.signed, maker, hardUntil) &&
      (maker === issuer || mayAct(maker, 'list', list.from)),
  );
  if (!isMade) return [unusable];
  const covers = isComplete(list, parts);
  // What somebody else than the issuer says counts only where the certificate sends there.
  const entry = isOwn || covers ? entryIn(list, parts) : undefined;
  const isGood = covers && knowsOf(list, parts);
  return [{ state: entry ?? (isGood ? 'good' : 'unknown'), from: list.from, isFresh: isFresh(list, at) }];
}

function inAnswer(
  certificate: ReadCertificate,
  issuer: ReadCertificate,
  answer: Answer,
  { at, now, hardUntil, mayAct, pool, effort }: RevocationQuestion,
): readonly Statement[] {
  effort.left -= 1 + answer.answers.length / 10;
  if (effort.left < 0) return [unusable];
  const found = answersFor(answer, certificate, issuer);
  if (found.length === 0) return [];
  if (answer.producedAt > now + clockSkew || [...answer.extensions.values()].some(({ critical }) => critical))
    return [unusable];
  const own = answer.certificates.slice(0, mostMakers).flatMap((one) => certificateOf(one) ?? []);
  const isMade = [issuer, ...own, ...pool]
    .filter(isMakerOf(answer))
    .some(
      (maker) =>
        holds(answer.signed, maker, hardUntil) &&
        (maker === issuer || (isIssuedBy(maker, issuer) && mayAct(maker, 'responder', answer.producedAt))),
    );
  if (!isMade) return [unusable];
  return found.map((one) => {
    // Whoever answers about the time after a certificate's end need not know it any more.
    const isKnown = one.from <= certificate.parts.to && one.from <= answer.producedAt + clockSkew;
    const state = one.state === 'good' && !isKnown ? 'unknown' : one.state;
    return { state, from: one.from, isFresh: isFresh(one, at) };
  });
}

/** About the certificate, but not to be relied upon. */
const unusable: Statement = { state: 'unknown', from: 0, isFresh: false };

/** Made after the instant, or not yet replaced then. */
const isFresh = (
  { from, to }: { readonly from: number; readonly to: number | undefined },
  at: number,
): boolean => from >= at || at <= (to ?? from + freshFor);

type Signed = RevocationList['signed'];

function holds(signed: Signed, maker: ReadCertificate, at: number): boolean {
  const key = keyOf(maker);
  if (!key) return false;
  const digest = digestIn(signed.algorithm, 'unknown');
  if (weakDigest(digest, at) !== undefined || weakKey(key, at) !== undefined) return false;
  const known = answered.get(signed) ?? new WeakMap<ReadCertificate, boolean>();
  answered.set(signed, known);
  const answer = known.get(maker) ?? isSignedBy(key, { ...signed, digest });
  known.set(maker, answer);
  return answer;
}

/** The same signatures are asked about again and again. */
const answered = new WeakMap<Signed, WeakMap<ReadCertificate, boolean>>();
