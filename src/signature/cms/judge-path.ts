import { certificateName, isForged, isSame, isSelfSigned, type ReadCertificate } from './certificate.ts';
import { extensionIn } from './certificate-parts.ts';
import { oidText, partsOf } from './der.ts';
import { type PathQuestion, pathReasons, signingNow } from './path-rules.ts';
import { type Effort, type Path, pathsFrom } from './paths.ts';
import { fitsPurpose } from './purpose.ts';
import { type Reason, reason } from './reasons.ts';
import { type Revocation, type RevocationQuestion, revocationOf } from './revocation.ts';
import type { RevocationData } from './revocation-data.ts';

/** What paths are made of and held against. `now` in epoch milliseconds. */
export type Evidence = {
  /** Certificates that the reader trusts; without any, nobody asks where a path ends. */
  readonly anchors: readonly ReadCertificate[];
  /** Certificates that came with the document. */
  readonly pool: readonly ReadCertificate[];
  readonly data: RevocationData;
  readonly now: number;
  /** Shared by all questions about a file. */
  readonly effort: Effort;
};

/** A path, what is wrong with it, and what is known of its revocation. */
export type JudgedPath = Path & {
  readonly reasons: readonly Reason[];
  readonly revocation: 'good' | 'revoked' | 'unknown';
  /** Every certificate below the top has data of its own, or says that none are needed. */
  readonly isDocumented: boolean;
};

/** How many paths are judged before the best so far is taken. */
const mostPaths = 20;
/** Who vouches for a list or an answer is judged as well; who vouches for those data, twice at most. */
const deepest = 2;

/**
 * Judges a certificate for a purpose at an instant: the one validation for signers, stampers, responders and makers of lists
 * (RFC 5280, 6; ETSI EN 319 102-1, 5.2.6). The best of all its paths counts.
 */
export function judgePath(
  certificate: ReadCertificate,
  question: PathQuestion,
  evidence: Evidence,
  depth = 0,
): JudgedPath {
  let best: JudgedPath | undefined;
  let count = 0;
  for (const path of pathsFrom(certificate, evidence.pool, evidence.anchors, evidence.effort)) {
    const judged = judgeOne(path, question, evidence, depth);
    if (judged.reasons.length === 0) return judged;
    if (!best || rank(judged) > rank(best)) best = judged;
    if (++count >= mostPaths) break;
  }
  return best ?? judgeOne({ certificates: [certificate], isAnchored: false }, question, evidence, depth);
}

const rank = ({ isAnchored, certificates, reasons }: JudgedPath): number =>
  (isAnchored ? 1000 : 0) + 10 * certificates.length - reasons.length;

function judgeOne(path: Path, question: PathQuestion, evidence: Evidence, depth: number): JudgedPath {
  const { certificates, isAnchored } = path;
  const top = certificates.at(-1) as ReadCertificate;
  const all = [...evidence.anchors, ...evidence.pool];
  const forged = isAnchored ? undefined : certificates.find((one) => isForged(one, all));
  const isOpen = !isAnchored && evidence.anchors.length > 0;
  const states = statesOf(certificates, question, evidence, depth);
  return {
    ...path,
    reasons: [
      ...(forged ? [reason('issuer-signature', certificateName(forged.x509))] : []),
      ...(isOpen && !forged ? [reason('no-path', certificateName(top.x509))] : []),
      ...rulesOf(certificates, question),
      ...states.flatMap(({ reason }) => reason ?? []),
    ],
    revocation: states.some(({ state }) => state === 'revoked')
      ? 'revoked'
      : states.length > 0 && states.every(({ state }) => state === 'good')
        ? 'good'
        : 'unknown',
    isDocumented: (isAnchored || isSelfSigned(top)) && states.every(({ state }) => state === 'good'),
  };
}

