import { isIssuedBy, isSame, type ReadCertificate } from './certificate.ts';

/** A way from a certificate upwards (that certificate first), and whether it ends at one that the reader trusts. */
export type Path = { readonly certificates: readonly ReadCertificate[]; readonly isAnchored: boolean };

/** How much may still be looked at: strangers can put any number of certificates and lists into a file. */
export type Effort = { left: number };

const longestPath = 10;
/** How many certificates of one name are looked at; those that share a name would lead on for ever. */
const mostNamesakes = 30;

/** The certificates of a pool by their names, which are looked up again and again. */
const sorted = new WeakMap<readonly ReadCertificate[], ReadonlyMap<string, readonly ReadCertificate[]>>();

function byName(pool: readonly ReadCertificate[]): ReadonlyMap<string, readonly ReadCertificate[]> {
  const before = sorted.get(pool);
  if (before) return before;
  const known = new Map<string, ReadCertificate[]>();
  for (const one of pool) {
    const same = known.get(one.parts.subjectKey) ?? [];
    if (same.length < mostNamesakes && !same.some((other) => isSame(one, other))) same.push(one);
    known.set(one.parts.subjectKey, same);
  }
  sorted.set(pool, known);
  return known;
}

/** Certificates of a name, those that the reader trusts first. */
function namesakes(
  key: string,
  anchors: readonly ReadCertificate[],
  pool: readonly ReadCertificate[],
): readonly ReadCertificate[] {
  const trusted = anchors.filter(({ parts }) => parts.subjectKey === key);
  const others = byName(pool).get(key) ?? [];
  return [...trusted, ...others.filter((one) => !trusted.some((other) => isSame(one, other)))];
}

/** All paths that can be made of the certificates at hand (RFC 5280, 6.1), those to an anchor and those that end before. */
export function* pathsFrom(
  certificate: ReadCertificate,
  pool: readonly ReadCertificate[],
  anchors: readonly ReadCertificate[],
  effort: Effort,
): Generator<Path> {
  function* upwards(path: readonly ReadCertificate[]): Generator<Path> {
    const last = path.at(-1) as ReadCertificate;
    if (anchors.some((anchor) => isSame(anchor, last))) return yield { certificates: path, isAnchored: true };
    const issuers = path.length < longestPath ? namesakes(last.parts.issuerKey, anchors, pool) : [];
    let isEnd = true;
    for (const issuer of issuers) {
      if (--effort.left < 0) break;
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
  const [path] = pathsFrom(certificate, pool, [], { left: 1000 });
  return path?.certificates.slice(1) ?? [];
}
