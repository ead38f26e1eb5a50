import { createHash } from 'node:crypto';
import {
  type BaseBlock,
  type Constructed,
  fromBER,
  GeneralizedTime,
  ObjectIdentifier,
  OctetString,
  Sequence,
  UTCTime,
} from 'asn1js';
import { type Attribute, ContentInfo, SignedData, type SignerInfo } from 'pkijs';
import type { Bilingual } from '../../words/bilingual.ts';
import { type Algorithm, digestIn, digestName, isSignedBy, publicKey, readAlgorithm } from './algorithms.ts';
import { type ReadCertificate, readCertificate } from './certificate.ts';
import { extensionIn } from './certificate-parts.ts';
import { isInOrder } from './cms-outline.ts';
import { oneElement, partsOf } from './der.ts';
import { nameKey } from './names.ts';
import type { Problem } from './reasons.ts';
import type { RevocationData } from './revocation-data.ts';
import { weakDigest } from './strength.ts';

/** A CMS signature (RFC 5652) with its one signer. */
export type ReadSignature = {
  readonly signer: SignerInfo;
  readonly certificates: readonly ReadCertificate[];
  readonly signerCertificate: ReadCertificate | undefined;
  readonly digest: string;
  readonly algorithm: Algorithm;
  readonly contentType: string;
  /** What is inside the signature itself, if anything. */
  readonly content: Uint8Array | undefined;
  /** Revocation data that came along: beside the certificates, and in Adobe's attribute. */
  readonly revocation: RevocationData;
};

const signedDataType = '1.2.840.113549.1.7.2';
/** Some signers put whole revocation lists into a signature: 20,000 entries have 80,000 elements. */
const mostElements = 100_000;

/** What a signature over the bytes of a file is of (RFC 5652, 4). */
export const dataContent = '1.2.840.113549.1.7.1';

/** Object identifiers of attributes (RFC 5652, 11; RFC 5035; RFC 3161, appendix A). */
export const attributes = {
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingTime: '1.2.840.113549.1.9.5',
  signingCertificate: '1.2.840.113549.1.9.16.2.12',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  timeStamp: '1.2.840.113549.1.9.16.2.14',
  revocation: '1.2.840.113583.1.1.8',
} as const;

/** Reads a signature with exactly one signer; zeros behind it are the rest of its place. */
export function readSignature(
  bytes: Uint8Array,
  more: readonly ReadCertificate[] = [],
): ReadSignature | { readonly problem: Problem } {
  try {
    const { offset, result } = fromBER(bytes, { maxNodes: mostElements });
    if (offset < 0) return { problem: unreadable };
    if (bytes.subarray(offset).some((byte) => byte !== 0)) return { problem: somethingBehind };
    const info = new ContentInfo({ schema: result });
    if (info.contentType !== signedDataType) return { problem: unreadable };
    const data = new SignedData({ schema: info.content });
    const [signer, ...others] = data.signerInfos;
    if (!signer || others.length > 0) return { problem: signer ? severalSigners : noSigner };
    const digest = digestName(signer.digestAlgorithm.algorithmId);
    if (digest === undefined) return { problem: unknownDigest(signer.digestAlgorithm.algorithmId) };
    if (!isInOrder(bytes.subarray(0, offset))) return { problem: unreadable };
    const certificates = listIn(result as Sequence, 0).flatMap((der) => readCertificate(der) ?? []);
    const { eContent, eContentType } = data.encapContentInfo;
    return {
      signer,
      certificates,
      signerCertificate: certificateOf(signer, [...certificates, ...more]),
      digest,
      algorithm: readAlgorithm(oneElement(new Uint8Array(signer.signatureAlgorithm.toSchema().toBER()))),
      contentType: eContentType,
      content: eContent ? octets(eContent) : undefined,
      revocation: revocationIn(
        listIn(result as Sequence, 1),
        attribute(signer.signedAttrs, attributes.revocation),
      ),
    };
  } catch {
    return { problem: unreadable };
  }
}

/** The bytes of an octet string, also of one in pieces. */
export function octets(value: OctetString): Uint8Array {
  if (value.valueBlock.isConstructed)
    return Buffer.concat(
      value.valueBlock.value.map((part) => Buffer.from((part as OctetString).valueBlock.valueHexView)),
    );
  return value.valueBlock.valueHexView;
}

/** What stands in SignedData under a tag, byte for byte: certificates under `[0]`, revocation data under `[1]`. */
function listIn(contentInfo: Sequence, tagNumber: number): readonly Uint8Array[] {
  const wrapped = contentInfo.valueBlock.value[1] as Constructed | undefined;
  const signedData = wrapped?.valueBlock.value[0] as Sequence | undefined;
  const set = signedData?.valueBlock.value.find(
    ({ idBlock }) => idBlock.tagClass === 3 && idBlock.tagNumber === tagNumber,
  ) as Constructed | undefined;
  return (set?.valueBlock.value ?? []).map((block: BaseBlock) => new Uint8Array(block.valueBeforeDecodeView));
}

