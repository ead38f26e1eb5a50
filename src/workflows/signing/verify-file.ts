import { UserError } from '../../host/errors.ts';
import type { Host } from '../../host/host.ts';
import { join } from '../../host/paths.ts';
import { type ReadCertificate, readCertificates } from '../../signature/cms/certificate.ts';
import type { Waiver } from '../../signature/cms/reasons.ts';
import type { PdfReport } from '../../signature/signature-report.ts';
import { verifyPdf } from '../../signature/verify-pdf.ts';
import { visibleLine } from '../../words/visible.ts';
import type { Workspace } from '../office/workspace.ts';

type FileToVerify = {
  readonly name: string;
  readonly trust: readonly string[];
  /** What the reader does without. */
  readonly accept?: readonly Waiver[];
};

/** The largest PDF that is read. */
const largest = 512 * 1024 * 1024;

/**
 * Judges all signatures of a PDF, offline. Names count from the working folder; the roots that the office trusts count beside those of
 * `trust`.
 * @throws UserError when a file is missing or holds no certificate
 */
export async function verifyFile(
  host: Host,
  { office, root }: Workspace,
  { name, trust, accept = [] }: FileToVerify,
): Promise<{ readonly sha256: string; readonly report: PdfReport }> {
  const bytes = readWhole(host, join(host.cwd, name), name);
  const anchors = [
    ...trust.flatMap((file) => anchorsIn(host, join(host.cwd, file), file)),
    ...office.trust.flatMap((file) => anchorsIn(host, join(root, file), file)),
  ];
  return { sha256: host.sha256(bytes), report: verifyPdf(bytes, { anchors, now: host.now(), accept }) };
}

function readWhole(host: Host, path: string, name: string): Uint8Array {
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

function anchorsIn(host: Host, path: string, name: string): readonly ReadCertificate[] {
  const found = readCertificates(readWhole(host, path, name));
  if (found.length > 0) return found;
  throw new UserError({
    id: `'${visibleLine(name)}' tidak berisi sertifikat. Beri berkas PEM atau DER dari sertifikat induk.`,
    en: `'${visibleLine(name)}' holds no certificate. Give a PEM or DER file of a root certificate.`,
  });
}
