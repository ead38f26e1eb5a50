import { constants, createHash, createPrivateKey, type KeyObject, sign } from 'node:crypto';
import forge from 'node-forge';
import type { Bilingual } from '../../words/bilingual.ts';
import { type ReadCertificate, readCertificate } from '../cms/certificate.ts';
import { issuersOf } from '../cms/paths.ts';
import type { Digest, SigningKey } from './build-cms.ts';

/**
 * Opens a PKCS#12 file (RFC 7292) with RSA or ECDSA key and certificates.
 * @returns what is wrong in words, for a wrong passphrase as well
 */
export function openKeyFile(
  bytes: Uint8Array,
  passphrase: string,
): SigningKey | { readonly problem: Bilingual } {
  let file: forge.pkcs12.Pkcs12Pfx;
  try {
    const asn1 = forge.asn1.fromDer(forge.util.createBuffer(Buffer.from(bytes).toString('latin1')));
    file = forge.pkcs12.pkcs12FromAsn1(asn1, passphrase);
  } catch (error) {
    const isPassphrase = error instanceof Error && /MAC|password|decrypt/i.test(error.message);
    return { problem: isPassphrase ? wrongPassphrase : noKeyFile };
  }
  const key = keyOf(file);
  const certificates = certificatesOf(file);
  const certificate = key && certificates.find((certificate) => belongs(key, certificate));
  if (!key || !certificate) return { problem: noKey };
  return signerWith(key, certificate, certificates);
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

function keyOf(file: forge.pkcs12.Pkcs12Pfx): KeyObject | undefined {
  for (const type of [forge.pki.oids['pkcs8ShroudedKeyBag'], forge.pki.oids['keyBag']]) {
    if (type === undefined) continue;
    const [bag] = file.getBags({ bagType: type })[type] ?? [];
    const info = bag?.key ? forge.pki.wrapRsaPrivateKey(forge.pki.privateKeyToAsn1(bag.key)) : bag?.asn1;
    if (!info) continue;
    const der = Buffer.from(forge.asn1.toDer(info).getBytes(), 'latin1');
    return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  }
  return undefined;
}

function certificatesOf(file: forge.pkcs12.Pkcs12Pfx): readonly ReadCertificate[] {
  const type = forge.pki.oids['certBag'] ?? '';
  return (file.getBags({ bagType: type })[type] ?? []).flatMap((bag) => {
    const asn1 = bag.cert ? forge.pki.certificateToAsn1(bag.cert) : bag.asn1;
    return readCertificate(Buffer.from(forge.asn1.toDer(asn1).getBytes(), 'latin1')) ?? [];
  });
}

function belongs(key: KeyObject, { x509 }: ReadCertificate): boolean {
  return x509.checkPrivateKey(key);
}

/** A short name of a certificate for people: the first twelve digits of its SHA-256. */
export const keyId = ({ der }: ReadCertificate): string =>
  createHash('sha256').update(der).digest('hex').slice(0, 12);

const wrongPassphrase: Bilingual = { id: 'kata sandi kunci salah', en: 'the passphrase of the key is wrong' };
const noKeyFile: Bilingual = {
  id: 'bukan berkas kunci PKCS#12 (.p12, .pfx)',
  en: 'no PKCS#12 key file (.p12, .pfx)',
};
const noKey: Bilingual = {
  id: 'berkas kunci ini tidak berisi kunci RSA atau ECDSA beserta sertifikatnya',
  en: 'this key file holds no RSA or ECDSA key with its certificate',
};
