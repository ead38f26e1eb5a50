import type { Bilingual } from '../../words/bilingual.ts';
import { digestIn } from '../cms/algorithms.ts';
import { isSelfSigned, type ReadCertificate } from '../cms/certificate.ts';
import { usageOf } from '../cms/certificate-parts.ts';
import { fitsPurpose } from '../cms/purpose.ts';
import { weakDigest, weakKey } from '../cms/strength.ts';

/** Why no PDF can be signed with a key of this kind; undefined for RSA and ECDSA. */
export function unusableKey({ x509 }: ReadCertificate): Bilingual | undefined {
  const kind = x509.publicKey.asymmetricKeyType ?? '?';
  if (kind === 'rsa' || kind === 'ec') return undefined;
  return {
    id: `kunci jenis ${kind} tidak dapat dipakai untuk tanda tangan PDF. Pakai kunci RSA (2048 bit atau lebih) atau ECDSA (P-256, P-384, P-521)`,
    en: `a key of kind ${kind} cannot sign a PDF. Use an RSA key (2048 bits or more) or an ECDSA key (P-256, P-384, P-521)`,
  };
}

/** What readers will hold against a signature with this certificate, at an instant (epoch milliseconds). */
export function keyDoubts(certificate: ReadCertificate, at: number): readonly Bilingual[] {
  const { parts, x509 } = certificate;
  const key = weakKey(x509.publicKey, at);
  const digest = isSelfSigned(certificate) ? undefined : weakDigest(digestIn(parts.algorithm, ''), at);
  return [
    ...(key === undefined ? [] : [weak(key)]),
    ...(digest === undefined ? [] : [weakIssue(digest)]),
    ...purposeDoubts(certificate),
  ];
}

function purposeDoubts({ parts, x509 }: ReadCertificate): readonly Bilingual[] {
  if (x509.ca) return [forIssuing];
  if (fitsPurpose(parts, 'signer')) return [];
  const usage = usageOf(parts);
  return [usage !== undefined && (usage & 0xc0) === 0 ? notForSigning : otherPurpose];
}

const weak = (name: string): Bilingual => ({
  id: `kunci ${name} dianggap lemah; pembaca tidak akan menerima tanda tangannya. Minta sertifikat baru dengan RSA 2048 bit atau lebih, atau ECDSA P-256`,
  en: `the key ${name} is held to be weak; readers will not accept its signature. Ask for a new certificate with RSA of 2048 bits or more, or ECDSA P-256`,
});
const weakIssue = (name: string): Bilingual => ({
  id: `sertifikat ini ditandatangani penerbitnya dengan ${name}, yang dianggap lemah; pembaca tidak akan menerimanya. Minta sertifikat baru`,
  en: `the issuer signed this certificate with ${name}, which is held to be weak; readers will not accept it. Ask for a new one`,
});
const forIssuing: Bilingual = {
  id: 'sertifikat ini untuk menerbitkan sertifikat, bukan untuk menandatangani dokumen',
  en: 'this certificate is for issuing certificates, not for signing documents',
};
const notForSigning: Bilingual = {
  id: 'sertifikat ini bukan untuk tanda tangan (key usage tanpa digitalSignature atau nonRepudiation); pembaca tidak akan menerimanya',
  en: 'this certificate is not for signatures (key usage without digitalSignature or nonRepudiation); readers will not accept it',
};
const otherPurpose: Bilingual = {
  id: 'sertifikat ini untuk keperluan lain, misalnya server web (extended key usage); pembaca tidak akan menerima tanda tangannya',
  en: 'this certificate is for another purpose, such as a web server (extended key usage); readers will not accept its signature',
};
