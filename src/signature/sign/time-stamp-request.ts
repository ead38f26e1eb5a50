import { createHash, randomBytes } from 'node:crypto';
import { fromBER, Integer, Null, OctetString } from 'asn1js';
import { AlgorithmIdentifier, MessageImprint, TimeStampReq, TimeStampResp } from 'pkijs';
import type { Bilingual } from '../../words/bilingual.ts';
import { checkTimeStamp } from '../cms/time-stamp.ts';

/** Media type of a request (RFC 3161, 3.4). */
export const timeStampQuery = 'application/timestamp-query';

/** A request to stamp data with SHA-256, in DER, with a nonce and the wish for the certificate (RFC 3161, 2.4.1). */
export function timeStampRequest(pieces: readonly Uint8Array[]): Uint8Array {
  const hash = createHash('sha256');
  for (const piece of pieces) hash.update(piece);
  const request = new TimeStampReq({
    version: 1,
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({
        algorithmId: '2.16.840.1.101.3.4.2.1',
        algorithmParams: new Null(),
      }),
      hashedMessage: new OctetString({ valueHex: new Uint8Array(hash.digest()).buffer }),
    }),
    nonce: new Integer({ valueHex: new Uint8Array([1, ...randomBytes(8)]).buffer }),
    certReq: true,
  });
  return new Uint8Array(request.toSchema().toBER());
}

/** The token of an answer, if it was granted and is of the data that was asked for. */
export function tokenIn(
  answer: Uint8Array,
  pieces: readonly Uint8Array[],
): Uint8Array | { readonly problem: Bilingual } {
  try {
    const { result } = fromBER(answer);
    const { status, timeStampToken } = new TimeStampResp({ schema: result });
    if (status.status > 1 || !timeStampToken) return { problem: refused };
    const token = new Uint8Array(timeStampToken.toSchema().toBER());
    const checked = checkTimeStamp(token, pieces, []);
    return 'problem' in checked ? checked : token;
  } catch {
    return { problem: noAnswer };
  }
}

const refused: Bilingual = { id: 'layanan cap waktu menolak', en: 'the time-stamp service refused' };
const noAnswer: Bilingual = {
  id: 'jawaban layanan cap waktu tidak terbaca',
  en: 'the answer of the time-stamp service cannot be read',
};
