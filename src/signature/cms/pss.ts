import { constants, createHash, createPublicKey, type KeyObject, publicDecrypt, verify } from 'node:crypto';
import { oneElement, partsOf } from './der.ts';

type PssParameters = { readonly digest: string; readonly maskDigest: string; readonly saltLength: number };

/**
 * Checks an RSASSA-PSS signature (RFC 8017, 8.1.2). node:crypto always takes the digest of the message for the mask as well; where the
 * parameters name another one, the encoding is checked here.
 */
export function isPssSignature(
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
