import { fromBER, type OctetString } from 'asn1js';
import { BasicOCSPResponse, Certificate, CertificateRevocationList, OCSPResponse } from 'pkijs';
import { isSignedBy, publicKey } from './algorithms.ts';
import { isIssuedBy, type ReadCertificate, readCertificate } from './certificate.ts';

/** What is known of a certificate at the time of signing. */
type Revocation = { readonly state: 'good' | 'unknown' } | { readonly state: 'revoked'; readonly at: number };

/** Lists and answers that came with a document: DER of each. */
export type RevocationData = { readonly crls: readonly Uint8Array[]; readonly ocsps: readonly Uint8Array[] };

/**
 * Looks a certificate up in revocation lists (RFC 5280) and OCSP answers (RFC 6960) whose signatures hold.
 * @param issuer the certificate that issued it
 * @param at epoch milliseconds; revoked later counts as good
 */
export async function revocationOf(
  certificate: ReadCertificate,
  issuer: ReadCertificate,
  data: RevocationData,
  at: number,
): Promise<Revocation> {
  const found: Revocation[] = [];
  for (const der of data.ocsps) found.push(await inAnswer(certificate, issuer, der));
  for (const der of data.crls) found.push(await inList(certificate, issuer, der));
  const revoked = found.find((one) => one.state === 'revoked');
  if (revoked) return revoked.at <= at ? revoked : { state: 'good' };
  return { state: found.some(({ state }) => state === 'good') ? 'good' : 'unknown' };
}

const unknown: Revocation = { state: 'unknown' };

async function inList(
  certificate: ReadCertificate,
  issuer: ReadCertificate,
  der: Uint8Array,
): Promise<Revocation> {
  try {
    const list = new CertificateRevocationList({ schema: fromBER(der).result });
    if (!list.issuer.isEqual(issuer.asn1.subject)) return unknown;
    if (!(await list.verify({ issuerCertificate: issuer.asn1 }))) return unknown;
    const entry = list.revokedCertificates?.find(({ userCertificate }) =>
      userCertificate.isEqual(certificate.asn1.serialNumber),
    );
    return entry ? { state: 'revoked', at: entry.revocationDate.value.getTime() } : { state: 'good' };
  } catch {
    return unknown;
  }
}

async function inAnswer(
  certificate: ReadCertificate,
  issuer: ReadCertificate,
  der: Uint8Array,
): Promise<Revocation> {
  try {
    const basic = basicAnswer(der);
    if (!basic || !(await isAnswerOf(issuer, basic))) return unknown;
    const { isForCertificate, status } = await basic.getCertificateStatus(certificate.asn1, issuer.asn1);
    if (!isForCertificate) return unknown;
    if (status === 0) return { state: 'good' };
    return status === 1 ? { state: 'revoked', at: revokedAt(basic) } : unknown;
  } catch {
    return unknown;
  }
}

function basicAnswer(der: Uint8Array): BasicOCSPResponse | undefined {
  const { result } = fromBER(der);
  try {
    const bytes = new OCSPResponse({ schema: result }).responseBytes;
    if (bytes)
      return new BasicOCSPResponse({ schema: fromBER(bytes.response.valueBlock.valueHexView).result });
  } catch {
    // Some writers keep the basic answer without its wrapper.
  }
  return new BasicOCSPResponse({ schema: result });
}

/** Signed by the issuer itself or by a responder that the issuer certified for it (RFC 6960, 4.2.2.2). */
async function isAnswerOf(issuer: ReadCertificate, basic: BasicOCSPResponse): Promise<boolean> {
  const signers = (basic.certs ?? []).flatMap(
    (cert) => readCertificate(new Uint8Array(cert.toSchema().toBER())) ?? [],
  );
  const mayAnswer = [issuer, ...signers.filter((signer) => isResponder(signer, issuer))];
  for (const { asn1 } of mayAnswer) {
    if (
      await basic.verify({ trustedCerts: [new Certificate({ schema: asn1.toSchema() })] }).catch(() => false)
    )
      return true;
    if (signedBy(basic, asn1)) return true;
  }
  return false;
}

function isResponder(certificate: ReadCertificate, issuer: ReadCertificate): boolean {
  return (
    isIssuedBy(certificate.x509, issuer.x509) &&
    (certificate.x509.keyUsage ?? []).includes('1.3.6.1.5.5.7.3.9')
  );
}

function signedBy(basic: BasicOCSPResponse, signer: Certificate): boolean {
  const key = publicKey(new Uint8Array(signer.subjectPublicKeyInfo.toSchema().toBER()));
  if (!key) return false;
  const signature: OctetString['valueBlock'] | unknown = basic.signature.valueBlock;
  const bytes = (signature as { valueHexView: Uint8Array }).valueHexView;
  const data = basic.tbsResponseData.tbsView;
  return isSignedBy(key, { data, signature: bytes, algorithm: basic.signatureAlgorithm, digest: 'sha256' });
}

function revokedAt(basic: BasicOCSPResponse): number {
  const status = basic.tbsResponseData.responses[0]?.certStatus as
    | { valueBlock?: { value?: unknown[] } }
    | undefined;
  const [time] = status?.valueBlock?.value ?? [];
  const date = (time as { toDate?: () => Date } | undefined)?.toDate?.();
  return date?.getTime() ?? 0;
}
