import { fromBER, OctetString } from 'asn1js';
import type { PdfFile } from '../pdf/pdf-file.ts';
import { asKind, type PdfDict } from '../pdf/value.ts';
import type { Bilingual } from '../words/bilingual.ts';
import { isSignedBy, publicKey } from './cms/algorithms.ts';
import { type ReadCertificate, readCertificate } from './cms/certificate.ts';
import type { Problem } from './cms/reasons.ts';
import {
  dataContent,
  digestOf,
  digestsOf,
  namedCertificate,
  octets,
  type ReadSignature,
  readSignature,
  same,
  signatureProblem,
} from './cms/signed-data.ts';
import { checkTimeStamp, type TimeStamp } from './cms/time-stamp.ts';

/** What the cryptography of a signature says. */
export type Integrity = {
  readonly problem?: Problem;
  readonly read?: ReadSignature;
  readonly certificate?: ReadCertificate;
  readonly pool: readonly ReadCertificate[];
  /** A document time stamp that holds. */
  readonly stamp?: TimeStamp;
  /** All digests that the signature rests on. */
  readonly digests: readonly string[];
  readonly notes: readonly Bilingual[];
};

const nothing = { pool: [], digests: [], notes: [] } as const;

type Signed = {
  readonly file: PdfFile;
  readonly dict: PdfDict;
  readonly subFilter: string;
  readonly contents: Uint8Array;
  readonly pieces: readonly Uint8Array[];
  readonly stored: readonly ReadCertificate[];
};

/** Checks the signature of a PDF against the bytes it covers, by its sub-filter (ISO 32000-2, table 260; EN 319 142-1). */
export function checkIntegrity(signed: Signed): Integrity {
  try {
    return checkKind(signed);
  } catch {
    // What a stranger put into a signature may break any part of reading it; none of that is a signature.
    return { ...nothing, problem: unreadable };
  }
}

function checkKind(signed: Signed): Integrity {
  switch (signed.subFilter) {
    case 'ETSI.RFC3161':
      return checkDocumentStamp(signed);
    case 'adbe.x509.rsa_sha1':
      return checkBare(signed);
    case 'ETSI.CAdES.detached':
    case 'adbe.pkcs7.detached':
    case 'adbe.pkcs7.sha1':
      return checkCms(signed);
    default:
      return { ...nothing, problem: unknownKind(signed.subFilter) };
  }
}

function checkCms({ subFilter, contents, pieces, stored }: Signed): Integrity {
  const read = readSignature(contents, stored);
  if ('problem' in read) return { ...nothing, problem: read.problem };
  const holdsDigest = subFilter === 'adbe.pkcs7.sha1';
  if (read.contentType !== dataContent) return { ...found(read), problem: otherContent };
  if (!holdsDigest && read.content) return { ...found(read), problem: notDetached };
  if (holdsDigest && (!read.content || !same(read.content, digestOf('sha1', pieces))))
    return { ...found(read), problem: notTheDocument };
  const over = holdsDigest && read.content ? [read.content] : pieces;
  const problem = signatureProblem(read, digestOf(read.digest, over), over);
  const digests = [...digestsOf(read), ...(holdsDigest ? ['sha1'] : [])];
  const notes = subFilter === 'ETSI.CAdES.detached' && namedCertificate(read) === 'none' ? [notNamed] : [];
  return { ...found(read), digests, notes, ...(problem ? { problem } : {}) };
}

const found = (read: ReadSignature): Integrity => ({
  ...nothing,
  read,
  pool: read.certificates,
  ...(read.signerCertificate ? { certificate: read.signerCertificate } : {}),
});

function checkDocumentStamp({ contents, pieces, stored }: Signed): Integrity {
  const stamp = checkTimeStamp(contents, pieces, stored);
  if ('problem' in stamp) return { ...nothing, problem: stamp.problem };
  return { ...found(stamp.signature), stamp, digests: stamp.digests };
}

/** `adbe.x509.rsa_sha1`: an RSA signature as an octet string, the certificates beside it. */
function checkBare({ file, dict, contents, pieces }: Signed): Integrity {
  const held = file.resolve(dict.entries.get('Cert'));
  const strings = (asKind(held, 'array')?.items ?? [held]).map((item) =>
    asKind(file.resolve(item), 'string'),
  );
  const pool = strings.flatMap((string) => (string && readCertificate(string.bytes)) ?? []);
  const [certificate] = pool;
  const block = fromBER(contents).result;
  if (!certificate || !(block instanceof OctetString)) return { ...nothing, pool, problem: unreadable };
  const key = publicKey(certificate.parts.spki.raw);
  const algorithm = { oid: '1.2.840.113549.1.1.5', parameters: undefined };
  const value = { data: Buffer.concat(pieces), signature: octets(block), algorithm, digest: 'sha1' };
  const isGood = key !== undefined && isSignedBy(key, value);
  return { pool, certificate, digests: ['sha1'], notes: [], ...(isGood ? {} : { problem: notTheDocument }) };
}

const unknownKind = (name: string): Bilingual => ({
  id: `jenis tanda tangan '${name}' tidak dikenal`,
  en: `the kind of signature '${name}' is not known`,
});
const notTheDocument: Problem = {
  indication: 'HASH_FAILURE',
  id: 'isi dokumen tidak cocok dengan yang ditandatangani',
  en: 'the document is not what was signed',
};
const unreadable: Bilingual = { id: 'isi tanda tangan tidak terbaca', en: 'the signature cannot be read' };
const otherContent: Bilingual = {
  id: 'tanda tangan ini bukan atas isi dokumen, tetapi atas isi jenis lain',
  en: 'this signature is not of the bytes of a document, but of another kind of content',
};
const notDetached: Bilingual = {
  id: 'ada isi lain di dalam tanda tangan, padahal dokumenlah isinya',
  en: 'other content stands inside the signature, whose content is the document',
};
const notNamed: Bilingual = {
  id: 'tidak mengikat sertifikat penanda tangan (signing-certificate), yang diwajibkan PAdES',
  en: "does not bind the signer's certificate (signing-certificate), which PAdES demands",
};
