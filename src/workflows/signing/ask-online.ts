import { errorCode, UserError } from '../../host/errors.ts';
import type { Host, WebRequest } from '../../host/host.ts';
import type { Office } from '../../office/office.ts';
import { timeStampQuery, timeStampRequest, tokenIn } from '../../signature/sign/time-stamp-request.ts';
import type { Bilingual } from '../../words/bilingual.ts';

/** The most bytes that an answer of each kind of service may have. */
export const largestAnswer = {
  token: 64 * 1024,
  ocsp: 64 * 1024,
  certificate: 256 * 1024,
  crl: 32 * 1024 * 1024,
};

/**
 * Asks a service that the office names, or a certificate. What a certificate names was written by a stranger: it may not lead into the
 * office's own network, but for the servers of `layanan_lokal:`.
 */
export async function askService(
  host: Pick<Host, 'web'>,
  { signing }: Office,
  namedBy: 'office' | 'certificate',
  request: WebRequest,
): Promise<{ readonly body: Uint8Array } | { readonly problem: Bilingual }> {
  const publicOnly = namedBy === 'certificate' && !signing.localServices.includes(nameIn(request.url));
  try {
    const { status, body } = await host.web({ ...request, publicOnly });
    return status === 200 ? { body } : { problem: httpAnswer(status) };
  } catch (error) {
    return { problem: reasons[errorCode(error) ?? ''] ?? noAnswer };
  }
}

const nameIn = (url: string): string => (URL.canParse(url) ? new URL(url).hostname : '');

const httpAnswer = (status: number): Bilingual =>
  status >= 300 && status < 400
    ? {
        id: `jawaban HTTP ${status}: dialihkan ke alamat lain, dan pengalihan tidak diikuti`,
        en: `HTTP answer ${status}: sent on to another address, which is not followed`,
      }
    : { id: `jawaban HTTP ${status}`, en: `HTTP answer ${status}` };

const noAnswer: Bilingual = { id: 'tidak ada jawaban', en: 'no answer' };
const tooLong: Bilingual = { id: 'jawabannya terlalu panjang', en: 'the answer is too long' };
const reasons: Readonly<Record<string, Bilingual>> = {
  ETIMEDOUT: { id: 'tidak menjawab dalam 20 detik', en: 'no answer in 20 seconds' },
  ENOTFOUND: { id: 'nama servernya tidak dikenal', en: 'the name of the server is not known' },
  ECONNREFUSED: { id: 'servernya menolak sambungan', en: 'the server refuses the connection' },
  EMSGSIZE: tooLong,
  HPE_HEADER_OVERFLOW: tooLong,
  ENOTPUBLIC: {
    id: 'alamat itu tertulis di sertifikat dan menuju jaringan sendiri. Bila memang layanan kantor: tanda_tangan: { layanan_lokal: [nama server] }',
    en: 'that address stands in a certificate and leads into the own network. If it is a service of the office: tanda_tangan: { layanan_lokal: [server name] }',
  },
};

/** A time-stamp token (RFC 3161) of the office's service over data. @throws UserError when none can be had */
export async function timeStamp(
  host: Host,
  office: Office,
  pieces: readonly Uint8Array[],
): Promise<Uint8Array> {
  const url = office.signing.timeStamp;
  if (url === undefined) throw new UserError(noService);
  const { body, nonce } = timeStampRequest(pieces);
  const question = { url, body, type: timeStampQuery, limit: largestAnswer.token };
  const answer = await askService(host, office, 'office', question);
  const token =
    'body' in answer ? tokenIn(answer.body, { pieces, nonce, now: host.now() }) : { problem: answer.problem };
  if (!('problem' in token)) return token;
  throw new UserError({
    id: `cap waktu dari ${url} tidak didapat: ${token.problem.id}. Tidak ada yang ditandatangani; ulangi nanti, atau minta --level B-B.`,
    en: `no time stamp from ${url}: ${token.problem.en}. Nothing was signed; try again later, or ask for --level B-B.`,
  });
}

const noService = {
  id: 'tingkat ini memerlukan cap waktu. Tulis alamat layanannya: tanda_tangan: { cap_waktu: … } di sop.config.yaml, atau minta --level B-B.',
  en: 'this level needs a time stamp. Write the address of the service: tanda_tangan: { cap_waktu: … } in sop.config.yaml, or ask for --level B-B.',
};
