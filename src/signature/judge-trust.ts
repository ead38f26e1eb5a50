import { isSame, keyOf, type ReadCertificate } from './cms/certificate.ts';
import { type Evidence, type JudgedPath, judgePath } from './cms/judge-path.ts';
import { signingNow } from './cms/path-rules.ts';
import { type Reason, reason, type Waiver } from './cms/reasons.ts';
import { weakKey } from './cms/strength.ts';
import { disorder, earliest, isHeld, type JudgedStamp, oldDigests, shown, unique } from './judge-stamp.ts';

/** Whom a reader trusts, when the question is asked, and what the reader does without. `now` is epoch milliseconds. */
export type TrustPolicy = {
  readonly anchors: readonly ReadCertificate[];
  readonly now: number;
  readonly accept: readonly Waiver[];
};

/** What a signature is judged by. Instants are epoch milliseconds. */
export type TrustQuestion = {
  readonly certificate: ReadCertificate;
  readonly digests: readonly string[];
  readonly evidence: Evidence;
  readonly accept: readonly Waiver[];
  /** What the signer says. */
  readonly claimed: number | undefined;
  /** Time stamps of the signature value, and of later revisions. */
  readonly own: readonly JudgedStamp[];
  readonly later: readonly JudgedStamp[];
};

export type Trust = {
  readonly path: JudgedPath;
  readonly reasons: readonly Reason[];
  /** Said, but not held against a signature. */
  readonly remarks: readonly Reason[];
  readonly time: { readonly at: number; readonly source: TimeSource; readonly isProven: boolean } | undefined;
  /** Time stamps that count, and all that are there. */
  readonly stamps: readonly JudgedStamp[];
  readonly allStamps: readonly JudgedStamp[];
};

export type TimeSource = 'timestamp' | 'document-timestamp' | 'claimed';

/** Signers may write their local time as if it were that of Greenwich. */
const claimSkew = 14 * 3_600_000;

export const isWaived = ({ waiver }: Reason, accept: readonly Waiver[]): boolean =>
  waiver !== undefined && accept.includes(waiver);

/** Judges the signer's certificate at the earliest time that is proven, else now (ETSI EN 319 102-1, 5.3, 5.5 and 5.6). */
export function judgeTrust(question: TrustQuestion): Trust {
  const { certificate, evidence, accept, claimed, own, later, digests } = question;
  const { now } = evidence;
  const first = judgePath(certificate, signingNow(now), evidence);
  const stamps = [...own, ...later].filter(
    ({ path, reasons }) =>
      reasons.every((one) => isWaived(one, accept)) &&
      (evidence.anchors.length > 0 || isSameHouse(path, first)),
  );
  const proven = earliest(stamps);
  const { path, more } = signerPath(question, first, proven);
  const at = proven ?? now;
  const isFuture = claimed !== undefined && claimed > now + claimSkew;
  return {
    path,
    reasons: unique([
      ...[...path.reasons, ...more].filter(isHeld(evidence)),
      ...oldDigests(digests, at),
      ...oldKey(certificate, at),
      ...(isFuture ? [reason('claims-future', shown(claimed))] : []),
      ...disorder(
        own,
        later.filter((stamp) => stamps.includes(stamp)),
      ),
    ]),
    remarks: path.reasons.filter((one) => !isHeld(evidence)(one) && one.code !== 'revocation-unknown'),
    time: timeOf(question, stamps),
    stamps,
    allStamps: [...own, ...later],
  };
}

/** A document time stamp as a signature of its own. */
export function trustInStamp(
  stamp: JudgedStamp,
  later: readonly JudgedStamp[],
  { anchors }: Evidence,
): Trust {
  const { at, path, reasons } = stamp;
  const all = [...reasons, ...disorder([stamp], later)];
  const time = { at, source: 'timestamp', isProven: anchors.length > 0 && reasons.length === 0 } as const;
  return { path, reasons: all, remarks: [], time, stamps: [], allStamps: [] };
}

/** The path at the time that counts; `more` are reasons of now that a waiver of the time answers. */
function signerPath(
  { certificate, evidence, accept, claimed, own, later }: TrustQuestion,
  first: JudgedPath,
  proven: number | undefined,
): { readonly path: JudgedPath; readonly more: readonly Reason[] } {
  const { now, anchors } = evidence;
  const at = (at: number, proof: 'stamp' | 'claim'): JudgedPath =>
    judgePath(certificate, { purpose: 'signer', at, proof, strongUntil: proven ?? now }, evidence);
  if (proven !== undefined) return { path: at(proven, 'stamp'), more: [] };
  // Nobody is vouched for: the certificate is held against what the file says of itself.
  if (anchors.length === 0)
    return { path: at(earliest([...own, ...later]) ?? claimed ?? now, 'claim'), more: [] };
  if (claimed === undefined || !accept.includes('claimed-time')) return { path: first, more: [] };
  return {
    path: at(claimed, 'claim'),
    more: first.reasons.filter(({ waiver }) => waiver === 'claimed-time'),
  };
}

function timeOf(
  { own, later, claimed, evidence }: TrustQuestion,
  stamps: readonly JudgedStamp[],
): Trust['time'] {
  const isAsked = evidence.anchors.length > 0;
  const known = stamps.length > 0 ? stamps : [...own, ...later];
  const stamped = earliest(known);
  const isProven = stamps.length > 0 && isAsked;
  if (stamped === undefined || (isAsked && !isProven && claimed !== undefined))
    return claimed === undefined ? undefined : { at: claimed, source: 'claimed', isProven: false };
  const source = own.some((one) => one.at === stamped && known.includes(one))
    ? 'timestamp'
    : 'document-timestamp';
  return { at: stamped, source, isProven };
}

/** Whether whoever vouches for the signer would vouch for the stamper too. */
function isSameHouse(stamper: JudgedPath, signer: JudgedPath): boolean {
  const [one, other] = [stamper.certificates, signer.certificates];
  const [ownTop, otherTop] = [one.at(-1), other.at(-1)];
  if (!ownTop || !otherTop) return false;
  return (
    one.slice(1).some((above) => isSame(above, otherTop)) ||
    other.slice(1).some((above) => isSame(above, ownTop))
  );
}

function oldKey(certificate: ReadCertificate, at: number): readonly Reason[] {
  const name = weakKey(keyOf(certificate), at);
  return name === undefined ? [] : [reason('old-algorithm', name)];
}
