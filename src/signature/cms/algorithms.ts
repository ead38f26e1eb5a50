import { constants, createPublicKey, type KeyObject, verify } from 'node:crypto';
import { type Der, oidText, oneElement, partsOf, smallNumber } from './der.ts';
import { isPssSignature } from './pss.ts';

/** Digests by object identifier, as node:crypto calls them. */
const digests: Readonly<Record<string, string>> = {
  '1.2.840.113549.2.5': 'md5',
  '1.3.14.3.2.26': 'sha1',
  '2.16.840.1.101.3.4.2.4': 'sha224',
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
  '2.16.840.1.101.3.4.2.8': 'sha3-256',
  '2.16.840.1.101.3.4.2.9': 'sha3-384',
  '2.16.840.1.101.3.4.2.10': 'sha3-512',
  '1.3.36.3.2.1': 'ripemd160',
};

/** Signature algorithms that name their digest. */
const digestOfSignature: Readonly<Record<string, string>> = {
  '1.2.840.113549.1.1.2': 'md2',
  '1.2.840.113549.1.1.4': 'md5',
  '1.2.840.113549.1.1.5': 'sha1',
  '1.3.14.3.2.29': 'sha1',
  '1.2.840.113549.1.1.14': 'sha224',
  '1.2.840.113549.1.1.11': 'sha256',
  '1.2.840.113549.1.1.12': 'sha384',
  '1.2.840.113549.1.1.13': 'sha512',
  '1.2.840.10040.4.3': 'sha1',
  '2.16.840.1.101.3.4.3.1': 'sha224',
  '2.16.840.1.101.3.4.3.2': 'sha256',
  '1.2.840.10045.4.1': 'sha1',
  '1.2.840.10045.4.3.1': 'sha224',
  '1.2.840.10045.4.3.2': 'sha256',
  '1.2.840.10045.4.3.3': 'sha384',
  '1.2.840.10045.4.3.4': 'sha512',
};

const pss = '1.2.840.113549.1.1.10';

/** An `AlgorithmIdentifier` (RFC 5280, 4.1.1.2). */
export type Algorithm = { readonly oid: string; readonly parameters: Der | undefined };

export function readAlgorithm(element: Der): Algorithm {
  const [oid, parameters] = partsOf(element);
  if (!oid) throw new RangeError('an algorithm without identifier');
  return { oid: oidText(oid), parameters };
}

/** The digest that an object identifier names, undefined for one that is not known here. */
export const digestName = (oid: string): string | undefined => digests[oid];

/** The public key of a `SubjectPublicKeyInfo` in DER; undefined when its kind is unknown. */
export function publicKey(der: Uint8Array): KeyObject | undefined {
  try {
    return createPublicKey({ key: Buffer.from(der), format: 'der', type: 'spki' });
  } catch {
    return undefined;
  }
}

type SignedValue = {
  readonly data: Uint8Array;
  readonly signature: Uint8Array;
  readonly algorithm: Algorithm;
  /** For algorithms that do not name it, such as `rsaEncryption`. */
  readonly digest: string;
};

/** The digest inside a signature value: what its algorithm names, for some kinds of key what they bring themselves. */
export function digestIn(algorithm: Algorithm, stated: string): string {
  if (algorithm.oid !== pss) return digestOfSignature[algorithm.oid] ?? stated;
  return pssParameters(algorithm)?.digest ?? 'unknown';
}

/** Whether a signature belongs to data and key (RFC 5652, 5.4 and 5.6); false for algorithms that are unknown here. */
export function isSignedBy(key: KeyObject, { data, signature, algorithm, digest }: SignedValue): boolean {
  try {
    const kind = key.asymmetricKeyType ?? '';
    if (kind === 'ed25519' || kind === 'ed448') return verify(null, data, key, signature);
    if (algorithm.oid === pss) {
      const parameters = pssParameters(algorithm);
      return parameters !== undefined && isPssSignature(key, data, signature, parameters);
    }
    const named = digestIn(algorithm, digest);
    if (kind !== 'rsa')
      return kind !== 'rsa-pss' && verify(named, data, { key, dsaEncoding: 'der' }, signature);
    return verify(named, data, { key, padding: constants.RSA_PKCS1_PADDING }, signature);
  } catch {
    return false;
  }
}

/** RFC 4055, 3.1: SHA-1 and 20 bytes of salt where the parameters say nothing; undefined for what is unknown here. */
function pssParameters({ parameters }: Algorithm) {
  const all = parameters ? partsOf(parameters) : [];
  const inside = (tag: number): Der | undefined => {
    const found = all.find((one) => one.tag === tag);
    return found && oneElement(found.content);
  };
  const [hash, mask, salt, trailer] = [inside(0xa0), inside(0xa1), inside(0xa2), inside(0xa3)];
  const digest = hash ? digestName(readAlgorithm(hash).oid) : 'sha1';
  const generator = mask && readAlgorithm(mask);
  const inMask = generator?.parameters && digestName(readAlgorithm(generator.parameters).oid);
  const maskDigest = generator ? (generator.oid === '1.2.840.113549.1.1.8' ? inMask : undefined) : 'sha1';
  if (!digest || !maskDigest || (trailer && smallNumber(trailer) !== 1)) return undefined;
  return { digest, maskDigest, saltLength: salt ? smallNumber(salt) : 20 };
}
