import { createHash, randomBytes } from 'node:crypto';
import { Null, OctetString } from 'asn1js';
import {
  AlgorithmIdentifier,
  CertID,
  type CRLDistributionPoints,
  Extension,
  type GeneralName,
  type InfoAccess,
  OCSPRequest,
  Request,
  TBSRequest,
} from 'pkijs';
import type { ReadCertificate } from '../cms/certificate.ts';
import { readAnswer } from '../cms/ocsp.ts';

const ocspMethod = '1.3.6.1.5.5.7.48.1';
const issuerMethod = '1.3.6.1.5.5.7.48.2';
const nonceType = '1.3.6.1.5.5.7.48.1.2';
const uriType = 6;

/** Where a certificate says that its revocation can be asked and its issuer found (RFC 5280, 4.2.1.13 and 4.2.2.1). */
export function revocationSources({ asn1 }: ReadCertificate): {
  readonly ocsp: readonly string[];
  readonly crl: readonly string[];
  readonly issuer: readonly string[];
} {
  const extension = (oid: string): unknown =>
    asn1.extensions?.find(({ extnID }) => extnID === oid)?.parsedValue;
  const access = extension('1.3.6.1.5.5.7.1.1') as InfoAccess | undefined;
  const points = extension('2.5.29.31') as CRLDistributionPoints | undefined;
  const uri = (name: GeneralName | undefined): string[] =>
    name?.type === uriType && /^https?:\/\//i.test(String(name.value)) ? [String(name.value)] : [];
  const by = (method: string): readonly string[] =>
    (access?.accessDescriptions ?? [])
      .filter(({ accessMethod }) => accessMethod === method)
      .flatMap(({ accessLocation }) => uri(accessLocation))
      .slice(0, mostAddresses);
  return {
    ocsp: by(ocspMethod),
    issuer: by(issuerMethod),
    crl: (points?.distributionPoints ?? [])
      .flatMap(({ distributionPoint }) =>
        Array.isArray(distributionPoint) ? distributionPoint.flatMap(uri) : [],
      )
      .slice(0, mostAddresses),
  };
}

/** Whoever writes a certificate could send everybody to many addresses. */
const mostAddresses = 3;

/** Whether a certificate says that nobody is to ask about it (RFC 9608; ETSI EN 319 412-1, 5.2; RFC 6960, 4.2.2.2.1). */
export const noInformation = ({ parts }: ReadCertificate): boolean =>
  ['2.5.29.56', '0.4.0.194121.2.1', '1.3.6.1.5.5.7.48.1.5'].some((oid) => parts.extensions.has(oid));

/** A question to an OCSP service about one certificate, in DER (RFC 6960, 4.1.1), and its nonce (RFC 8954). */
export function ocspRequest(certificate: ReadCertificate, issuer: ReadCertificate): OcspQuestion {
  const octets = (bytes: Uint8Array): OctetString =>
    new OctetString({ valueHex: new Uint8Array(bytes).buffer });
  const sha1 = (bytes: ArrayBuffer): OctetString =>
    octets(createHash('sha1').update(new Uint8Array(bytes)).digest());
  const key = issuer.asn1.subjectPublicKeyInfo.subjectPublicKey.valueBlock.valueHexView;
  const id = new CertID({
    hashAlgorithm: new AlgorithmIdentifier({ algorithmId: '1.3.14.3.2.26', algorithmParams: new Null() }),
    issuerNameHash: sha1(issuer.asn1.subject.toSchema().toBER()),
    issuerKeyHash: octets(createHash('sha1').update(key).digest()),
    serialNumber: certificate.asn1.serialNumber,
  });
  const nonce = new Uint8Array(octets(randomBytes(32)).toBER());
  const request = new OCSPRequest({
    tbsRequest: new TBSRequest({
      requestList: [new Request({ reqCert: id })],
      requestExtensions: [new Extension({ extnID: nonceType, extnValue: nonce.buffer })],
    }),
  });
  return { body: new Uint8Array(request.toSchema(true).toBER()), nonce };
}

type OcspQuestion = { readonly body: Uint8Array; readonly nonce: Uint8Array };

/** Whether an answer repeats the nonce, or has none, as that of a service that makes its answers beforehand (RFC 8954, 2.1). */
export function isNonceKept(answer: Uint8Array, nonce: Uint8Array): boolean {
  try {
    const stated = readAnswer(answer).extensions.get(nonceType);
    return stated === undefined || Buffer.compare(stated.value, nonce) === 0;
  } catch {
    // No answer at all, which its judge says.
    return true;
  }
}