/** Lists and answers beside the certificates (RFC 5652, 10.2.1; RFC 5940) and in Adobe's attribute (`[0]` and `[1]`). */
function revocationIn(beside: readonly Uint8Array[], archive: BaseBlock | undefined): RevocationData {
  try {
    const archived = archive ? partsOf(oneElement(new Uint8Array(archive.valueBeforeDecodeView))) : [];
    const under = (tag: number): readonly Uint8Array[] =>
      archived
        .filter((one) => one.tag === tag)
        .flatMap(({ content }) => partsOf(oneElement(content)).map(({ raw }) => raw));
    const answers = beside
      .filter(([tag]) => tag === 0xa1)
      .flatMap((der) => partsOf(oneElement(der), 0xa1)[1]?.raw ?? []);
    return {
      crls: [...beside.filter(([tag]) => tag === 0x30), ...under(0xa0)],
      ocsps: [...answers, ...under(0xa1)],
    };
  } catch {
    return { crls: [], ocsps: [] };
  }
}

/** The certificate that a signer means: of those that its identifier names the one that it bound into the signature. */
function certificateOf(signer: SignerInfo, all: readonly ReadCertificate[]): ReadCertificate | undefined {
  const named = all.filter((one) => isOf(signer, one));
  return (
    named.find((signerCertificate) => namedCertificate({ signer, signerCertificate }) === 'named') ?? named[0]
  );
}

/** Whether a signer's identifier names a certificate: issuer and serial number, or its key identifier. */
function isOf({ sid }: SignerInfo, { parts }: ReadCertificate): boolean {
  if (sid instanceof OctetString || sid?.constructor?.name === 'Primitive') {
    const own = extensionIn(parts, '2.5.29.14');
    return own !== undefined && same(own.content, sid.valueBlock.valueHexView);
  }
  const issuer = oneElement(new Uint8Array(sid.issuer.toSchema().toBER()));
  return (
    same(parts.serial.content, sid.serialNumber.valueBlock.valueHexView) &&
    nameKey(issuer) === parts.issuerKey
  );
}

export const same = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;

/** A signed or unsigned attribute by its identifier. */
export function attribute(
  list: { readonly attributes: readonly Attribute[] } | undefined,
  type: string,
): BaseBlock | undefined {
  return list?.attributes.find((attribute) => attribute.type === type)?.values[0] as BaseBlock | undefined;
}

/** Time-stamp tokens over the signature value, in DER (RFC 3161, appendix A). A stranger may add as many as he likes. */
export function timeStampTokens({ signer }: ReadSignature): readonly Uint8Array[] {
  const all = signer.unsignedAttrs?.attributes.filter(({ type }) => type === attributes.timeStamp) ?? [];
  const values = all.flatMap(({ values }) => values as readonly BaseBlock[]).slice(0, 10);
  return values.map((value) => new Uint8Array(value.valueBeforeDecodeView));
}

/** The time that the signer claims, epoch milliseconds. */
export function claimedTime({ signer }: ReadSignature): number | undefined {
  const time = attribute(signer.signedAttrs, attributes.signingTime);
  return time instanceof UTCTime || time instanceof GeneralizedTime ? time.toDate().getTime() : undefined;
}

/** The digest of several pieces, one after the other. */
export function digestOf(name: string, pieces: readonly Uint8Array[]): Uint8Array {
  const hash = createHash(name);
  for (const piece of pieces) hash.update(piece);
  return hash.digest();
}

/**
 * Checks a signature over a digest of the content (RFC 5652, 5.4, 5.6 and 11): the kind of content, the digest that was signed, the
 * signature itself, and the certificate that the signer named as its own (RFC 5035). Answers with what is wrong.
 */
export function signatureProblem(
  read: ReadSignature,
  digest: Uint8Array,
  pieces: readonly Uint8Array[],
): Problem | undefined {
  const { signer, signerCertificate, algorithm } = read;
  if (!signerCertificate) return noCertificate;
  const key = publicKey(signerCertificate.parts.spki.raw);
  if (!key) return unknownKey;
  if (digestsOf(read).some((name) => weakDigest(name, 0) !== undefined)) return brokenDigest;
  const { signedAttrs, signature } = signer;
  const about = { signature: octets(signature), algorithm, digest: read.digest };
  if (!signedAttrs) {
    if (read.contentType !== dataContent) return withoutAttributes;
    return isSignedBy(key, { ...about, data: Buffer.concat(pieces) }) ? undefined : wrongSignature;
  }
  if (!hasEachOnce(signedAttrs)) return withoutAttributes;
  const stated = attribute(signedAttrs, attributes.messageDigest);
  if (!(stated instanceof OctetString) || !same(octets(stated), digest)) return wrongDigest;
  const type = attribute(signedAttrs, attributes.contentType);
  if (!(type instanceof ObjectIdentifier) || type.getValue() !== read.contentType) return wrongContentType;
  if (!isSignedBy(key, { ...about, data: new Uint8Array(signedAttrs.encodedValue) })) return wrongSignature;
  return namedCertificate(read) === 'other' ? wrongCertificate : undefined;
}

