import { openPdf } from '../../pdf/pdf-file.ts';
import { PdfProblem } from '../../pdf/value.ts';
import type { Bilingual } from '../../words/bilingual.ts';
import { coverageOf } from '../changes/byte-range.ts';
import { signaturesOf } from '../changes/signature-fields.ts';
import { certificateName, type ReadCertificate } from '../cms/certificate.ts';
import type { ReasonCode } from '../cms/reasons.ts';
import type { Level, SignatureReport, Verdict } from '../signature-report.ts';
import { verifyPdf } from '../verify-pdf.ts';
import { fieldNamed } from './form-fields.ts';

/** What is to be added to a file. `now` is epoch milliseconds. */
type Wish = { readonly field: string; readonly certify: boolean; readonly now: number };

/**
 * How the signatures of a file stand before another one is added.
 * @throws PdfProblem when none may be added: the file cannot be read, a signature of it is broken or was changed afterwards, one allows nothing
 * more, or it is to be certified although somebody signed already
 */
export function standingOf(pdf: Uint8Array, { field, certify, now }: Wish): readonly SignatureReport[] {
  const { signatures, problem } = judged(pdf, now);
  if (problem) throw new PdfProblem(problem);
  for (const one of signatures) {
    const obstacle = obstacleIn(one);
    if (obstacle) throw new PdfProblem(obstacle);
  }
  const [first] = signatures;
  if (certify && first) throw new PdfProblem(notTheFirst(first));
  if (first && isLaterField(pdf, field)) throw new PdfProblem(laterField(field));
  return signatures;
}

/** Whether a field is there that the first signer did not see, and that shows something: only its maker knows what it will cover. */
function isLaterField(pdf: Uint8Array, name: string): boolean {
  const file = openPdf(pdf);
  const field = fieldNamed(file, name);
  if (!field) return false;
  const ends = signaturesOf(file).signatures.flatMap((one) => {
    const coverage = coverageOf(file, one);
    return 'problem' in coverage ? [] : [coverage.end];
  });
  const first = ends.sort((a, b) => a - b)[0] ?? pdf.length;
  if (fieldNamed(openPdf(pdf.subarray(0, first)), name)) return false;
  return !file.items(field.dict.entries.get('Rect')).every((side) => file.resolve(side) === 0);
}

/** Who signed is not asked here: the file stands or falls by itself. */
const judged = (pdf: Uint8Array, now: number, anchors: readonly ReadCertificate[] = []) =>
  verifyPdf(pdf, { anchors, now, accept: ['unknown-revocation'] });

function obstacleIn(one: SignatureReport): Bilingual | undefined {
  if (one.verdict === 'broken') return broken(one);
  if (one.verdict === 'changed') return changed(one);
  return one.certification === 1 ? closed(one) : undefined;
}

/** What the new signature is to be. */
type Meant = Wish & {
  readonly certificate: ReadCertificate;
  readonly level: Level;
  /** Where the paths of the signer and of the time stamps end. */
  readonly tops: readonly ReadCertificate[];
};

/**
 * What is wrong with a file that was just signed: the new signature does not hold, is not by the certificate, does not reach its level, or one
 * of the earlier signatures became worse. The same judge decides that receivers have.
 */
export function flawIn(
  signed: Uint8Array,
  before: readonly SignatureReport[],
  { field, certificate, level, tops, now, certify }: Meant,
): Bilingual | undefined {
  const { signatures, problem } = judged(signed, now);
  if (problem) return problem;
  const isOwn = (one: SignatureReport): boolean => one.field === field && one.kind === 'signature';
  const own = signatures.find(isOwn);
  if (own?.integrity !== 'intact') return own?.problem ?? lost(field);
  if (own.after !== 'nothing' && own.after !== 'normal') return changed(own);
  const doubt = own.reasons.find(({ code }) => doubtful.includes(code));
  if (doubt) return doubt.text;
  const { x509 } = certificate;
  if (own.signer?.serial !== x509.serialNumber || own.signer.name !== certificateName(x509))
    return otherSigner;
  if (certify && own.certification === undefined) return lost('DocMDP');
  const worse = before.find((one) => rank(counterpart(one, signatures)) > rank(one));
  if (worse) return becameWorse(worse);
  // Who made the time stamps counts for every level but the first.
  const reached = level === 'B-B' ? own : judged(signed, now, tops).signatures.find(isOwn);
  return reaches(reached, level) ? undefined : notReached(level, reached);
}

/**
 * What those who trust only certain certificates hold against a file: that the signer does not lead up to them (issuers may be missing in
 * it), or that its level is lower, for they do not trust who made the time stamps.
 */
