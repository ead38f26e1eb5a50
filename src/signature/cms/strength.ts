import type { KeyObject } from 'node:crypto';

/** Up to when an algorithm proves anything, epoch milliseconds; `0`: never did. */
type Limit = { readonly name: string; readonly until: number; readonly source: string };

const day = (text: string): number => Date.parse(`${text}T00:00:00Z`);

/**
 * Digests that can be forged today, each with the day from which it does not count. What is not named here and known to
 * `algorithms.ts` counts without end.
 */
export const weakDigests: Readonly<Record<string, Limit>> = {
  md2: { name: 'MD2', until: 0, source: 'RFC 6149' },
  md5: { name: 'MD5', until: 0, source: 'RFC 6151; colliding certificates of 2008' },
  sha1: { name: 'SHA-1', until: day('2017-01-01'), source: 'NIST SP 800-131A; collision of February 2017' },
  ripemd160: { name: 'RIPEMD-160', until: day('2017-01-01'), source: 'not in ETSI TS 119 312; 80 bits' },
};

/** Keys that are too short, by kind: fewer bits than `below` do not count from the day on. */
export const weakKeys: readonly (Limit & { readonly kind: 'rsa' | 'dsa' | 'ec'; readonly below: number })[] =
  [
    { kind: 'rsa', below: 1024, name: 'RSA', until: 0, source: 'factored: RSA-768, 2009' },
    { kind: 'rsa', below: 2048, name: 'RSA', until: day('2014-01-01'), source: 'NIST SP 800-131A' },
    { kind: 'dsa', below: 2048, name: 'DSA', until: day('2014-01-01'), source: 'NIST SP 800-131A' },
    { kind: 'ec', below: 224, name: 'ECDSA', until: day('2014-01-01'), source: 'NIST SP 800-131A' },
  ];

/** The name of a digest if it did not count at an instant. */
export function weakDigest(digest: string, at: number): string | undefined {
  const limit = weakDigests[digest];
  return limit && at >= limit.until ? limit.name : undefined;
}

/** The name of a key if it did not count at an instant: too short, or an RSA key that anybody can sign with. */
export function weakKey(key: KeyObject | undefined, at: number): string | undefined {
  const { modulusLength = 0, publicExponent, namedCurve } = key?.asymmetricKeyDetails ?? {};
  const kind = (key?.asymmetricKeyType ?? '').replace('rsa-pss', 'rsa');
  if (kind === 'rsa' && (publicExponent ?? 3n) < 3n) return 'RSA e=1';
  // A curve of the key's own making (RFC 5480, 2.1.1 forbids it).
  if (kind === 'ec' && namedCurve === undefined) return 'ECDSA';
  const bits = kind === 'ec' ? Number(/(\d{3})/.exec(namedCurve ?? '')?.[1] ?? 256) : modulusLength;
  const limit = weakKeys.find((one) => one.kind === kind && bits < one.below && at >= one.until);
  return limit && `${limit.name}-${bits}`;
}
