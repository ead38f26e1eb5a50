import { minuteMs, zoneOffset } from '../../calendar/local-time.ts';
import { printDate } from '../../calendar/print-date.ts';
import { type Context, type Options, textOption } from '../../commands/context.ts';
import { UsageError, UserError } from '../../host/errors.ts';
import type { Office, Signer as Official } from '../../office/office.ts';
import { PdfProblem } from '../../pdf/value.ts';
import { type ReadCertificate, validity } from '../../signature/cms/certificate.ts';
import type { Signer } from '../../signature/sign/build-cms.ts';
import { fillSignature, prepareSignature, signPdf } from '../../signature/sign/sign-pdf.ts';
import { storeValidation } from '../../signature/sign/store-validation.ts';
import { timeStamp } from './ask-time-stamp.ts';
import { revocationEvidence } from './revocation-evidence.ts';

type Level = Office['signing']['level'];
const levels: readonly Level[] = ['B-B', 'B-T', 'B-LT', 'B-LTA'];

/** What is to be signed how. */
export type SigningJob = {
  readonly office: Office;
  readonly official: Official;
  readonly signer: Signer;
  readonly level: Level;
  readonly reason: string;
  readonly certify: boolean;
};

/** The level asked for by `--level` or the office file. @throws UsageError */
export function levelOption(options: Options, { signing }: Office): Level {
  const asked = textOption(options, 'level');
  if (asked === undefined) return signing.level;
  const level = levels.find((one) => one === asked.toUpperCase());
  if (level) return level;
  throw new UsageError({
    id: `--level '${asked}' tidak dikenal. Tulis salah satu dari: ${levels.join(', ')}`,
    en: `--level '${asked}' is not known. Write one of: ${levels.join(', ')}`,
  });
}

/**
 * Signs a PDF at the level of the job. A level is reached or nothing is signed.
 * @throws UserError when the certificate is out of its time, or what the level needs cannot be had
 */
export async function signBytes(context: Context, pdf: Uint8Array, job: SigningJob): Promise<Uint8Array> {
  const { office, official, signer, level } = job;
  const at = context.host.now();
  refuseExpired(signer.certificate, at, office.zone);
  const claim = {
    field: fieldName(official.code),
    name: official.name || official.title,
    reason: job.reason,
    ...(office.place === undefined ? {} : { place: office.place }),
    at,
    offset: zoneOffset(office.zone) / minuteMs,
    subFilter: 'ETSI.CAdES.detached' as const,
    ...(job.certify ? { certify: true as const } : {}),
  };
  const reserve = [
    ...office.signers.map(({ code, title }) => ({ name: fieldName(code), label: title })),
    { name: 'TTE', label: 'Tanda tangan elektronik (TTE)' },
  ];
  try {
    const stamps: Uint8Array[] = [];
    const stampFor = async (value: Uint8Array): Promise<Uint8Array> => {
      const token = await timeStamp(context, office, [value]);
      stamps.push(token);
      return token;
    };
    const signed = await signPdf(pdf, claim, signer, { reserve, ...(level === 'B-B' ? {} : { stampFor }) });
    if (level === 'B-B' || level === 'B-T') return signed;
    const kept = storeValidation(signed, await revocationEvidence(context, signer, stamps, at));
    return level === 'B-LT' ? kept : await stampDocument(context, office, kept, at);
  } catch (error) {
    if (error instanceof PdfProblem) throw new UserError(error.text, { cause: error });
    throw error;
  }
}

/** The name of an official's signature field. */
export const fieldName = (code: string): string => `TTD-${code}`;

function refuseExpired({ x509 }: ReadCertificate, at: number, zone: string): void {
  const { from, to } = validity(x509);
  if (at >= from && at <= to) return;
  throw new UserError({
    id: `sertifikat penanda tangan berlaku ${printDate(from, zone)} – ${printDate(to, zone)}; hari ini tidak termasuk. Perbarui sertifikatnya.`,
    en: `the signer's certificate runs ${printDate(from, zone)} – ${printDate(to, zone)}; today is not in it. Renew the certificate.`,
  });
}

/** B-LTA: a time stamp over the whole document with its validation data. */
async function stampDocument(
  context: Context,
  office: Office,
  pdf: Uint8Array,
  at: number,
): Promise<Uint8Array> {
  const field = `CAP-WAKTU-${at.toString(36).toUpperCase()}`;
  const prepared = prepareSignature(pdf, {
    field,
    name: 'Cap waktu',
    at,
    offset: 0,
    subFilter: 'ETSI.RFC3161',
  });
  return fillSignature(prepared, await timeStamp(context, office, prepared.pieces));
}
