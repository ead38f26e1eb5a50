import PDFDocument from 'pdfkit';
import { type ReadCertificate, readCertificates } from '../../src/signature/cms/certificate.ts';
import type { TrustPolicy } from '../../src/signature/judge-trust.ts';
import type { SigningKey } from '../../src/signature/sign/build-cms.ts';
import { openKeyFile } from '../../src/signature/sign/key-file.ts';
import { keyFileOf, pilotPerson, pilotRoot } from '../../src/signature/sign/pilot-certificates.ts';
import type { SignatureClaim } from '../../src/signature/sign/sign-pdf.ts';

export const now = Date.parse('2026-11-23T03:00:00Z');
const span = { organisation: 'RESOR CONTOH', from: now - 86_400_000, to: now + 400 * 86_400_000 };

/** The question as it is asked an hour later by somebody who trusts these. */
export const trusting = (...anchors: readonly ReadCertificate[]): TrustPolicy => ({
  anchors,
  now: now + 3_600_000,
  accept: [],
});

/** A person with a pilot key, and the root that vouches for it. */
export function pilot(name: string): {
  readonly signer: SigningKey;
  readonly root: ReadCertificate;
  readonly rootPem: string;
} {
  const root = pilotRoot({ ...span, name });
  const person = pilotPerson(root, { ...span, name });
  const signer = openKeyFile(keyFileOf(person, root, 'rahasia-sekali', name), 'rahasia-sekali');
  if ('problem' in signer) throw new Error(signer.problem.en);
  const [read] = readCertificates(Buffer.from(root.certificate));
  if (!read) throw new Error('no root');
  return { signer, root: read, rootPem: root.certificate };
}

export const claim = (field: string, more: Partial<SignatureClaim> = {}): SignatureClaim => ({
  field,
  name: 'Larasati Kusumawardani',
  at: now,
  offset: 420,
  subFilter: 'ETSI.CAdES.detached',
  ...more,
});

/** A PDF of two pages with a link, an image-like form and a title. */
export function plainPdf(): Promise<Uint8Array> {
  return new Promise((resolve) => {
    const doc = new PDFDocument({ info: { Title: 'Laporan', CreationDate: new Date(now) } });
    const chunks: Buffer[] = [];
    doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    doc.on('end', () => resolve(Buffer.concat(chunks)));
    doc.text('Jumlah: 100', 100, 100).link(100, 100, 50, 20, 'https://contoh.id');
    doc.addPage().text('Halaman kedua');
    doc.end();
  });
}