export function doubtsOfReaders(
  signed: Uint8Array,
  anchors: readonly ReadCertificate[],
  { field, level, now }: Pick<Meant, 'field' | 'level' | 'now'>,
): readonly Bilingual[] {
  if (anchors.length === 0) return [];
  const own = judged(signed, now, anchors).signatures.find((one) => one.field === field);
  if (!own) return [];
  const astray = own.reasons.filter(({ code }) => code === 'no-path').map(({ text }) => text);
  if (reaches(own, level)) return astray;
  const [why] = own.notes;
  return [
    ...astray,
    {
      id: `dengan sertifikat_induk: kantor ini tingkatnya hanya ${own.level}${why ? ` (${why.id})` : ''}`,
      en: `with sertifikat_induk: of this office the level is only ${own.level}${why ? ` (${why.en})` : ''}`,
    },
  ];
}

/** Whoever signs what readers find in two ways does not know what is signed. */
const doubtful: readonly ReasonCode[] = ['rebuilt', 'two-readings', 'no-page'];

const ladder: readonly (Level | undefined)[] = ['B-B', 'B-T', 'B-LT', 'B-LTA'];

/** More than was asked for is reached where the validation data that an earlier signer left serves the later one too. */
const reaches = (found: SignatureReport | undefined, level: Level): boolean =>
  ladder.indexOf(found?.level) >= ladder.indexOf(level);

const counterpart = (
  { field, kind, signer }: SignatureReport,
  later: readonly SignatureReport[],
): SignatureReport | undefined =>
  later.find((one) => one.field === field && one.kind === kind && one.signer?.serial === signer?.serial);

const verdicts: readonly Verdict[] = ['intact', 'doubtful', 'changed', 'broken'];

/** From intact to gone. */
const rank = (one: SignatureReport | undefined): number =>
  one ? verdicts.indexOf(one.verdict) : verdicts.length;

const newFile: Bilingual = {
  id: 'Tidak ada yang ditandatangani. Minta lagi berkas aslinya dari penanda tangan itu, atau buat laporannya lagi dengan sop report.',
  en: 'Nothing was signed. Ask that signer for the original file again, or make the report again with sop report.',
};
const broken = ({ field, problem }: SignatureReport): Bilingual => ({
  id: `tanda tangan '${field}' di berkas ini RUSAK${problem ? `: ${problem.id}` : ''}. ${newFile.id}`,
  en: `the signature '${field}' of this file is BROKEN${problem ? `: ${problem.en}` : ''}. ${newFile.en}`,
});
const changed = ({ field, changes }: SignatureReport): Bilingual => {
  const places = changes
    .filter(({ kind }) => kind === 'other')
    .slice(0, 3)
    .map(({ place }) => place)
    .join(', ');
  return {
    id: `berkas ini DIUBAH sesudah ditandatangani pada kolom '${field}'${places && ` (${places})`}. ${newFile.id}`,
    en: `this file was CHANGED after '${field}' was signed${places && ` (${places})`}. ${newFile.en}`,
  };
};
const closed = ({ field }: SignatureReport): Bilingual => ({
  id: `tanda tangan '${field}' mengesahkan berkas ini tanpa apa pun sesudahnya (DocMDP P=1), juga tanpa tanda tangan lain. Tidak ada yang ditandatangani. Tanda tangani naskah sebelum disahkan, lalu sahkan paling akhir dengan izin P=2.`,
  en: `the signature '${field}' certifies this file with nothing after it (DocMDP P=1), not even a signature. Nothing was signed. Sign the paper before it is certified, or have it certified with P=2.`,
});
const notTheFirst = ({ field }: SignatureReport): Bilingual => ({
  id: `--certify hanya untuk tanda tangan pertama, dan berkas ini sudah ditandatangani pada kolom '${field}'. Tanda tangani tanpa --certify.`,
  en: `--certify is only for the first signature, and this file is signed in '${field}' already. Sign without --certify.`,
});
const laterField = (field: string): Bilingual => ({
  id: `kolom '${field}' ditambahkan orang lain sesudah tanda tangan pertama dan menempati halaman; yang menandatanganinya mengesahkan juga apa yang nanti tampak di situ. ${newFile.id}`,
  en: `the field '${field}' was added by somebody after the first signature and takes room on a page; whoever signs it vouches for what will be seen there. ${newFile.en}`,
});
const lost = (what: string): Bilingual => ({
  id: `'${what}' tidak ditemukan kembali di hasilnya`,
  en: `'${what}' is not found again in the result`,
});
const otherSigner: Bilingual = {
  id: 'sertifikat di hasilnya bukan sertifikat penanda tangan',
  en: 'the certificate in the result is not that of the signer',
};
const becameWorse = ({ field }: SignatureReport): Bilingual => ({
  id: `tanda tangan '${field}' yang sudah ada tidak mengizinkannya`,
  en: `the signature '${field}' that is there does not allow it`,
});
function notReached(level: Level, found: SignatureReport | undefined): Bilingual {
  const reasons = [...(found?.reasons.map(({ text }) => text) ?? []), ...(found?.notes ?? [])];
  const [why] = reasons;
  return {
    id: `tingkat ${level} tidak tercapai${why ? `: ${why.id}` : ''}`,
    en: `level ${level} is not reached${why ? `: ${why.en}` : ''}`,
  };
}
