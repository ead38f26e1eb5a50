import { UserError } from '../../host/errors.ts';
import { join } from '../../host/paths.ts';
import { type ReadCertificate, readCertificates } from '../../signature/cms/certificate.ts';
import type { PdfReport, SignatureReport } from '../../signature/signature-report.ts';
import { verifyPdf } from '../../signature/verify-pdf.ts';
import { printSignatures } from '../../terminal/print-signatures.ts';
import { visibleLine } from '../../words/visible.ts';
import { openWorkspace } from '../../workflows/office/workspace.ts';
import type { Context } from '../context.ts';
import { jsonInstant, printJson } from '../json.ts';
import type { VerifyOptions } from './spec.ts';

/** The largest PDF that is read. */
const largest = 512 * 1024 * 1024;

/**
 * `sop verify FILE.pdf`: all signatures of a PDF, offline. Anchors come from `--trust` and from the office file.
 * @returns 0 when every signature is intact, unchanged since and not distrusted, else 1
 * @throws UserError when a file is missing or holds no certificate
 */
export async function verifyPdfFile(context: Context, name: string, options: VerifyOptions): Promise<number> {
  const { host, palette, say } = context;
  const { office, root } = openWorkspace(context.host);
  const path = join(host.cwd, name);
  const bytes = readWhole(context, path, name);
  const given = (options.trust as readonly string[] | undefined) ?? [];
  const anchors = [
    ...given.flatMap((file) => anchorsIn(context, join(host.cwd, file), file)),
    ...office.trust.flatMap((file) => anchorsIn(context, join(root, file), file)),
  ];
  const report = await verifyPdf(bytes, anchors);
  if (options.json) printJson(host, { berkas: name, sha256: host.sha256(bytes), ...jsonReport(report) });
  else {
    const page = { width: host.terminal.columns(), palette, say, zone: office.zone };
    host.out.result(printSignatures(name, report, page));
  }
  return report.accepted ? 0 : 1;
}

function readWhole({ host }: Context, path: string, name: string): Uint8Array {
  if (host.files.kind(path) !== 'file')
    throw new UserError({
      id: `berkas '${visibleLine(name)}' tidak ada. Tulis letak berkas PDF yang akan diperiksa.`,
      en: `file '${visibleLine(name)}' does not exist. Give the PDF to check.`,
    });
  const bytes = host.files.read(path, largest + 1);
  if (bytes.length <= largest) return bytes;
  throw new UserError({
    id: `'${visibleLine(name)}' lebih besar dari 512 MiB.`,
    en: `'${visibleLine(name)}' is larger than 512 MiB.`,
  });
}

function anchorsIn(context: Context, path: string, name: string): readonly ReadCertificate[] {
  const found = readCertificates(readWhole(context, path, name));
  if (found.length > 0) return found;
  throw new UserError({
    id: `'${visibleLine(name)}' tidak berisi sertifikat. Beri berkas PEM atau DER dari sertifikat induk.`,
    en: `'${visibleLine(name)}' holds no certificate. Give a PEM or DER file of a root certificate.`,
  });
}

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
    subfilter: one.subFilter,
    diterima: one.accepted,
    keutuhan: integrityWords[one.integrity],
    masalah: one.problem ?? null,
    penanda_tangan: signer?.name ?? null,
    instansi: signer?.organisation ?? null,
    penerbit: signer?.issuer ?? null,
    nomor_seri: signer?.serial ?? null,
    berlaku: signer ? { dari: jsonInstant(signer.from), sampai: jsonInstant(signer.to) } : null,
    rantai: one.path,
    kepercayaan: trustWords[one.trust],
    masalah_kepercayaan: one.trustProblem ?? null,
    waktu: time
      ? { pada: jsonInstant(time.at), dari: time.source === 'claimed' ? 'penanda_tangan' : 'cap_waktu' }
      : null,
    pencabutan: revocationWords[one.revocation],
    tingkat: one.level ?? null,
    seluruh_berkas: one.coversWholeFile,
    sesudahnya: afterWords[one.after],
    perubahan: one.changes.map(({ kind, place }) => ({ jenis: kind, letak: place })),
    sertifikasi: one.certification ?? null,
    catatan: one.notes,
  };
}
