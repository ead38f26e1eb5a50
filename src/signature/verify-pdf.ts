import { openPdf, type PdfFile } from '../pdf/pdf-file.ts';
import { foundElsewhere } from '../pdf/rebuilt.ts';
import { nameText, PdfLimit, PdfProblem } from '../pdf/value.ts';
import type { Bilingual } from '../words/bilingual.ts';
import { type Coverage, coverageOf } from './changes/byte-range.ts';
import { laterChanges } from './changes/later-changes.ts';
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
  const intact = new Set(
    checked.flatMap(({ found, integrity }) => (integrity.problem ? [] : [found.holder])),
  );
  const first = checked[0]?.coverage.end ?? 0;
  const laterOf = laterChanges(file, { all, first, holds: (holder) => intact.has(holder) });
  const elsewhere = checked.length > 0 ? foundElsewhere(file) : undefined;
  for (const { found, coverage, integrity } of checked) {
    const laterStamps = stamps.filter(({ end }) => end > coverage.end);
    const later = laterOf({ found, end: coverage.end });
    if ('problem' in later) reports.push(broken(file, found, later.problem));
    else {
      const own = file.revision(coverage.end);
      const about = { file, found, coverage, integrity, later, stored, policy, effort, laterStamps };
      reports.push(
        judgeSignature({
          ...about,
          elsewhere: elsewhere ?? (own === file ? undefined : foundElsewhere(own)),
        }),
      );
    }
  }
  const left = all.length === 0 && loose.length === 0 ? signedBefore(file) : loose.length;
  return {
    signatures: reports,
    loose: left,
    accepted: reports.length > 0 && left === 0 && reports.every(({ accepted }) => accepted),
  };
}

/** So many ends of revisions are tried where a file seems to have no signature. */
const mostTried = 20;

/** How many signatures an earlier revision of a file has that the newest one does not lead to any more. */
function signedBefore(file: PdfFile): number {
  const text = Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength);
  const first = text.indexOf('/ByteRange');
  if (first < 0) return 0;
  let end = text.length;
  for (let tried = 0; tried < mostTried; tried++) {
    const at = end > 0 ? text.lastIndexOf('%%EOF', end - 1) : -1;
    if (at < first) break;
    const found = signaturesIn(file, at + 5);
    if (found > 0) return found;
    end = at;
  }
  return 0;
}

function signaturesIn(file: PdfFile, end: number): number {
  try {
    return signaturesOf(file.revision(end)).signatures.length;
  } catch (error) {
    if (error instanceof PdfProblem && !(error instanceof PdfLimit)) return 0;
    throw error;
  }
}

/** Issuers, lists and answers that are looked at for a whole file: about a second. */
const mostEffort = 20_000;

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
    verdict: 'broken',
    after: 'other',
    because: [],
    changes: [],
    notes: [],
    accepted: false,
  };
}

const tooNested: Bilingual = {
  id: 'isi PDF ini bersarang terlalu dalam; pemeriksaan dihentikan',
  en: 'the content of this PDF is nested too deeply; the check was stopped',
};
