import { createHash } from 'node:crypto';
import { Null, OctetString } from 'asn1js';
import {
  AlgorithmIdentifier,
  CertID,
  type CRLDistributionPoints,
  type GeneralName,
  type InfoAccess,
  OCSPRequest,
  Request,
  TBSRequest,
} from 'pkijs';
import type { ReadCertificate } from '../cms/certificate.ts';

const ocspMethod = '1.3.6.1.5.5.7.48.1';
const uriType = 6;

/** Where a certificate says that its revocation can be asked: OCSP services and lists (RFC 5280, 4.2.1.13 and 4.2.2.1). */
export function revocationSources({ asn1 }: ReadCertificate): {
  readonly ocsp: readonly string[];
  readonly crl: readonly string[];
} {
  const extension = (oid: string): unknown =>
    asn1.extensions?.find(({ extnID }) => extnID === oid)?.parsedValue;
  const access = extension('1.3.6.1.5.5.7.1.1') as InfoAccess | undefined;
  const points = extension('2.5.29.31') as CRLDistributionPoints | undefined;
  const uri = (name: GeneralName | undefined): string[] =>
    name?.type === uriType && /^https?:\/\//.test(String(name.value)) ? [String(name.value)] : [];
  return {
    ocsp: (access?.accessDescriptions ?? [])
      .filter(({ accessMethod }) => accessMethod === ocspMethod)
      .flatMap(({ accessLocation }) => uri(accessLocation)),
    crl: (points?.distributionPoints ?? []).flatMap(({ distributionPoint }) =>
      Array.isArray(distributionPoint) ? distributionPoint.flatMap(uri) : [],
    ),
  };
}

/** A question to an OCSP service about one certificate, in DER (RFC 6960, 4.1.1). */
export function ocspRequest(certificate: ReadCertificate, issuer: ReadCertificate): Uint8Array {
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
  const request = new OCSPRequest({
    tbsRequest: new TBSRequest({ requestList: [new Request({ reqCert: id })] }),
  });
  return new Uint8Array(request.toSchema(true).toBER());
}
