import { digestIn } from './algorithms.ts';
import { certificateName, keyOf, type ReadCertificate } from './certificate.ts';
import { extensionIn, usageOf } from './certificate-parts.ts';
import { partsOf, smallNumber, tags } from './der.ts';
import { areWithin, namesOf, readConstraints } from './names.ts';
import { policyProblem } from './policies.ts';
import { fitsPurpose, mayLeadTo, type Purpose } from './purpose.ts';
import { type Reason, type ReasonCode, reason } from './reasons.ts';
import { weakDigest, weakKey } from './strength.ts';

/** Instants are epoch milliseconds. */
export type PathQuestion = {
  readonly purpose: Purpose;
  /** When all certificates have to run. */
  readonly at: number;
  /** How it is known that the signature existed then: by a time stamp, by a mere claim, or because `at` is now. */
  readonly proof: 'stamp' | 'claim' | 'now';
  /** Up to when algorithms have to count. */
  readonly strongUntil: number;
};

/** Clocks of two computers differ by so much, in milliseconds. */
export const clockSkew = 5 * 60_000;

/** Whether somebody may sign with a certificate at this moment (epoch milliseconds). */
export const signingNow = (now: number): PathQuestion => ({
  purpose: 'signer',
  at: now,
  proof: 'now',
  strongUntil: now,
});

/** Extensions that are looked at here, or that limit nothing. */
const understood: ReadonlySet<string> = new Set([
  ...['2.5.29.14', '2.5.29.15', '2.5.29.17', '2.5.29.18', '2.5.29.19', '2.5.29.30', '2.5.29.31', '2.5.29.32'],
  ...['2.5.29.33', '2.5.29.35', '2.5.29.36', '2.5.29.37', '2.5.29.46', '2.5.29.54', '2.5.29.56'],
  ...['1.3.6.1.5.5.7.1.1', '1.3.6.1.5.5.7.1.3', '1.3.6.1.5.5.7.48.1.5'],
]);

/**
 * Holds a path against RFC 5280, 6.1: times, algorithms, basic constraints, usage, name constraints, policies, conditions that are not
 * known, and the purpose of its first certificate. The last is a trust anchor, or the last that is at hand.
 */
export function pathReasons(path: readonly ReadCertificate[], question: PathQuestion): readonly Reason[] {
  const top = path.length - 1;
  const [first] = path;
  const found = path.flatMap((one, index) => [
    ...timeReasons(one, question),
    ...strengthReasons(one, question, index === top && top > 0),
    ...(index === top && top > 0 ? [] : soundness(one)),
    ...(index > 0 && !mayIssue(path, index) ? [about('not-an-issuer', one)] : []),
    ...(index > 0 && !mayLeadTo(one.parts, question.purpose) ? [about('wrong-purpose', one)] : []),
    ...(index > 0 && !areNamesAllowed(path, index) ? [about('name-constraints', path[0] ?? one)] : []),
  ]);
  if (!first) return [];
  return [
    ...found,
    ...(fitsPurpose(first.parts, question.purpose) ? [] : [about('wrong-purpose', first)]),
    ...(policyProblem(
      path
        .slice(0, Math.max(1, top))
        .map(({ parts }) => parts)
        .reverse(),
    )
      ? [about('policy', first)]
      : []),
  ];
}

const about = (code: ReasonCode, { x509 }: ReadCertificate): Reason => reason(code, certificateName(x509));

function timeReasons(one: ReadCertificate, { at, proof }: PathQuestion): readonly Reason[] {
  if (at < one.parts.from) return [about('not-yet-valid', one)];
  return at <= one.parts.to ? [] : [about(proof === 'now' ? 'expired-since' : 'expired', one)];
}

/** The signature on an anchor is not asked: whoever trusts it trusts its key. */
function strengthReasons(
  certificate: ReadCertificate,
  { strongUntil }: PathQuestion,
  isTop: boolean,
): readonly Reason[] {
  const digest = isTop
    ? undefined
    : weakDigest(digestIn(certificate.parts.algorithm, 'unknown'), strongUntil);
  const weak = [digest, weakKey(keyOf(certificate), strongUntil)];
  return weak.flatMap((name) => (name === undefined ? [] : [reason('old-algorithm', name)]));
}

function soundness(one: ReadCertificate): readonly Reason[] {
  const isKnown = [...one.parts.extensions].every(([oid, { critical }]) => !critical || understood.has(oid));
  return [
    ...(one.parts.isSound ? [] : [about('unsound-certificate', one)]),
    ...(isKnown ? [] : [about('unknown-condition', one)]),
  ];
}

/** Basic constraints (4.2.1.9) and key usage (4.2.1.3). An anchor of version 1 has no way to say that it issues. */
function mayIssue(path: readonly ReadCertificate[], index: number): boolean {
  const { parts } = path[index] as ReadCertificate;
  if (((usageOf(parts) ?? 0x04) & 0x04) === 0) return false;
  const basic = extensionIn(parts, '2.5.29.19');
  if (!basic) return index === path.length - 1 && (parts.version < 3 || usageOf(parts) !== undefined);
  const [authority, length] = partsOf(basic);
  if (authority?.tag !== tags.boolean || authority.content[0] === 0) return false;
  const below = path.slice(1, index).filter((one) => one.parts.issuerKey !== one.parts.subjectKey).length;
  return length === undefined || below <= smallNumber(length);
}

/** What an issuer allows its certificates to be called; those that an issuer gives itself are not asked (6.1.3 b). */
function areNamesAllowed(path: readonly ReadCertificate[], index: number): boolean {
  const value = extensionIn((path[index] as ReadCertificate).parts, '2.5.29.30');
  if (!value) return true;
  const constraints = readConstraints(value);
  return path.slice(0, index).every(({ parts }, below) => {
    if (below > 0 && parts.issuerKey === parts.subjectKey) return true;
    return areWithin(namesOf(parts.subject, extensionIn(parts, '2.5.29.17')), constraints);
  });
}
