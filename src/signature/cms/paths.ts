import { isIssuedBy, isSame, isSelfSigned, type ReadCertificate } from './certificate.ts';

/** A way from a certificate upwards (that certificate first), and whether it ends at one that the reader trusts. */
export type Path = { readonly certificates: readonly ReadCertificate[]; readonly isAnchored: boolean };

const longestPath = 10;
/** How many issuers are looked at; certificates of many that share a name would lead on for ever. */
const mostSteps = 200;

/** All paths that can be made of the certificates at hand (RFC 5280, 6.1), those to an anchor and those that end before. */
export function* pathsFrom(
  certificate: ReadCertificate,
  pool: readonly ReadCertificate[],
  anchors: readonly ReadCertificate[],
): Generator<Path> {
  const bySubject = new Map<string, ReadCertificate[]>();
  for (const one of [...anchors, ...pool]) {
    const known = bySubject.get(one.parts.subjectKey) ?? [];
    if (!known.some((other) => isSame(one, other))) known.push(one);
    bySubject.set(one.parts.subjectKey, known);
  }
  let steps = 0;
  function* upwards(path: readonly ReadCertificate[]): Generator<Path> {
    const last = path.at(-1) as ReadCertificate;
    if (anchors.some((anchor) => isSame(anchor, last))) return yield { certificates: path, isAnchored: true };
    const issuers = path.length < longestPath ? (bySubject.get(last.parts.issuerKey) ?? []) : [];
    let isEnd = true;
    for (const issuer of issuers) {
      if (++steps > mostSteps) break;
      if (path.some((one) => isSame(one, issuer)) || !isIssuedBy(last, issuer)) continue;
      isEnd = false;
      yield* upwards([...path, issuer]);
    }
    if (isEnd) yield { certificates: path, isAnchored: false };
  }
  yield* upwards([certificate]);
}

/** The issuers of a certificate upwards, as far as they are at hand: what a signature takes along. */
export function issuersOf(
  certificate: ReadCertificate,
  pool: readonly ReadCertificate[],
): readonly ReadCertificate[] {
  const [path] = pathsFrom(certificate, pool, []);
  return path?.certificates.slice(1) ?? [];
}

/**
 * Whether a certificate cannot be what its issuer made: certificates of the issuer it names are at hand, and none of them signed it. Where
 * the issuer is not at hand, nothing is known.
 */
export function isForged(certificate: ReadCertificate, others: readonly ReadCertificate[]): boolean {
  const { issuerKey } = certificate.parts;
  const issuers = others.filter(({ parts }) => parts.subjectKey === issuerKey).slice(0, mostSteps);
  if (issuers.length === 0 && certificate.parts.subjectKey !== issuerKey) return false;
  return !isSelfSigned(certificate) && !issuers.some((issuer) => isIssuedBy(certificate, issuer));
}
