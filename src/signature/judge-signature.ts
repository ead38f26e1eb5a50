import type { PdfFile } from '../pdf/pdf-file.ts';
import { nameText, pdfDate, textOf } from '../pdf/value.ts';
import type { Bilingual } from '../words/bilingual.ts';
import { type Coverage, endsAlike } from './changes/byte-range.ts';
import type { Later } from './changes/later-changes.ts';
import { readingDoubts } from './changes/reading-doubts.ts';
import type { FoundSignature } from './changes/signature-fields.ts';
import type { ValidationData } from './changes/validation-data.ts';
import type { Integrity } from './check-integrity.ts';
import {
  certificateName,
  isSelfSigned,
  namePart,
  type ReadCertificate,
  validity,
} from './cms/certificate.ts';
import type { Evidence } from './cms/judge-path.ts';
import type { Effort } from './cms/paths.ts';
import { type Reason, reason } from './cms/reasons.ts';
import { claimedTime, namedCertificate, octets, timeStampTokens } from './cms/signed-data.ts';
import { checkTimeStamp, type TimeStamp } from './cms/time-stamp.ts';
import { type JudgedStamp, judgeStamp } from './judge-stamp.ts';
import { isWaived, judgeTrust, type Trust, type TrustPolicy, trustInStamp } from './judge-trust.ts';
import type { CertificateFacts, Level, SignatureReport, Verdict } from './signature-report.ts';

/** A document time stamp that holds, and whether its revision has validation data. */
export type LaterStamp = JudgedStamp & { readonly hasData: boolean };

/** What is needed to judge one signature of a file. */
type Question = {
  readonly file: PdfFile;
  readonly found: FoundSignature;
  readonly coverage: Coverage;
  readonly integrity: Integrity;
  readonly later: Later;
  readonly stored: ValidationData;
  readonly policy: TrustPolicy;
  readonly effort: Effort;
  readonly laterStamps: readonly LaterStamp[];
  /** What some readers find elsewhere, in the signed revision or in the whole file. */
  readonly elsewhere: string | undefined;
};

/** Judges one signature whose byte range is in order. */
export function judgeSignature(question: Question): SignatureReport {
  const { file, found, coverage, later, stored, integrity } = question;
  const { problem, certificate } = integrity;
  const tokens = tokensOf(integrity, stored);
  const subFilter = nameText(file.resolve(found.dict.entries.get('SubFilter'))) ?? '';
  const base = {
    kind: integrity.stamp || subFilter === 'ETSI.RFC3161' ? ('timestamp' as const) : ('signature' as const),
    subFilter,
    coversWholeFile: endsAlike(file.bytes, coverage.end, file.bytes.length),
    ...later,
    ...(problem ? { problem } : {}),
    integrity: problem ? ('broken' as const) : ('intact' as const),
  };
  const notes = [
    ...integrity.notes,
    ...(tokens.includes(undefined) ? [brokenStamp] : []),
    ...(stored.unreadable > 0 ? [brokenStore] : []),
    ...(found.isUnlisted ? [unlisted] : []),
  ];
  if (!certificate)
    return {
      ...base,
      notes,
      verdict: 'broken',
      path: [],
      trust: 'unknown',
      revocation: 'unknown',
      reasons: [],
      accepted: false,
    };
  const trust = trustOf(
    question,
    certificate,
    tokens.filter((token) => token !== undefined),
  );
  const { field, sharedWith } = found;
  const shared = sharedWith ? [reason('shared-value', [field, ...sharedWith].slice(0, 4).join(', '))] : [];
  const rebuilt = question.elsewhere === undefined ? [] : [reason('rebuilt', question.elsewhere)];
  const doubts = readingDoubts(base.coversWholeFile ? file : file.revision(coverage.end));
  const waived = (one: Reason) => ({ ...one, isWaived: isWaived(one, question.policy.accept) });
  const reasons = [...shared, ...rebuilt, ...doubts, ...trust.reasons].map(waived);
  const isSettled = reasons.every(({ isWaived }) => isWaived);
  const isTrusted = trust.path.isAnchored && trust.reasons.map(waived).every(({ isWaived }) => isWaived);
  const isAsked = question.policy.anchors.length > 0;
  const verdict = verdictOf(problem !== undefined, later.after, isSettled);
  return {
    ...base,
    notes: [...notes, ...trust.remarks.map(({ text }) => text), ...uncounted(trust, isAsked)],
    signer: factsOf(certificate),
    path: trust.path.certificates.map(({ x509 }) => certificateName(x509)),
    trust: isAsked ? (isTrusted ? 'trusted' : 'untrusted') : 'unknown',
    revocation: trust.path.revocation,
    reasons: problem ? [] : reasons,
    ...(trust.time ? { time: trust.time } : {}),
    level: levelOf(question, trust),
    verdict,
    accepted: verdict === 'intact',
  };
}

