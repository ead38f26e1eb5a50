import { type KeyObject, X509Certificate } from 'node:crypto';
import { fromBER } from 'asn1js';
import { Certificate } from 'pkijs';
import { type CertificateParts, certificateParts } from './certificate-parts.ts';
import { each, oidText, oneElement, partsOf } from './der.ts';

/** A certificate in the forms that are needed: as read by node:crypto, in its parts, and as a structure, which is read when asked for. */
export type ReadCertificate = {
  readonly der: Uint8Array;
  readonly x509: X509Certificate;
  readonly asn1: Certificate;
  readonly parts: CertificateParts;
};

/** Reads one certificate in DER; undefined when it is none. */
export function readCertificate(der: Uint8Array): ReadCertificate | undefined {
  try {
    const parts = certificateParts(der);
    let asn1: Certificate | undefined;
    return {
      ...{ der, x509: new X509Certificate(der), parts },
      get asn1() {
        asn1 ??= new Certificate({ schema: fromBER(der).result });
        return asn1;
      },
    };
  } catch {
    return undefined;
  }
}

/** The certificates of a PEM text, of a bundle (PKCS#7), or of one in DER, in their order. */
export function readCertificates(bytes: Uint8Array): readonly ReadCertificate[] {
  const text = Buffer.from(bytes).toString('latin1');
  const blocks = [
    ...text.matchAll(/-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----/g),
  ];
  const all = blocks.length > 0 ? blocks.map(([, body = '']) => Buffer.from(body, 'base64')) : bundled(bytes);
  return all.flatMap((der) => readCertificate(der) ?? []);
}

/** What a bundle without signature holds (RFC 5652, 5.1; RFC 5280, 4.2.2.1), else the bytes themselves. */
function bundled(bytes: Uint8Array): readonly Uint8Array[] {
  try {
    const [type, wrapped] = partsOf(oneElement(bytes));
    if (!type || !wrapped || oidText(type) !== '1.2.840.113549.1.7.2') return [bytes];
    const held = partsOf(oneElement(wrapped.content)).find(({ tag }) => tag === 0xa0);
    return held ? [...each(held.content)].map(({ raw }) => raw) : [];
  } catch {
    return [bytes];
  }
}

/** A part of a distinguished name, such as `CN`, in the form for people. */
export function namePart(name: string | undefined, part: string): string | undefined {
  const line = name?.split('\n').find((one) => one.startsWith(`${part}=`));
  return line?.slice(part.length + 1).replaceAll(/\\(.)/g, '$1');
}

/** How a certificate is called: its common name, else its organisation, else all of its subject. */
export function certificateName({ subject }: X509Certificate): string {
  return namePart(subject, 'CN') ?? namePart(subject, 'O') ?? (subject || '–').replaceAll('\n', ', ');
}

/** First and last instant of its time, epoch milliseconds. */
export function validity({ validFrom, validTo }: X509Certificate): {
  readonly from: number;
  readonly to: number;
} {
  return { from: Date.parse(validFrom), to: Date.parse(validTo) };
}

/** Whether two certificates are the same, byte for byte. */
export const isSame = (one: ReadCertificate, other: ReadCertificate): boolean =>
  Buffer.compare(one.der, other.der) === 0;

/** Whether the certificate was made by the holder of another one: names and signature (RFC 5280, 6.1.3). */
export const isIssuedBy = (certificate: ReadCertificate, issuer: ReadCertificate): boolean =>
  certificate.parts.issuerKey === issuer.parts.subjectKey && isSignedBy(certificate, issuer);

export const isSelfSigned = (certificate: ReadCertificate): boolean => isIssuedBy(certificate, certificate);

/**
 * Whether a certificate cannot be what its issuer made: certificates of the issuer it names are at hand, and none of them signed it. Where
 * the issuer is not at hand, nothing is known.
 */
export function isForged(certificate: ReadCertificate, others: readonly ReadCertificate[]): boolean {
  const { issuerKey } = certificate.parts;
  const issuers = others.filter(({ parts }) => parts.subjectKey === issuerKey).slice(0, mostIssuers);
  if (issuers.length === 0 && certificate.parts.subjectKey !== issuerKey) return false;
  return !isSelfSigned(certificate) && !issuers.some((issuer) => isIssuedBy(certificate, issuer));
}

/** More certificates of one name are not looked at. */
const mostIssuers = 30;

/** What was found out about signatures, which are asked for again and again on the way up. */
const known = new WeakMap<ReadCertificate, WeakMap<ReadCertificate, boolean>>();

function isSignedBy(certificate: ReadCertificate, issuer: ReadCertificate): boolean {
  const answers = known.get(certificate) ?? new WeakMap<ReadCertificate, boolean>();
  known.set(certificate, answers);
  const before = answers.get(issuer);
  if (before !== undefined) return before;
  const answer = hasSignatureOf(certificate, issuer);
  answers.set(issuer, answer);
  return answer;
}

/** The key of a certificate; undefined when its kind is unknown, or it is damaged. */
export function keyOf({ x509 }: ReadCertificate): KeyObject | undefined {
  try {
    return x509.publicKey;
  } catch {
    return undefined;
  }
}

function hasSignatureOf({ x509 }: ReadCertificate, issuer: ReadCertificate): boolean {
  try {
    return x509.verify(issuer.x509.publicKey);
  } catch {
    return false;
  }
}
