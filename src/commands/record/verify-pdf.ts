import { type ExitCode, exitCodes } from '../../host/exit-codes.ts';
import type { Problem } from '../../signature/cms/reasons.ts';
import type { PdfReport, SignatureReport } from '../../signature/signature-report.ts';
import { jsonVerdicts, pdfVerdict } from '../../terminal/pdf-verdict.ts';
import { printSignatures } from '../../terminal/print-signatures.ts';
import type { Workspace } from '../../workflows/office/workspace.ts';
import { openReader, type VerifiedFile, verifyFile } from '../../workflows/signing/verify-file.ts';
import type { Context } from '../context.ts';
import { jsonInstant, printJson } from '../json.ts';
import type { VerifyOptions } from './spec.ts';

/**
 * `sop verify FILE.pdf`: all signatures of a PDF, offline. Anchors come from `--trust` and from the office file.
 * @returns 0 when every signature is intact, unchanged since and not distrusted, 3 when the PDF cannot be read, else 1
 * @throws UserError when a file is missing or holds no certificate
 */
export function verifyPdfFile(
  context: Context,
  workspace: Workspace,
  name: string,
  options: VerifyOptions,
): ExitCode {
  const { host, palette, say } = context;
  const verified = verifyFile(host, name, openReader(host, workspace, options));
  if (options.json) printJson(host, pdfJson(name, verified));
  else {
    const page = { width: host.terminal.columns(), palette, say, zone: workspace.office.zone };
    host.out.result(printSignatures(name, verified.report, page));
  }
  return codeOf(verified.report);
}

/** Of what cannot be read nothing is found: neither that it is in order nor that it is not. */
export function codeOf({ problem, accepted }: PdfReport): ExitCode {
  if (problem) return exitCodes.failure;
  return accepted ? exitCodes.ok : exitCodes.finding;
}

/** What was found out about a PDF, for programs. */
export const pdfJson = (name: string, { sha256, report }: VerifiedFile) => ({
  berkas: name,
  sha256,
  putusan: jsonVerdicts[pdfVerdict(report)],
  ...jsonReport(report),
});

const integrityWords = { intact: 'utuh', broken: 'rusak' } as const;
const trustWords = {
  trusted: 'dipercaya',
  untrusted: 'tidak_dipercaya',
  unknown: 'belum_diperiksa',
} as const;
const revocationWords = { good: 'tidak_dicabut', revoked: 'dicabut', unknown: 'tidak_ada_data' } as const;
const afterWords = {
  nothing: 'tidak_ada',
  normal: 'validasi_atau_tanda_tangan',
  'allowed-form': 'isian_yang_diizinkan',
  'form-or-annotation': 'isian_atau_catatan',
  covered: 'menutupi_halaman',
  other: 'diubah',
} as const;

function jsonReport({ signatures, loose, problem, accepted }: PdfReport) {
  return {
    diterima: accepted,
    masalah: problem ?? null,
    tanda_tangan: signatures.map(jsonSignature),
    tidak_terpasang: loose,
  };
}

function jsonSignature(one: SignatureReport) {
  const { signer, time } = one;
  return {
    kolom: one.field,
    jenis: one.kind === 'timestamp' ? 'cap_waktu' : 'tanda_tangan',
    putusan: jsonVerdicts[one.verdict],
    subfilter: one.subFilter,
    diterima: one.accepted,
    keutuhan: integrityWords[one.integrity],
    masalah: one.problem ? jsonProblem(one.problem) : null,
    penanda_tangan: signer?.name ?? null,
    instansi: signer?.organisation ?? null,
    penerbit: signer?.issuer ?? null,
    nomor_seri: signer?.serial ?? null,
    berlaku: signer ? { dari: jsonInstant(signer.from), sampai: jsonInstant(signer.to) } : null,
    rantai: one.path,
    kepercayaan: trustWords[one.trust],
    alasan: one.reasons.map(jsonReason),
    waktu: time
      ? {
          pada: jsonInstant(time.at),
          dari: time.source === 'claimed' ? 'penanda_tangan' : 'cap_waktu',
          terbukti: time.isProven,
        }
      : null,
    pencabutan: revocationWords[one.revocation],
    tingkat: one.level ?? null,
    seluruh_berkas: one.coversWholeFile,
    sesudahnya: afterWords[one.after],
    sebabnya: one.because,
    perubahan: one.changes.map(({ kind, place }) => ({ jenis: kind, letak: place })),
    sertifikasi: one.certification ?? null,
    catatan: one.notes,
  };
}

const jsonProblem = ({ id, en, indication = 'FORMAT_FAILURE' }: Problem) => ({
  id,
  en,
  indikasi: indication,
});

const jsonReason = ({ code, indication, text, waiver, isWaived }: SignatureReport['reasons'][number]) => ({
  kode: code,
  indikasi: indication,
  uraian: text,
  dapat_diterima_dengan: waiver ?? null,
  diterima: isWaived,
});
