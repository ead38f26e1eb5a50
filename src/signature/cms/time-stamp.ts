import type { Bilingual } from '../../words/bilingual.ts';
import { digestName, readAlgorithm } from './algorithms.ts';
import type { ReadCertificate } from './certificate.ts';
import { readExtensions } from './certificate-parts.ts';
import { instantOf, oneElement, partsOf, smallNumber, tags } from './der.ts';
import type { Problem } from './reasons.ts';
import {
  digestOf,
  digestsOf,
  namedCertificate,
  type ReadSignature,
  readSignature,
  same,
  signatureProblem,
} from './signed-data.ts';

/** A time stamp of RFC 3161 whose signature and digest hold. `at` is epoch milliseconds. */
export type TimeStamp = {
  readonly at: number;
  readonly signature: ReadSignature;
  readonly certificate: ReadCertificate;
  /** All digests that it rests on, that of what it was made for first. */
  readonly digests: readonly string[];
  /** What the question was marked with (RFC 3161, 2.4.1). */
  readonly nonce: Uint8Array | undefined;
};

const timeStampContent = '1.2.840.113549.1.9.16.1.4';

/** Checks a time-stamp token against what it was made for (RFC 3161, 2.4.2). Who made it is not judged here. */
export function checkTimeStamp(
  token: Uint8Array,
  pieces: readonly Uint8Array[],
  more: readonly ReadCertificate[],
): TimeStamp | { readonly problem: Problem } {
  const signature = readSignature(token, more);
  if ('problem' in signature) return signature;
  const { content, contentType, digest, signerCertificate: certificate } = signature;
  if (contentType !== timeStampContent || !content) return { problem: noTimeStamp };
  const problem = signatureProblem(signature, digestOf(digest, [content]), [content]);
  if (problem) return { problem };
  if (!certificate || namedCertificate(signature) !== 'named') return { problem: notNamed };
  try {
    const { at, imprint, hash, nonce } = stampInfo(content);
    if (hash === undefined || !same(digestOf(hash, pieces), imprint)) return { problem: forOther };
    return { at, signature, certificate, digests: [hash, ...digestsOf(signature)], nonce };
  } catch {
    return { problem: noTimeStamp };
  }
}

/** `TSTInfo`. @throws RangeError where it is none, or states a condition that is not known here */
function stampInfo(content: Uint8Array) {
  const [version, , print, , time, ...rest] = partsOf(oneElement(content));
  const [algorithm, imprint] = partsOf(print);
  if (!version || !algorithm || !imprint || !time || smallNumber(version) !== 1)
    throw new RangeError('no TSTInfo');
  const list = rest.find(({ tag }) => tag === 0xa1);
  const { extensions } = readExtensions(list && { ...list, tag: tags.sequence });
  if ([...extensions.values()].some(({ critical }) => critical)) throw new RangeError('unknown condition');
  const nonce = rest.find(({ tag }) => tag === tags.integer)?.content;
  return {
    at: instantOf(time),
    imprint: imprint.content,
    hash: digestName(readAlgorithm(algorithm).oid),
    nonce,
  };
}

const noTimeStamp: Bilingual = { id: 'cap waktu tidak terbaca', en: 'the time stamp cannot be read' };
const forOther: Problem = {
  indication: 'HASH_FAILURE',
  id: 'cap waktu ini milik dokumen lain',
  en: 'the time stamp belongs to something else',
};
const notNamed: Problem = {
  indication: 'NO_SIGNING_CERTIFICATE_FOUND',
  id: 'cap waktu tidak mengikat sertifikat pembuatnya (signing-certificate)',
  en: 'the time stamp does not bind the certificate of its maker (signing-certificate)',
};