/** What is said of a signature in one word: the worst of its cryptography, of what came later, and of what could be established. */
function verdictOf(isBroken: boolean, after: Later['after'], isSettled: boolean): Verdict {
  if (isBroken) return 'broken';
  if (after === 'other') return 'changed';
  const isAllowed = after !== 'form-or-annotation' && after !== 'covered';
  return isAllowed && isSettled ? 'intact' : 'doubtful';
}

/** Why time stamps that hold do not count. */
const uncounted = ({ allStamps, stamps }: Trust, isAsked: boolean): readonly Bilingual[] =>
  allStamps
    .filter((stamp) => isAsked && !stamps.includes(stamp))
    .flatMap(({ reasons }) => reasons.slice(0, 1))
    .map(({ text }) => ({
      id: `cap waktu tidak dihitung: ${text.id}`,
      en: `the time stamp does not count: ${text.en}`,
    }));

/** Time stamps of the signature value; undefined for each that is broken. */
function tokensOf(
  { read, stamp }: Integrity,
  { certificates }: ValidationData,
): readonly (TimeStamp | undefined)[] {
  if (!read || stamp) return [];
  return timeStampTokens(read).map((token) => {
    const checked = checkTimeStamp(token, [octets(read.signer.signature)], certificates);
    return 'problem' in checked ? undefined : checked;
  });
}

/** Certificates and revocation data of a file and of one of its signatures. */
export function evidenceOf(
  { pool, read }: Integrity,
  tokens: readonly TimeStamp[],
  stored: ValidationData,
  { anchors, now }: TrustPolicy,
  effort: Effort,
): Evidence {
  const own = [...(read ? [read] : []), ...tokens.map(({ signature }) => signature)].map(
    ({ revocation }) => revocation,
  );
  return {
    ...{ anchors, now, effort },
    pool: [...pool, ...tokens.flatMap(({ signature }) => signature.certificates), ...stored.certificates],
    data: {
      crls: [...stored.crls, ...own.flatMap(({ crls }) => crls)],
      ocsps: [...stored.ocsps, ...own.flatMap(({ ocsps }) => ocsps)],
    },
  };
}

function trustOf(
  { found, integrity, stored, policy, effort, laterStamps }: Question,
  certificate: ReadCertificate,
  tokens: readonly TimeStamp[],
): Trust {
  const evidence = evidenceOf(integrity, tokens, stored, policy, effort);
  const strongUntil = Math.min(
    policy.now,
    ...laterStamps.filter((one) => one.reasons.length === 0).map(({ at }) => at),
  );
  if (integrity.stamp)
    return trustInStamp(judgeStamp(integrity.stamp, strongUntil, evidence), laterStamps, evidence);
  const { read, digests } = integrity;
  return judgeTrust({
    ...{ certificate, digests, evidence, accept: policy.accept },
    claimed: pdfDate(textOf(found.dict.entries.get('M') ?? null)) ?? (read && claimedTime(read)),
    own: tokens.map((token) => judgeStamp(token, strongUntil, evidence)),
    later: laterStamps,
  });
}

/** What the proof amounts to: a level is reached only with all that it needs (ETSI EN 319 142-1, 6.1). */
function levelOf({ integrity: { read, stamp }, stored, laterStamps, policy }: Question, trust: Trust): Level {
  if (stamp) return 'timestamp';
  if (!read) return 'x509';
  if (namedCertificate(read) !== 'named') return 'pkcs7';
  const stamps = policy.anchors.length > 0 ? trust.stamps : trust.allStamps;
  if (stamps.length === 0) return 'B-B';
  const isDocumented = trust.path.isDocumented && stamps.some(({ path }) => path.isDocumented);
  if (!stored.isThere || !isDocumented) return 'B-T';
  return laterStamps.some((one) => one.hasData && stamps.includes(one)) ? 'B-LTA' : 'B-LT';
}

function factsOf(certificate: ReadCertificate): CertificateFacts {
  const { x509 } = certificate;
  const organisation = namePart(x509.subject, 'O');
  const { from, to } = validity(x509);
  return {
    name: certificateName(x509),
    ...(organisation === undefined ? {} : { organisation }),
    issuer: namePart(x509.issuer, 'CN') ?? (x509.issuer || '–').replaceAll('\n', ', '),
    serial: x509.serialNumber,
    from,
    to,
    selfSigned: isSelfSigned(certificate),
  };
}

const brokenStamp = {
  id: 'cap waktu pada tanda tangan ini rusak, jadi tidak dihitung',
  en: 'the time stamp of this signature is broken and does not count',
};
const unlisted: Bilingual = {
  id: 'kolomnya tidak terdaftar di formulir (/Fields), hanya tampil di halaman; sebagian pembaca PDF tidak menyebutnya',
  en: 'its field is not listed by the form (/Fields), only shown by a page; some PDF readers do not name it',
};
const brokenStore = {
  id: 'data validasi (DSS) di berkas ini rusak',
  en: "the file's validation data (DSS) is damaged",
};
