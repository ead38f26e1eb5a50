import { constants, createHash, createPrivateKey, type KeyObject, sign } from 'node:crypto';
import type { Bilingual } from '../../words/bilingual.ts';
import { type ReadCertificate, readCertificate } from '../cms/certificate.ts';
import { issuersOf } from '../cms/paths.ts';
import type { Digest, SigningKey } from './build-cms.ts';
import { unusableKey } from './key-doubts.ts';
import { type KeyFileProblem, openPkcs12 } from './pkcs12.ts';

/**
 * Opens a PKCS#12 file (RFC 7292) with RSA or ECDSA key and certificates.
 * @returns what is wrong in words, for a wrong passphrase as well
 */
export function openKeyFile(
  bytes: Uint8Array,
  passphrase: string,
): SigningKey | { readonly problem: Bilingual } {
  const found = openPkcs12(bytes, passphrase);
  if (typeof found === 'string') return { problem: problems[found] };
  const certificates = found.certificates.flatMap((der) => readCertificate(der) ?? []);
  const pairs = found.keys.flatMap(privateKey).flatMap((key) => {
    const own = certificates.filter(({ x509 }) => x509.checkPrivateKey(key));
    // A renewed certificate may be of the same key.
    const [latest] = own.sort((one, other) => other.parts.to - one.parts.to);
    return latest ? [{ key, certificate: latest }] : [];
  });
  const usable = pairs.find(({ certificate }) => !unusableKey(certificate));
  const [pair = usable] = pairs;
  if (!pair) return { problem: noKey };
  if (!usable) return { problem: unusableKey(pair.certificate) ?? noKey };
  return signerWith(usable.key, usable.certificate, certificates);
}

function privateKey(der: Uint8Array): readonly KeyObject[] {
  try {
    return [createPrivateKey({ key: Buffer.from(der), format: 'der', type: 'pkcs8' })];
  } catch {
    // A kind of key that is not known here.
    return [];
  }
}

/** A signer with a key that node:crypto holds. */
function signerWith(
  key: KeyObject,
  certificate: ReadCertificate,
  pool: readonly ReadCertificate[],
): SigningKey {
  const digest = digestFor(certificate);
  const padding = constants.RSA_PKCS1_PADDING;
  return {
    certificate,
    chain: issuersOf(certificate, pool),
    digest,
    sign: async (data) =>
      sign(digest, data, key.asymmetricKeyType === 'rsa' ? { key, padding } : { key, dsaEncoding: 'der' }),
  };
}

/** A digest as strong as the key: SHA-384 for P-384 and SHA-512 for P-521, else SHA-256. */
export function digestFor({ x509 }: ReadCertificate): Digest {
  const curve = x509.publicKey.asymmetricKeyDetails?.namedCurve;
  return curve === 'secp384r1' ? 'sha384' : curve === 'secp521r1' ? 'sha512' : 'sha256';
}

/** A short name of a certificate for people: the first twelve digits of its SHA-256. */
export const keyId = ({ der }: ReadCertificate): string =>
  createHash('sha256').update(der).digest('hex').slice(0, 12);

const problems: Readonly<Record<KeyFileProblem, Bilingual>> = {
  'wrong-passphrase': { id: 'kata sandi kunci salah', en: 'the passphrase of the key is wrong' },
  damaged: {
    id: 'berkas kunci ini rusak atau terpotong; ambil lagi salinan aslinya',
    en: 'this key file is damaged or cut off; take the original copy again',
  },
  'no-pkcs12': {
    id: 'bukan berkas kunci PKCS#12 (.p12, .pfx)',
    en: 'no PKCS#12 key file (.p12, .pfx)',
  },
  'unknown-way': {
    id: 'berkas kunci ini disandikan dengan cara yang tidak dikenal. Simpan ulang: openssl pkcs12 -export',
    en: 'this key file is sealed in a way that is not known here. Save it anew: openssl pkcs12 -export',
  },
};
const noKey: Bilingual = {
  id: 'berkas kunci ini tidak berisi kunci RSA atau ECDSA beserta sertifikatnya',
  en: 'this key file holds no RSA or ECDSA key with its certificate',
};
