import { createHash, randomBytes } from 'node:crypto';
import { fromBER, Integer, Null, OctetString } from 'asn1js';
import { AlgorithmIdentifier, MessageImprint, TimeStampReq, TimeStampResp } from 'pkijs';
import type { Bilingual } from '../../words/bilingual.ts';
import { clockSkew } from '../cms/path-rules.ts';
import { fitsPurpose } from '../cms/purpose.ts';
import { weakDigest, weakKey } from '../cms/strength.ts';
import { checkTimeStamp, type TimeStamp } from '../cms/time-stamp.ts';

/** Media type of a request (RFC 3161, 3.4). */
export const timeStampQuery = 'application/timestamp-query';

type TimeStampQuestion = { readonly body: Uint8Array; readonly nonce: Uint8Array };

/** A request to stamp data with SHA-256, in DER, with a nonce and the wish for the certificate (RFC 3161, 2.4.1). */
export function timeStampRequest(pieces: readonly Uint8Array[]): TimeStampQuestion {
  const hash = createHash('sha256');
  for (const piece of pieces) hash.update(piece);
  const nonce = new Uint8Array([1, ...randomBytes(8)]);
  const request = new TimeStampReq({
    version: 1,
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({
        algorithmId: '2.16.840.1.101.3.4.2.1',
        algorithmParams: new Null(),
      }),
      hashedMessage: new OctetString({ valueHex: new Uint8Array(hash.digest()).buffer }),
    }),
    nonce: new Integer({ valueHex: nonce.buffer }),
    certReq: true,
  });
  return { body: new Uint8Array(request.toSchema().toBER()), nonce };
}

/** What a token is held against; `now` in epoch milliseconds. */
type Expected = {
  readonly pieces: readonly Uint8Array[];
  readonly nonce: Uint8Array;
  readonly now: number;
};

/** The token of an answer, if it was granted and is what was asked for (RFC 3161, 2.2 and 2.4.2). */
export function tokenIn(
  answer: Uint8Array,
  { pieces, ...expected }: Expected,
): Uint8Array | { readonly problem: Bilingual } {
  try {
    const { status, timeStampToken } = new TimeStampResp({ schema: fromBER(answer).result });
    if (status.status > 1 || !timeStampToken) return { problem: refused };
    const token = new Uint8Array(timeStampToken.toSchema().toBER());
    const stamp = checkTimeStamp(token, pieces, []);
    const problem = 'problem' in stamp ? stamp.problem : stampProblem(stamp, expected);
    return problem ? { problem } : token;
  } catch {
    return { problem: noAnswer };
  }
}

const minuteMs = 60_000;

/** What is wrong with a stamp that holds as such: an old one, one by somebody who may not stamp, or by means that prove nothing now. */
function stampProblem(
  { at, nonce, certificate: { parts, x509 }, digests }: TimeStamp,
  expected: Omit<Expected, 'pieces'>,
): Bilingual | undefined {
  if (!nonce || Buffer.compare(nonce, expected.nonce) !== 0) return otherNonce;
  if (digests[0] !== 'sha256') return otherDigest;
  const { now } = expected;
  if (Math.abs(at - now) > clockSkew) return otherTime(Math.round((at - now) / minuteMs));
  if (!fitsPurpose(parts, 'stamper')) return notForStamps;
  if (at < parts.from || at > parts.to) return outOfTime;
  const weak = digests.flatMap((digest) => weakDigest(digest, now) ?? [])[0] ?? weakKey(x509.publicKey, now);
  return weak === undefined ? undefined : weakStamp(weak);
}

const refused: Bilingual = { id: 'layanan cap waktu menolak', en: 'the time-stamp service refused' };
const noAnswer: Bilingual = {
  id: 'jawaban layanan cap waktu tidak terbaca',
  en: 'the answer of the time-stamp service cannot be read',
};
const otherNonce: Bilingual = {
  id: 'jawabannya untuk permintaan lain (nonce tidak sama)',
  en: 'the answer is to another request (the nonce is not the same)',
};
const otherDigest: Bilingual = {
  id: 'jawabannya memakai cara menghitung sidik lain daripada yang diminta',
  en: 'the answer uses another digest than was asked for',
};
const otherTime = (minutes: number): Bilingual => ({
  id: `jam layanan berselisih ${Math.abs(minutes)} menit ${minutes > 0 ? 'lebih cepat' : 'lebih lambat'} dari jam komputer ini; periksa jam komputer`,
  en: `the clock of the service is ${Math.abs(minutes)} minutes ${minutes > 0 ? 'ahead of' : 'behind'} that of this computer; check the computer's clock`,
});
const notForStamps: Bilingual = {
  id: 'sertifikat pembuatnya bukan untuk cap waktu (extended key usage timeStamping, kritis, RFC 3161)',
  en: 'the certificate of its maker is not for time stamps (extended key usage timeStamping, critical, RFC 3161)',
};
const outOfTime: Bilingual = {
  id: 'sertifikat layanan cap waktu tidak berlaku pada waktu itu',
  en: 'the certificate of the time-stamp service did not run at that time',
};
const weakStamp = (name: string): Bilingual => ({
  id: `layanan itu memakai ${name}, yang dianggap lemah`,
  en: `the service uses ${name}, which is held to be weak`,
});
