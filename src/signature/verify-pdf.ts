import { longestTail } from '../pdf/appended.ts';
import { openPdf, type PdfFile } from '../pdf/pdf-file.ts';
import { revisionsAfter } from '../pdf/revisions.ts';
import { nameText, PdfProblem } from '../pdf/value.ts';
import type { Bilingual } from '../words/bilingual.ts';
import { type Coverage, coverageOf } from './changes/byte-range.ts';
import { changesBetween } from './changes/changes.ts';
import type { Change } from './changes/comparison.ts';
import { type FoundSignature, signaturesOf } from './changes/signature-fields.ts';
import { type ValidationData, validationData } from './changes/validation-data.ts';
import { checkIntegrity, type Integrity } from './check-integrity.ts';
import type { Effort } from './cms/paths.ts';
import { evidenceOf, judgeSignature } from './judge-signature.ts';
import { judgeStamp } from './judge-stamp.ts';
import type { TrustPolicy } from './judge-trust.ts';
import type { PdfReport, SignatureReport } from './signature-report.ts';

type Covered = { readonly found: FoundSignature; readonly coverage: Coverage };

/**
 * Judges every signature of a PDF: the bytes it covers, its cryptography, what was changed later, its certificate.
 * @param policy whom the reader trusts and when; without anchors, who signed is reported but not vouched for
 */
export function verifyPdf(bytes: Uint8Array, policy: TrustPolicy): PdfReport {
  try {
    return judge(openPdf(bytes), policy);
  } catch (error) {
    // The stack of calls ends where nothing else does: values that a stranger nested without measure.
    const problem =
      error instanceof PdfProblem ? error.text : error instanceof RangeError ? tooNested : undefined;
    if (!problem) throw error;
    return { signatures: [], loose: 0, problem, accepted: false };
  }
}

function judge(file: PdfFile, policy: TrustPolicy): PdfReport {
  const { signatures: all, loose } = signaturesOf(file);
  const covered: Covered[] = [];
  const reports: SignatureReport[] = [];
  for (const found of all) {
    const coverage = coverageOf(file, found);
    file.spend('signed', 'problem' in coverage ? file.bytes.length >> 4 : coverage.end);
    if ('problem' in coverage) reports.push(broken(file, found, coverage.problem));
    else covered.push({ found, coverage });
  }
  covered.sort((a, b) => a.coverage.end - b.coverage.end);
  const stored = validationData(file);
  const checked = covered.map((one) => ({ ...one, integrity: integrityOf(file, one, stored) }));
  const effort = { left: mostEffort };
  const stamps = stampsOf(file, checked, stored, policy, effort);
  const later = changesAfter(file, all);
  for (const { found, coverage, integrity } of checked) {
    const laterStamps = stamps.filter(({ end }) => end > coverage.end);
    const changes = later(found, coverage.end);
    if ('problem' in changes) reports.push(broken(file, found, changes.problem));
    else
      reports.push(
        judgeSignature({ file, found, coverage, integrity, changes, stored, policy, effort, laterStamps }),
      );
  }
  const isSigned = reports.some(({ kind }) => kind === 'signature') || reports.length > 0;
  return {
    signatures: reports,
    loose: loose.length,
    accepted: isSigned && reports.every(({ accepted }) => accepted),
  };
}

/** Issuers, lists and answers that are looked at for a whole file: about a second. */
const mostEffort = 20_000;

const isBlank = (byte: number): boolean => byte === 10 || byte === 13 || byte === 32 || byte === 0;

/** White space that somebody put behind the end until readers no longer find it there, and begin to repair. */
function hasLongTail(bytes: Uint8Array, end: number): boolean {
  const tail = bytes.length - 1 - bytes.findLastIndex((byte) => !isBlank(byte));
  return end < bytes.length && tail > longestTail;
}

/** All that happened in the revisions behind an end; each pair of neighbours is compared once. */
function changesAfter(file: PdfFile, all: readonly FoundSignature[]) {
  const steps = new Map<number, readonly Change[]>();
  return (found: FoundSignature, end: number): readonly Change[] | { readonly problem: Bilingual } => {
    // The last revision need not be opened a second time.
    const isLast = file.bytes.subarray(end).every(isBlank);
    const own = isLast ? file : file.revision(end);
    const held = isLast ? all : signaturesOf(own).signatures;
    const holds = held.some(({ holder }) => holder === found.holder);
    if (!holds) return { problem: notInRevision };
    if (isLast) return hasLongTail(file.bytes, end) ? [{ kind: 'other', place: '%%EOF' }] : [];
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

function integrityOf(file: PdfFile, { found, coverage }: Covered, stored: ValidationData): Integrity {
  const subFilter = nameText(file.resolve(found.dict.entries.get('SubFilter'))) ?? '';
  const { gap, end, contents } = coverage;
  const pieces = [file.bytes.subarray(0, gap[0]), file.bytes.subarray(gap[1], end)];
  return checkIntegrity({ file, dict: found.dict, subFilter, contents, pieces, stored: stored.certificates });
}

/** The document time stamps that hold, for the signatures before them; each is judged at the time that those after it prove. */
function stampsOf(
  file: PdfFile,
  checked: readonly (Covered & { readonly integrity: Integrity })[],
  stored: ValidationData,
  policy: TrustPolicy,
  effort: Effort,
) {
  let strongUntil = policy.now;
  return [...checked].reverse().flatMap(({ integrity, coverage: { end } }) => {
    const { stamp, problem } = integrity;
    if (!stamp || problem) return [];
    const judged = judgeStamp(stamp, strongUntil, evidenceOf(integrity, [], stored, policy, effort));
    if (judged.reasons.length === 0) strongUntil = Math.min(strongUntil, judged.at);
    return [{ ...judged, end, hasData: validationData(file.revision(end)).isThere }];
  });
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
    reasons: [],
    coversWholeFile: false,
    after: 'other',
    changes: [],
    notes: [],
    accepted: false,
  };
}

const tooNested: Bilingual = {
  id: 'isi PDF ini bersarang terlalu dalam; pemeriksaan dihentikan',
  en: 'the content of this PDF is nested too deeply; the check was stopped',
};
const notInRevision: Bilingual = {
  id: 'tanda tangan ini tidak ada di bagian berkas yang ditandatanganinya',
  en: 'this signature is not in the part of the file that it signs',
};
