import { fromBER } from 'asn1js';
import { TSTInfo } from 'pkijs';
import type { Bilingual } from '../../words/bilingual.ts';
import { digestName } from './algorithms.ts';
import type { ReadCertificate } from './certificate.ts';
import { digestOf, type ReadSignature, readSignature, same, signatureProblem } from './signed-data.ts';

/** A time stamp of RFC 3161 whose signature and digest hold. */
type TimeStamp = { readonly at: number; readonly signature: ReadSignature };

const timeStampContent = '1.2.840.113549.1.9.16.1.4';

/** Checks a time-stamp token against what it was made for (RFC 3161, 2.4.2). Who made it is not judged here. */
export function checkTimeStamp(
  token: Uint8Array,
  pieces: readonly Uint8Array[],
  more: readonly ReadCertificate[],
): TimeStamp | { readonly problem: Bilingual } {
  const signature = readSignature(token, more);
  if ('problem' in signature) return signature;
  const { content, contentType, digest } = signature;
  if (contentType !== timeStampContent || !content) return { problem: noTimeStamp };
  const problem = signatureProblem(signature, digestOf(digest, [content]), [content]);
  if (problem) return { problem };
  try {
    const { messageImprint, genTime } = new TSTInfo({ schema: fromBER(content).result });
    const name = digestName(messageImprint.hashAlgorithm.algorithmId);
    const stated = messageImprint.hashedMessage.valueBlock.valueHexView;
    if (name === undefined || !same(digestOf(name, pieces), stated)) return { problem: forOther };
    return { at: genTime.getTime(), signature };
  } catch {
    return { problem: noTimeStamp };
  }
}

const noTimeStamp: Bilingual = { id: 'cap waktu tidak terbaca', en: 'the time stamp cannot be read' };
const forOther: Bilingual = {
  id: 'cap waktu ini milik dokumen lain',
  en: 'the time stamp belongs to something else',
};