function rulesOf(certificates: readonly ReadCertificate[], question: PathQuestion): readonly Reason[] {
  try {
    return pathReasons(certificates, question);
  } catch {
    // An extension that cannot be read at all.
    const [first] = certificates as [ReadCertificate];
    return [reason('unsound-certificate', certificateName(first.x509))];
  }
}

/** What is known of a certificate now, from these data alone. */
export function stateNow(
  certificate: ReadCertificate,
  issuer: ReadCertificate,
  evidence: Evidence,
): Revocation['state'] {
  return revocationOf(certificate, issuer, questionAbout(signingNow(evidence.now), evidence, 0)).state;
}

function questionAbout(
  { purpose, at, proof, strongUntil }: PathQuestion,
  evidence: Evidence,
  depth: number,
  top?: ReadCertificate,
): RevocationQuestion {
  const { now, data, pool, effort } = evidence;
  const until = proof === 'stamp' ? at : now;
  return {
    ...{ data, at, now, pool, effort, until },
    hardUntil: purpose === 'signer' ? until : Math.max(until, strongUntil),
    mayAct: (one, purpose, at) => {
      effort.left -= 10;
      if (effort.left < 0 || depth >= deepest || !fitsPurpose(one.parts, purpose)) return false;
      const question = { purpose, at, proof: 'stamp', strongUntil } as const;
      const { reasons, certificates } = judgePath(one, question, evidence, depth + 1);
      // Whoever makes lists stands below the same anchor as the certificate they are about (RFC 5280, 6.3.3 f).
      const isSameTop = !top || evidence.anchors.length === 0 || isSame(certificates.at(-1) ?? one, top);
      return reasons.length === 0 && (purpose !== 'list' || isSameTop);
    },
  };
}

type State = { readonly state: 'good' | 'revoked' | 'unknown'; readonly reason?: Reason };

/** Revocation of every certificate of a path but the last. */
function statesOf(
  certificates: readonly ReadCertificate[],
  question: PathQuestion,
  evidence: Evidence,
  depth: number,
): readonly State[] {
  const ask = questionAbout(question, evidence, depth, certificates.at(-1));
  return certificates.slice(0, -1).map((one, index): State => {
    const { state } = revocationOf(one, certificates[index + 1] as ReadCertificate, ask);
    const name = certificateName(one.x509);
    if (state === 'good') return { state };
    if (state === 'revoked')
      return { state, reason: reason(index === 0 ? 'revoked' : 'issuer-revoked', name) };
    if (state === 'hold') return { state: 'revoked', reason: reason('on-hold', name) };
    if (isExempt(one, question.purpose, index)) return { state: 'good' };
    if (state === 'silent' && !namesSource(one)) return { state: 'unknown' };
    return { state: 'unknown', reason: reason('revocation-unknown', name) };
  });
}

/**
 * Whether the issuer says that there is nothing to ask: no information at all (RFC 9608), a certificate of short life (ETSI EN 319 412-1,
 * 5.2), or a service that is not checked (RFC 6960, 4.2.2.2.1), which authorities also write into certificates of time stampers.
 */
function isExempt({ parts }: ReadCertificate, purpose: PathQuestion['purpose'], index: number): boolean {
  const { extensions } = parts;
  if (index > 0) return false;
  if (extensions.has('2.5.29.56') || extensions.has('0.4.0.194121.2.1')) return true;
  return purpose !== 'signer' && extensions.has('1.3.6.1.5.5.7.48.1.5');
}

/** Whether a certificate says where its revocation can be asked (RFC 5280, 4.2.1.13, 4.2.1.15 and 4.2.2.1). */
function namesSource({ parts }: ReadCertificate): boolean {
  if (parts.extensions.has('2.5.29.31') || parts.extensions.has('2.5.29.46')) return true;
  try {
    const access = extensionIn(parts, '1.3.6.1.5.5.7.1.1');
    const ways = access ? partsOf(access).map((one) => partsOf(one)[0]) : [];
    return ways.some((way) => way && oidText(way) === '1.3.6.1.5.5.7.48.1');
  } catch {
    return true;
  }
}
