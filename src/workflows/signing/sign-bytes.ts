import { minuteMs, zoneOffset } from '../../calendar/local-time.ts';
import { dateWords } from '../../calendar/print-date.ts';
import { UserError } from '../../host/errors.ts';
import type { Host } from '../../host/host.ts';
import type { Office, SigningLevel } from '../../office/office.ts';
import { PdfProblem } from '../../pdf/value.ts';
import { certificateName, type ReadCertificate, validity } from '../../signature/cms/certificate.ts';
import { fillSignature, prepareSignature, signPdf } from '../../signature/sign/sign-pdf.ts';
import { storeValidation } from '../../signature/sign/store-validation.ts';
import { timeStampQuery, timeStampRequest, tokenIn } from '../../signature/sign/time-stamp-request.ts';
import type { Signing } from './open-signing.ts';
import { revocationEvidence } from './revocation-evidence.ts';

/** A PDF that was signed, and in whose name. */
type SignedPdf = { readonly bytes: Uint8Array; readonly signature: Signature };

export type Signature = {
  /** Code of the official. */
  readonly code: string;
  /** Name on the certificate. */
  readonly holder: string;
  readonly level: SigningLevel;
};

/**
 * Signs a PDF for a reason. The level is reached or nothing is signed.
 * @throws UserError when the certificate is out of its time, or what the level needs cannot be had
 */
export async function signBytes(
  host: Host,
  office: Office,
  pdf: Uint8Array,
  signing: Signing,
  reason: string,
): Promise<SignedPdf> {
  const { official, signer, level } = signing;
  refuseExpired(signer.certificate, host.now(), office.zone);
  try {
    const bytes = await reachLevel(host, office, pdf, signing, reason);
    const holder = certificateName(signer.certificate.x509);
    return { bytes, signature: { code: official.code, holder, level } };
  } catch (error) {
    if (error instanceof PdfProblem) throw new UserError(error.text, { cause: error });
    throw error;
  }
}

async function reachLevel(
  host: Host,
  office: Office,
  pdf: Uint8Array,
  { official, signer, level, certify }: Signing,
  reason: string,
): Promise<Uint8Array> {
  const at = host.now();
  const claim = {
    field: fieldName(official.code),
    name: official.name || official.title,
    reason,
    ...(office.place === undefined ? {} : { place: office.place }),
    at,
    offset: zoneOffset(office.zone) / minuteMs,
    subFilter: 'ETSI.CAdES.detached' as const,
    ...(certify ? { certify: true as const } : {}),
  };
  const reserve = [
    ...office.signers.map(({ code, title }) => ({ name: fieldName(code), label: title })),
    { name: 'TTE', label: 'Tanda tangan elektronik (TTE)' },
  ];
  const stamps: Uint8Array[] = [];
  const stampFor = async (value: Uint8Array): Promise<Uint8Array> => {
    const token = await timeStamp(host, office, [value]);
    stamps.push(token);
    return token;
  };
  const signed = await signPdf(pdf, claim, signer, { reserve, ...(level === 'B-B' ? {} : { stampFor }) });
  if (level === 'B-B' || level === 'B-T') return signed;
  const kept = storeValidation(signed, await revocationEvidence(host, signer, stamps, at));
  return level === 'B-LT' ? kept : await stampDocument(host, office, kept, at);
}

/** The name of an official's signature field. */
const fieldName = (code: string): string => `TTD-${code}`;

function refuseExpired({ x509 }: ReadCertificate, at: number, zone: string): void {
  const { from, to } = validity(x509);
  if (at >= from && at <= to) return;
  const [first, last] = [dateWords(from, zone), dateWords(to, zone)];
  throw new UserError({
    id: `sertifikat penanda tangan berlaku ${first.id} – ${last.id}; hari ini tidak termasuk. Perbarui sertifikatnya.`,
    en: `the signer's certificate runs ${first.en} – ${last.en}; today is not in it. Renew the certificate.`,
  });
}

/** B-LTA: a time stamp over the whole document with its validation data. */
async function stampDocument(host: Host, office: Office, pdf: Uint8Array, at: number): Promise<Uint8Array> {
  const field = `CAP-WAKTU-${at.toString(36).toUpperCase()}`;
  const prepared = prepareSignature(pdf, {
    field,
    name: 'Cap waktu',
    at,
    offset: 0,
    subFilter: 'ETSI.RFC3161',
  });
  return fillSignature(prepared, await timeStamp(host, office, prepared.pieces));
}

/** A time-stamp token (RFC 3161) of the office's service over data. @throws UserError when none can be had */
async function timeStamp(
  host: Host,
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