/** The digests that a signature rests on: that of the content and that inside the signature value. */
export const digestsOf = ({ digest, algorithm }: ReadSignature): readonly string[] => [
  digest,
  digestIn(algorithm, digest),
];

/** Content type and digest have to be there; these and the certificate stand once, with one value (RFC 5652, 11; RFC 5035, 3). */
function hasEachOnce({ attributes: list }: { readonly attributes: readonly Attribute[] }): boolean {
  const { contentType, messageDigest, signingCertificate, signingCertificateV2 } = attributes;
  const counts = (type: string): readonly number[] =>
    list.filter((one) => one.type === type).map(({ values }) => values.length);
  return (
    [contentType, messageDigest].every((type) => counts(type).join() === '1') &&
    [signingCertificate, signingCertificateV2].every((type) => ['', '1'].includes(counts(type).join()))
  );
}

/** Whether the signer's certificate is bound into the signature by signing-certificate (v1 or v2, RFC 5035). */
export function namedCertificate({
  signer,
  signerCertificate,
}: Pick<ReadSignature, 'signer' | 'signerCertificate'>): 'named' | 'other' | 'none' {
  const v2 = attribute(signer.signedAttrs, attributes.signingCertificateV2) as Sequence | undefined;
  const v1 = attribute(signer.signedAttrs, attributes.signingCertificate) as Sequence | undefined;
  const list = ((v2 ?? v1)?.valueBlock.value[0] as Sequence | undefined)?.valueBlock.value;
  const [first] = (list ?? []) as Sequence[];
  if (!first || !signerCertificate) return 'none';
  const parts = first.valueBlock.value;
  const hash = parts.find((part) => part instanceof OctetString);
  const oid = parts[0] instanceof Sequence ? parts[0].valueBlock.value[0] : undefined;
  const named = oid instanceof ObjectIdentifier ? digestName(oid.getValue()) : 'sha256';
  const name = v2 ? named : 'sha1';
  if (!hash || name === undefined) return 'other';
  return same(digestOf(name, [signerCertificate.der]), octets(hash)) ? 'named' : 'other';
}

const unreadable: Bilingual = { id: 'isi tanda tangan tidak terbaca', en: 'the signature cannot be read' };
const somethingBehind: Bilingual = {
  id: 'ada sesuatu di belakang isi tanda tangan',
  en: 'something stands behind the signature in its place',
};
const noSigner: Bilingual = { id: 'tanda tangan tanpa penanda tangan', en: 'a signature without a signer' };
const severalSigners: Bilingual = {
  id: 'beberapa penanda tangan dalam satu tanda tangan',
  en: 'several signers in one signature',
};
const unknownDigest = (oid: string): Problem => ({
  indication: 'CRYPTO_CONSTRAINTS_FAILURE',
  id: `cara menghitung sidik (${oid}) tidak dikenal`,
  en: `the digest algorithm (${oid}) is not known`,
});
const noCertificate: Problem = {
  indication: 'NO_SIGNING_CERTIFICATE_FOUND',
  id: 'sertifikat penanda tangan tidak disertakan',
  en: "the signer's certificate is not there",
};
const unknownKey: Problem = {
  indication: 'CRYPTO_CONSTRAINTS_FAILURE',
  id: 'jenis kunci penanda tangan tidak dikenal',
  en: "the signer's kind of key is not known",
};
const withoutAttributes: Bilingual = {
  id: 'keterangan wajib di dalam tanda tangan (content-type, message-digest) tidak ada atau ganda',
  en: 'what a signature has to state (content-type, message-digest) is missing or stands twice',
};
const wrongContentType: Bilingual = {
  id: 'jenis isi yang ditandatangani bukan yang disebutkan',
  en: 'the kind of content that was signed is not the one stated',
};
const brokenDigest: Problem = {
  indication: 'CRYPTO_CONSTRAINTS_FAILURE',
  id: 'sidik MD5 dapat dipalsukan; tanda tangan ini tidak membuktikan apa-apa',
  en: 'MD5 digests can be forged; this signature proves nothing',
};
const wrongDigest: Problem = {
  indication: 'HASH_FAILURE',
  id: 'isi dokumen tidak cocok dengan yang ditandatangani',
  en: 'the document is not what was signed',
};
const wrongSignature: Problem = {
  indication: 'SIG_CRYPTO_FAILURE',
  id: 'tanda tangan tidak cocok dengan sertifikatnya',
  en: 'the signature does not belong to its certificate',
};
const wrongCertificate: Problem = {
  indication: 'NO_SIGNING_CERTIFICATE_FOUND',
  id: 'sertifikat yang disertakan bukan yang disebut penanda tangan',
  en: 'the certificate is not the one that the signer named',
};
