import { constants, createHash, createPublicKey, type KeyObject, publicDecrypt, verify } from 'node:crypto';
import { type Der, oidText, oneElement, partsOf, smallNumber } from './der.ts';

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

/** Signature algorithms with the kind of their keys, as node:crypto calls it, and the digest, where they name it. */
const signatures: Readonly<Record<string, readonly [key: string, digest?: string]>> = {
  '1.2.840.113549.1.1.1': ['rsa'],
  '1.2.840.113549.1.1.2': ['rsa', 'md2'],
  '1.2.840.113549.1.1.4': ['rsa', 'md5'],
  '1.2.840.113549.1.1.5': ['rsa', 'sha1'],
  '1.3.14.3.2.29': ['rsa', 'sha1'],
  '1.3.36.3.3.1.2': ['rsa', 'ripemd160'],
  '1.2.840.113549.1.1.14': ['rsa', 'sha224'],
  '1.2.840.113549.1.1.11': ['rsa', 'sha256'],
  '1.2.840.113549.1.1.12': ['rsa', 'sha384'],
  '1.2.840.113549.1.1.13': ['rsa', 'sha512'],
  '2.16.840.1.101.3.4.3.14': ['rsa', 'sha3-256'],
  '2.16.840.1.101.3.4.3.15': ['rsa', 'sha3-384'],
  '2.16.840.1.101.3.4.3.16': ['rsa', 'sha3-512'],
  '1.2.840.10040.4.1': ['dsa'],
  '1.2.840.10040.4.3': ['dsa', 'sha1'],
  '2.16.840.1.101.3.4.3.1': ['dsa', 'sha224'],
  '2.16.840.1.101.3.4.3.2': ['dsa', 'sha256'],
  '1.2.840.10045.2.1': ['ec'],
  '1.2.840.10045.4.1': ['ec', 'sha1'],
  '1.2.840.10045.4.3.1': ['ec', 'sha224'],
  '1.2.840.10045.4.3.2': ['ec', 'sha256'],
  '1.2.840.10045.4.3.3': ['ec', 'sha384'],
  '1.2.840.10045.4.3.4': ['ec', 'sha512'],
  '2.16.840.1.101.3.4.3.10': ['ec', 'sha3-256'],
  '2.16.840.1.101.3.4.3.11': ['ec', 'sha3-384'],
  '2.16.840.1.101.3.4.3.12': ['ec', 'sha3-512'],
  '1.3.101.112': ['ed25519'],
  '1.3.101.113': ['ed448'],
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
  if (algorithm.oid !== pss) return signatures[algorithm.oid]?.[1] ?? stated;
  return pssParameters(algorithm)?.digest ?? 'unknown';
}

/** Whether a signature belongs to data and key (RFC 5652, 5.4 and 5.6); false for algorithms that are unknown here. */
export function isSignedBy(key: KeyObject, { data, signature, algorithm, digest }: SignedValue): boolean {
  try {
    const kind = key.asymmetricKeyType ?? '';
    const parameters = algorithm.oid === pss ? pssParameters(algorithm) : undefined;
    if (parameters) return isPssSignature(key, data, signature, parameters);
    if (signatures[algorithm.oid]?.[0] !== kind) return false;
    if (kind === 'ed25519' || kind === 'ed448') return verify(null, data, key, signature);
    const named = digestIn(algorithm, digest);
    if (kind !== 'rsa') return verify(named, data, { key, dsaEncoding: 'der' }, signature);
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

type PssParameters = { readonly digest: string; readonly maskDigest: string; readonly saltLength: number };

/**
 * Checks an RSASSA-PSS signature (RFC 8017, 8.1.2). node:crypto always takes the digest of the message for the mask as well; where the
 * parameters name another one, the encoding is checked here.
 */
function isPssSignature(
  key: KeyObject,
  data: Uint8Array,
  signature: Uint8Array,
  { digest, maskDigest, saltLength }: PssParameters,
): boolean {
  if (!fitsKey(key, digest, maskDigest)) return false;
  const padding = constants.RSA_PKCS1_PSS_PADDING;
  if (digest === maskDigest) return verify(digest, data, { key, padding, saltLength }, signature);
  const plain = withoutRestrictions(key);
  const bits = plain.asymmetricKeyDetails?.modulusLength ?? 0;
  const whole = publicDecrypt({ key: plain, padding: constants.RSA_NO_PADDING }, signature);
  const length = Math.ceil((bits - 1) / 8);
  if (whole.length > length && whole[0] !== 0) return false;
  const hash = createHash(digest).update(data).digest();
  return isEncoded(whole.subarray(whole.length - length), {
    hash,
    bits: bits - 1,
    digest,
    maskDigest,
    saltLength,
  });
}

/** EMSA-PSS-VERIFY (RFC 8017, 9.1.2). */
function isEncoded(
  encoded: Buffer,
  {
    hash,
    bits,
    digest,
    maskDigest,
    saltLength,
  }: PssParameters & { readonly hash: Buffer; readonly bits: number },
): boolean {
  const split = encoded.length - hash.length - 1;
  if (split < saltLength + 1 || encoded.at(-1) !== 0xbc) return false;
  const top = 0xff >> (8 * encoded.length - bits);
  if (((encoded[0] ?? 0) & ~top) !== 0) return false;
  const stated = encoded.subarray(split, split + hash.length);
  const mask = maskOf(maskDigest, stated, split);
  const block = encoded.subarray(0, split).map((byte, at) => byte ^ (mask[at] ?? 0));
  block[0] = (block[0] ?? 0) & top;
  const start = split - saltLength;
  if (block.subarray(0, start - 1).some((byte) => byte !== 0) || block[start - 1] !== 1) return false;
  const again = createHash(digest)
    .update(Buffer.alloc(8))
    .update(hash)
    .update(block.subarray(start))
    .digest();
  return again.equals(stated);
}

/** MGF1 (RFC 8017, B.2.1). */
function maskOf(digest: string, seed: Uint8Array, length: number): Buffer {
  const pieces: Buffer[] = [];
  for (let count = 0, had = 0; had < length; count++) {
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(count);
    const piece = createHash(digest).update(seed).update(counter).digest();
    pieces.push(piece);
    had += piece.length;
  }
  return Buffer.concat(pieces);
}

/** A key for PSS only may say which digests it is for (RFC 4055, 3.1). */
function fitsKey({ asymmetricKeyDetails }: KeyObject, digest: string, maskDigest: string): boolean {
  const { hashAlgorithm, mgf1HashAlgorithm } = asymmetricKeyDetails ?? {};
  return (hashAlgorithm ?? digest) === digest && (mgf1HashAlgorithm ?? maskDigest) === maskDigest;
}

function withoutRestrictions(key: KeyObject): KeyObject {
  const [, bits] = partsOf(oneElement(key.export({ type: 'spki', format: 'der' })));
  return createPublicKey({ key: Buffer.from(bits?.content.subarray(1) ?? []), format: 'der', type: 'pkcs1' });
}
