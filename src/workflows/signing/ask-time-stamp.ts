import type { Context } from '../../commands/context.ts';
import { UserError } from '../../host/errors.ts';
import type { Office } from '../../office/office.ts';
import { timeStampQuery, timeStampRequest, tokenIn } from '../../signature/sign/time-stamp-request.ts';

/** A time-stamp token (RFC 3161) of the office's service over data. @throws UserError when none can be had */
export async function timeStamp(
  { host }: Context,
  { signing }: Office,
  pieces: readonly Uint8Array[],
): Promise<Uint8Array> {
  const { timeStamp: url } = signing;
  if (url === undefined) throw new UserError(noService);
  const answer = await host
    .web({ url, body: timeStampRequest(pieces), type: timeStampQuery })
    .catch((error: unknown) => ({ status: 0, body: new Uint8Array(), error }));
  const token = answer.status === 200 ? tokenIn(answer.body, pieces) : { problem: noReply(answer.status) };
  if (!('problem' in token)) return token;
  throw new UserError({
    id: `cap waktu dari ${url} tidak didapat: ${token.problem.id}. Tidak ada yang ditandatangani; ulangi nanti, atau minta --level B-B.`,
    en: `no time stamp from ${url}: ${token.problem.en}. Nothing was signed; try again later, or ask for --level B-B.`,
  });
}

const noReply = (status: number) => ({
  id: status === 0 ? 'tidak ada jawaban' : `jawaban HTTP ${status}`,
  en: status === 0 ? 'no answer' : `HTTP answer ${status}`,
});
const noService = {
  id: 'tingkat ini memerlukan cap waktu. Tulis alamat layanannya: tanda_tangan: { cap_waktu: … } di sop.config.yaml, atau minta --level B-B.',
  en: 'this level needs a time stamp. Write the address of the service: tanda_tangan: { cap_waktu: … } in sop.config.yaml, or ask for --level B-B.',
};
