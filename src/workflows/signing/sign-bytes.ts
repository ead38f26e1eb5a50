import { minuteMs, zoneOffset } from '../../calendar/local-time.ts';
import { dateWords } from '../../calendar/print-date.ts';
import { UserError } from '../../host/errors.ts';
import type { Host } from '../../host/host.ts';
import type { Office, SigningLevel } from '../../office/office.ts';
import { PdfProblem } from '../../pdf/value.ts';
import {
  certificateName,
  isIssuedBy,
  isSelfSigned,
  type ReadCertificate,
  readCertificate,
  validity,
} from '../../signature/cms/certificate.ts';
import { readSignature } from '../../signature/cms/signed-data.ts';
import { fillSignature, prepareSignature, signPdf } from '../../signature/sign/sign-pdf.ts';
import { doubtsOfReaders, flawIn, standingOf } from '../../signature/sign/standing.ts';
import { storeValidation } from '../../signature/sign/store-validation.ts';
import type { SignatureReport } from '../../signature/signature-report.ts';
import type { Bilingual } from '../../words/bilingual.ts';
import { timeStamp } from './ask-online.ts';
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
  /** What receivers may hold against it. */
  readonly doubts: readonly Bilingual[];
};

/**
 * Signs a PDF for a reason. The level is reached or nothing is signed; what was made is judged as its receivers will judge it before anybody gets
 * it. @throws UserError when the file may not be signed, the certificate is out of its time, or what the level needs cannot be had
 */
export async function signBytes(
  host: Host,
  office: Office,
  pdf: Uint8Array,
  signing: Signing,
  reason: string,
): Promise<SignedPdf> {
  const { official, signer, level, certify } = signing;
  const { certificate } = signer;
  refuseExpired(certificate, host.now(), office.zone);
  try {
    const field = fieldName(official.code);
    const before = standingOf(pdf, { field, certify, now: host.now() });
    const { bytes, tops } = await reachLevel(host, office, pdf, signing, reason);
    const meant = { field, certificate, level, tops, certify, now: host.now() };
    const flaw = flawIn(bytes, before, meant);
    if (flaw) throw new UserError(notAsMeant(flaw));
    const doubts = [
      ...signing.doubts,
      ...doubtsOfReaders(bytes, signing.anchors, meant),
      ...before.flatMap(doubtAbout),
    ].filter((one, index, all) => all.findIndex(({ id }) => id === one.id) === index);
    return {
      bytes,
      signature: { code: official.code, holder: certificateName(certificate.x509), level, doubts },
    };
  } catch (error) {
    throw inWords(error);
  }
}

/** What is wrong with a PDF as a failure that the person who signs can do something about; every other error as it is. */
export const inWords = (error: unknown): unknown =>
  error instanceof PdfProblem ? new UserError(error.text, { cause: error }) : error;

const notAsMeant = ({ id, en }: Bilingual): Bilingual => ({
  id: `hasil penandatanganan diperiksa dan tidak memenuhi syarat: ${id}. Tidak ada yang ditandatangani, berkas tetap seperti semula.`,
  en: `the result of signing was checked and is not as it should be: ${en}. Nothing was signed, and the file stays as it was.`,
});

/** Who signs over something that receivers will look at twice should know. */
const doubtAbout = ({ accepted, field }: SignatureReport): readonly Bilingual[] =>
  accepted
    ? []
    : [
        {
          id: `tanda tangan '${field}' yang sudah ada PERLU DIPERIKSA; lihat dengan sop verify`,
          en: `the signature '${field}' that is there NEEDS A LOOK; see it with sop verify`,
        },
      ];

/** The signed file, and the certificates at which the paths of signer and time stamps end. */
type Reached = { readonly bytes: Uint8Array; readonly tops: readonly ReadCertificate[] };

async function reachLevel(
  host: Host,
  office: Office,
  pdf: Uint8Array,
  { official, signer, level, certify, anchors }: Signing,
  reason: string,
): Promise<Reached> {
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
  const own = [signer.certificate, ...signer.chain, ...stamps.flatMap(certificatesIn), ...anchors];
  if (level === 'B-B' || level === 'B-T') return { bytes: signed, tops: topsOf(own) };
  const evidence = await revocationEvidence(host, office, { signer, stamps, anchors, at });
  const kept = storeValidation(signed, evidence);
  const had = evidence.certificates.flatMap((der) => readCertificate(der) ?? []);
  if (level === 'B-LT') return { bytes: kept, tops: topsOf([...own, ...had]) };
  const { bytes, token } = await stampDocument(host, office, kept, at);
  // A service may stamp with another certificate than a moment ago: what there is to know of that one comes after its stamp.
  const about = await revocationEvidence(host, office, { stamps: [token], anchors, had, at });
  const isNew = about.certificates.length > 0;
  const newer = [
    ...certificatesIn(token),
    ...about.certificates.flatMap((der) => readCertificate(der) ?? []),
  ];
  return {
    bytes: isNew ? storeValidation(bytes, about) : bytes,
    tops: topsOf([...own, ...had, ...newer]),
  };
}

function certificatesIn(token: Uint8Array): readonly ReadCertificate[] {
  const read = readSignature(token);
  return 'problem' in read ? [] : read.certificates;
}

/** Certificates whose issuer is not among them. */
const topsOf = (all: readonly ReadCertificate[]): readonly ReadCertificate[] =>
  all.filter((one) => isSelfSigned(one) || !all.some((other) => isIssuedBy(one, other)));

/** The name of an official's signature field. */
const fieldName = (code: string): string => `TTD-${code}`;

function refuseExpired({ x509 }: ReadCertificate, at: number, zone: string): void {
  const { from, to } = validity(x509);
  if (at >= from && at <= to) return;
  const [first, last] = [dateWords(from, zone), dateWords(to, zone)];
  const remedy =
    at > to
      ? { id: 'Perbarui sertifikatnya.', en: 'Renew the certificate.' }
      : {
          id: 'Tunggu sampai berlaku; periksa dulu tanggal dan jam komputer ini.',
          en: 'Wait until it runs; but first look at date and time of this computer.',
        };
  throw new UserError({
    id: `sertifikat penanda tangan berlaku ${first.id} – ${last.id}; hari ini tidak termasuk. ${remedy.id}`,
    en: `the signer's certificate runs ${first.en} – ${last.en}; today is not in it. ${remedy.en}`,
  });
}

/** B-LTA: a time stamp over the whole document with its validation data. */
async function stampDocument(
  host: Host,
  office: Office,
  pdf: Uint8Array,
  at: number,
): Promise<{ readonly bytes: Uint8Array; readonly token: Uint8Array }> {
  const field = `CAP-WAKTU-${at.toString(36).toUpperCase()}`;
  const prepared = prepareSignature(pdf, {
    field,
    name: 'Cap waktu',
    at,
    offset: 0,
    subFilter: 'ETSI.RFC3161',
  });
  const token = await timeStamp(host, office, prepared.pieces);
  return { bytes: fillSignature(prepared, token), token };
}
