import { createHash } from 'node:crypto';
import { type BaseBlock, Integer, Null, type Sequence } from 'asn1js';
import type { ReadCertificate } from '../cms/certificate.ts';
import { attributes, digestOf } from '../cms/signed-data.ts';
import { der, octets, oid, read, sequence, setOf, tagged } from './blocks.ts';

/** Who signs: a certificate with its chain and a way to make a signature over data with the digest named. */
export type SigningKey = {
  readonly certificate: ReadCertificate;
  /** The issuers upwards. */
  readonly chain: readonly ReadCertificate[];
  readonly digest: Digest;
  readonly sign: (data: Uint8Array) => Promise<Uint8Array>;
};

export type Digest = 'sha256' | 'sha384' | 'sha512';

const digestOids: Readonly<Record<Digest, string>> = {
  sha256: '2.16.840.1.101.3.4.2.1',
  sha384: '2.16.840.1.101.3.4.2.2',
  sha512: '2.16.840.1.101.3.4.2.3',
};
const rsaOids: Readonly<Record<Digest, string>> = {
  sha256: '1.2.840.113549.1.1.11',
  sha384: '1.2.840.113549.1.1.12',
  sha512: '1.2.840.113549.1.1.13',
};
const ecdsaOids: Readonly<Record<Digest, string>> = {
  sha256: '1.2.840.10045.4.3.2',
  sha384: '1.2.840.10045.4.3.3',
  sha512: '1.2.840.10045.4.3.4',
};
const dataType = '1.2.840.113549.1.7.1';
const signedDataType = '1.2.840.113549.1.7.2';

/**
 * A detached CAdES signature as PAdES wants it (ETSI EN 319 142-1, 5 and 6; RFC 5652): content type, message digest and
 * signing-certificate-v2 are signed, nothing else, and the chain is inside.
 * @param stampFor makes a time-stamp token over the signature value, for level B-T
 */
export async function buildSignature(
  pieces: readonly Uint8Array[],
  signer: SigningKey,
  stampFor?: (signature: Uint8Array) => Promise<Uint8Array>,
): Promise<Uint8Array> {
  const signed = signedAttributes(digestOf(signer.digest, pieces), signer);
  const signature = await signer.sign(der(setOf(...signed)));
  const token = stampFor ? await stampFor(signature) : undefined;
  const info = sequence(
    new Integer({ value: 1 }),
    sequence(read(issuerOf(signer.certificate)), serialOf(signer.certificate)),
    sequence(oid(digestOids[signer.digest]), new Null()),
    tagged(0, signed),
    signatureAlgorithm(signer),
    octets(signature),
    ...(token ? [tagged(1, [sequence(oid(attributes.timeStamp), setOf(read(token)))])] : []),
  );
  const certificates = [signer.certificate, ...signer.chain].map((one) => read(one.der));
  const data = sequence(
    new Integer({ value: 1 }),
    setOf(sequence(oid(digestOids[signer.digest]), new Null())),
    sequence(oid(dataType)),
    tagged(0, inDerOrder(certificates)),
    setOf(info),
  );
  return der(sequence(oid(signedDataType), tagged(0, [data])));
}

function signedAttributes(digest: Uint8Array, { certificate, digest: name }: SigningKey): BaseBlock[] {
  const hash = createHash(name).update(certificate.der).digest();
  const isDefault = name === 'sha256';
  const id = sequence(...(isDefault ? [] : [sequence(oid(digestOids[name]))]), octets(hash));
  return inDerOrder([
    sequence(oid(attributes.contentType), setOf(oid(dataType))),
    sequence(oid(attributes.messageDigest), setOf(octets(digest))),
    sequence(oid(attributes.signingCertificateV2), setOf(sequence(sequence(id)))),
  ]);
}

/** The order of a SET in DER (X.690, 11.6). */
const inDerOrder = (blocks: readonly BaseBlock[]): BaseBlock[] =>
  [...blocks].sort((a, b) => Buffer.compare(der(a), der(b)));

function signatureAlgorithm({ certificate, digest }: SigningKey): Sequence {
  const isRsa = certificate.x509.publicKey.asymmetricKeyType === 'rsa';
  return isRsa ? sequence(oid(rsaOids[digest]), new Null()) : sequence(oid(ecdsaOids[digest]));
}

const issuerOf = ({ asn1 }: ReadCertificate): Uint8Array => new Uint8Array(asn1.issuer.toSchema().toBER());
const serialOf = ({ asn1 }: ReadCertificate): Integer => asn1.serialNumber;
