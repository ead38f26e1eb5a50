import { X509Certificate } from 'node:crypto';
import { fromBER } from 'asn1js';
import { Certificate } from 'pkijs';

/** A certificate in both forms that are needed: as read by node:crypto and as a structure. */
export type ReadCertificate = {
  readonly der: Uint8Array;
  readonly x509: X509Certificate;
  readonly asn1: Certificate;
};

/** Reads one certificate in DER; undefined when it is none. */
export function readCertificate(der: Uint8Array): ReadCertificate | undefined {
  try {
    const { result } = fromBER(der);
    return { der, x509: new X509Certificate(der), asn1: new Certificate({ schema: result }) };
  } catch {
    return undefined;
  }
}

/** The certificates of a PEM text or of one in DER, in their order. */
export function readCertificates(bytes: Uint8Array): readonly ReadCertificate[] {
  const text = Buffer.from(bytes).toString('latin1');
  const blocks = [
    ...text.matchAll(/-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----/g),
  ];
  const all = blocks.length > 0 ? blocks.map(([, body = '']) => Buffer.from(body, 'base64')) : [bytes];
  return all.flatMap((der) => readCertificate(der) ?? []);
}

/** A part of a distinguished name, such as `CN`, in the form for people. */
export function namePart(name: string, part: string): string | undefined {
  const line = name.split('\n').find((one) => one.startsWith(`${part}=`));
  return line?.slice(part.length + 1).replaceAll(/\\(.)/g, '$1');
}

/** How a certificate is called: its common name, else its organisation, else all of its subject. */
export function certificateName({ subject }: X509Certificate): string {
  return namePart(subject, 'CN') ?? namePart(subject, 'O') ?? subject.replaceAll('\n', ', ');
}

/** First and last instant of its time, epoch milliseconds. */
export function validity({ validFrom, validTo }: X509Certificate): {
  readonly from: number;
  readonly to: number;
} {
  return { from: Date.parse(validFrom), to: Date.parse(validTo) };
}

/** Whether the certificate was made by the holder of another one: names and signature. */
export function isIssuedBy(certificate: X509Certificate, issuer: X509Certificate): boolean {
  return certificate.checkIssued(issuer) && isSignedBy(certificate, issuer);
}

export const isSelfSigned = ({ x509 }: ReadCertificate): boolean => isIssuedBy(x509, x509);

/**
 * Whether a certificate cannot be what its issuer made: one of the certificates is the issuer it names, and none of them signed it. Where
 * the issuer is not at hand, nothing is known.
 */
export function isForged({ x509 }: ReadCertificate, others: readonly ReadCertificate[]): boolean {
  const issuers = others.filter(
    (other) => other.x509.subject === x509.issuer && x509.checkIssued(other.x509),
  );
  const isOwn = x509.subject === x509.issuer;
  if (issuers.length === 0 && !isOwn) return false;
  return !isSignedBy(x509, x509) && !issuers.some((issuer) => isSignedBy(x509, issuer.x509));
}

function isSignedBy(certificate: X509Certificate, issuer: X509Certificate): boolean {
  try {
    return certificate.verify(issuer.publicKey);
  } catch {
    return false;
  }
}
