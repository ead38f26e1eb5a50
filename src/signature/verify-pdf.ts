import { openPdf, type PdfFile } from '../pdf/pdf-file.ts';
import { nameText, PdfProblem } from '../pdf/value.ts';
import type { Bilingual } from '../words/bilingual.ts';
import { type Coverage, coverageOf } from './changes/byte-range.ts';
import { changesBetween, revisionsAfter } from './changes/changes.ts';
import type { Change } from './changes/comparison.ts';
import { type FoundSignature, signaturesOf } from './changes/signature-fields.ts';
import { validationData } from './changes/validation-data.ts';
import { checkIntegrity } from './check-integrity.ts';
import type { ReadCertificate } from './cms/certificate.ts';
import { judgeSignature } from './judge-signature.ts';
import type { PdfReport, SignatureReport } from './signature-report.ts';

type Covered = { readonly found: FoundSignature; readonly coverage: Coverage };

/**
 * Judges every signature of a PDF: the bytes it covers, its cryptography, what was changed later, its certificate.
 * @param anchors certificates that the reader trusts; without any, who signed is reported but not vouched for
 */
export async function verifyPdf(
  bytes: Uint8Array,
  anchors: readonly ReadCertificate[] = [],
): Promise<PdfReport> {
  try {
    return await judge(openPdf(bytes), anchors);
  } catch (error) {
    if (!(error instanceof PdfProblem)) throw error;
    return { signatures: [], loose: 0, problem: error.text, accepted: false };
  }
}

async function judge(file: PdfFile, anchors: readonly ReadCertificate[]): Promise<PdfReport> {
  const { signatures: all, loose } = signaturesOf(file);
  const covered: Covered[] = [];
  const reports: SignatureReport[] = [];
  for (const found of all) {
    const coverage = coverageOf(file, found);
    if ('problem' in coverage) reports.push(broken(file, found, coverage.problem));
    else covered.push({ found, coverage });
  }
  covered.sort((a, b) => a.coverage.end - b.coverage.end);
  const stored = validationData(file);
  const stamps = covered.flatMap((one) => stampOf(file, one, stored.certificates));
  const later = changesAfter(file);
  for (const { found, coverage } of covered) {
    const laterStamps = stamps.filter(({ end }) => end > coverage.end);
    const changes = later(found, coverage.end);
    if ('problem' in changes) reports.push(broken(file, found, changes.problem));
    else reports.push(await judgeSignature({ file, found, coverage, changes, stored, anchors, laterStamps }));
  }
  const isSigned = reports.some(({ kind }) => kind === 'signature') || reports.length > 0;
  return {
    signatures: reports,
    loose: loose.length,
    accepted: isSigned && reports.every(({ accepted }) => accepted),
  };
}

const isBlank = (byte: number): boolean => byte === 10 || byte === 13 || byte === 32 || byte === 0;

/** All that happened in the revisions behind an end; each pair of neighbours is compared once. */
function changesAfter(file: PdfFile) {
  const steps = new Map<number, readonly Change[]>();
  return (found: FoundSignature, end: number): readonly Change[] | { readonly problem: Bilingual } => {
    // The last revision need not be opened a second time.
    const isLast = file.bytes.subarray(end).every(isBlank);
    const own = isLast ? file : openPdf(file.bytes.subarray(0, end));
    const holds = signaturesOf(own).signatures.some(({ holder }) => holder === found.holder);
    if (!holds) return { problem: notInRevision };
    if (isLast) return [];
    let before = own;
    const later = revisionsAfter(file, own);
    if (later.length === 0) return [{ kind: 'other', place: '%%EOF' }];
    return later.flatMap((revision) => {
      const size = revision.bytes.length;
      const known = steps.get(size) ?? changesBetween(before, revision);
      steps.set(size, known);
      before = revision;
      return known;
    });
  };
}

/** A document time stamp that holds, for the signatures before it. */
function stampOf(file: PdfFile, { found, coverage }: Covered, stored: readonly ReadCertificate[]) {
  const subFilter = nameText(file.resolve(found.dict.entries.get('SubFilter')));
  if (subFilter !== 'ETSI.RFC3161') return [];
  const { gap, end, contents } = coverage;
  const pieces = [file.bytes.subarray(0, gap[0]), file.bytes.subarray(gap[1], end)];
  const { at, problem } = checkIntegrity({ file, dict: found.dict, subFilter, contents, pieces, stored });
  if (at === undefined || problem) return [];
  return [{ at, end, hasData: validationData(openPdf(file.bytes.subarray(0, end))).isThere }];
}

function broken(file: PdfFile, found: FoundSignature, problem: Bilingual): SignatureReport {
  return {
    field: found.field,
    kind: 'signature',
    subFilter: nameText(file.resolve(found.dict.entries.get('SubFilter'))) ?? '',
    integrity: 'broken',
    problem,
    path: [],
    trust: 'unknown',
    revocation: 'unknown',
    coversWholeFile: false,
    after: 'other',
    changes: [],
    notes: [],
    accepted: false,
  };
}

const notInRevision: Bilingual = {
  id: 'tanda tangan ini tidak ada di bagian berkas yang ditandatanganinya',
  en: 'this signature is not in the part of the file that it signs',
};
