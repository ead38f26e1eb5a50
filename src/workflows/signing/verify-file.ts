import { UserError } from '../../host/errors.ts';
import type { Host } from '../../host/host.ts';
import { join } from '../../host/paths.ts';
import { readFile } from '../../host/read-file.ts';
import { type ReadCertificate, readCertificates } from '../../signature/cms/certificate.ts';
import type { Waiver } from '../../signature/cms/reasons.ts';
import type { PdfReport } from '../../signature/signature-report.ts';
import { verifyPdf } from '../../signature/verify-pdf.ts';
import type { Bilingual } from '../../words/bilingual.ts';
import { visibleLine } from '../../words/visible.ts';
import type { Workspace } from '../office/workspace.ts';

/** The largest PDF that is read. */
const largest = 512 * 1024 * 1024;

/** Whoever reads PDFs: the roots that he trusts, and the proofs that he does without. */
export type Reader = { readonly anchors: readonly ReadCertificate[]; readonly accept: readonly Waiver[] };

type ReaderWish = {
  readonly trust?: readonly string[] | undefined;
  readonly accept?: readonly Waiver[] | undefined;
};

/**
 * Reads the roots that count: those of `trust`, which are named from the working folder, and those that the office trusts.
 * @throws UserError when a file is missing or holds no certificate
 */
export const openReader = (
  host: Host,
  { office, root }: Workspace,
  { trust = [], accept = [] }: ReaderWish,
): Reader => ({
  anchors: [
    ...trust.flatMap((file) => anchorsIn(host, join(host.cwd, file), file)),
    ...office.trust.flatMap((file) => anchorsIn(host, join(root, file), file)),
  ],
  accept,
});

/** A PDF with what was found out about its signatures. */
export type VerifiedFile = { readonly sha256: string; readonly report: PdfReport };

/** Judges all signatures of a PDF, offline; its name counts from the working folder. @throws UserError when it cannot be read */
export function verifyFile(host: Host, name: string, reader: Reader): VerifiedFile {
  const bytes = readWhole(host, join(host.cwd, name), name, pdfToCheck);
  return { sha256: host.sha256(bytes), report: verifyPdf(bytes, { ...reader, now: host.now() }) };
}

function readWhole(host: Host, path: string, name: string, what: Bilingual): Uint8Array {
  if (host.files.kind(path) === undefined) throw new UserError(missing(name, what));
  const bytes = readFile(host, path, largest + 1);
  if (bytes.length <= largest) return bytes;
  throw new UserError({
    id: `'${visibleLine(name)}' lebih besar dari 512 MiB.`,
    en: `'${visibleLine(name)}' is larger than 512 MiB.`,
  });
}

const pdfToCheck = { id: 'berkas PDF yang akan diperiksa', en: 'the PDF to check' };
const rootFile = { id: 'berkas sertifikat induk', en: 'the file of a root certificate' };

/** Names that are no UTF-8 cannot be asked for: what stands for their letters names no file. */
const missing = (name: string, what: Bilingual): Bilingual =>
  name.includes('\uFFFD')
    ? {
        id: `nama berkas '${visibleLine(name)}' bukan UTF-8, jadi tidak dapat dibuka. Ganti namanya dulu.`,
        en: `the file name '${visibleLine(name)}' is not UTF-8, so it cannot be opened. Rename it first.`,
      }
    : {
        id: `berkas '${visibleLine(name)}' tidak ada. Tulis letak ${what.id}.`,
        en: `file '${visibleLine(name)}' does not exist. Give ${what.en}.`,
      };

function anchorsIn(host: Host, path: string, name: string): readonly ReadCertificate[] {
  const found = readCertificates(readWhole(host, path, name, rootFile));
  if (found.length > 0) return found;
  throw new UserError({
    id: `'${visibleLine(name)}' tidak berisi sertifikat. Beri berkas PEM atau DER dari sertifikat induk.`,
    en: `'${visibleLine(name)}' holds no certificate. Give a PEM or DER file of a root certificate.`,
  });
}
