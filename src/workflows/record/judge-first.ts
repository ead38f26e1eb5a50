import type { Said } from '../../checklist/wish.ts';
import { UserError } from '../../host/errors.ts';
import type { Host } from '../../host/host.ts';
import { type Break, breakWords } from '../../record/breaks.ts';
import { type Doubt, doubtWords } from '../../record/keys/doubts.ts';
import type { Journal } from '../../record/record.ts';
import { evidenceOf, gatherEvidence } from '../../record/run-evidence.ts';
import type { RunPlace } from '../../record/run-folder.ts';
import { countedChecks, type Verdict, verifyRun } from '../../record/verify-run.ts';
import type { Bilingual } from '../../words/bilingual.ts';
import { type OpenedRun, openDamaged, openRecord } from '../office/find-run.ts';
import type { Workspace } from '../office/workspace.ts';
import { officeRegister, signingRules } from './office-keys.ts';

/** What is wrong with a record, and what cannot be judged about it: such a record lacks something to be judged by. */
type Judgement = { readonly damage: readonly Break[]; readonly doubts: readonly Doubt[] };

/** A run whose record was judged before anything is done with it; `despite` is why it is done although there is damage. */
export type JudgedFirst = Judgement & { readonly opened: OpenedRun; readonly despite?: string };

/** What `sop verify` says of a run, without looking at anchors. */
export function judgementOf(host: Host, workspace: Workspace, place: RunPlace): Judgement {
  const register = officeRegister(host, workspace.root);
  const verdict = verifyRun(
    gatherEvidence(host, place, { register, signing: signingRules(workspace.office), anchors: [] }),
  );
  return judgementBy(verdict);
}

const judgementBy = (verdict: Verdict): Judgement => ({
  damage: verdict.result === 'broken' ? verdict.breaks : [],
  doubts: verdict.result === 'doubtful' ? verdict.doubts : [],
});

/** Judges runs that were read to be counted, in little more time than the reading took. */
export function countedJudge(
  host: Host,
  { root, office }: Workspace,
): (journal: Journal, entries: readonly string[]) => Judgement {
  const rules = { register: officeRegister(host, root), signing: signingRules(office) };
  const known = { ...rules, anchors: [], lastSignatures: true };
  return (journal, entries) =>
    judgementBy(verifyRun(evidenceOf(host, journal, entries, known), countedChecks));
}

/** What is to be done with a run, for what is said when it is not: a line of the record, a paper, a signature. */
export type Deed = 'record' | 'report' | 'sheet' | 'signature';

/** Why something is done although the record is damaged, and what it is. */
export type JudgeWish = { readonly reason?: Said; readonly deed?: Deed };

/**
 * Judges the record of a run and opens it. What closes, accepts, reports or signs goes through here.
 * @throws UserError when the record is damaged and no reason is given, or one is given and nothing is damaged
 */
export function openJudged(
  host: Host,
  workspace: Workspace,
  place: RunPlace,
  { reason, deed }: JudgeWish = {},
): JudgedFirst {
  const judgement = judgementOf(host, workspace, place);
  const { damage } = judgement;
  if (!isReadable(damage) && !reason?.trim()) throw new UserError(damagedRun(place, damage, deed));
  return openAs(host, place, judgement, reason);
}

/** Judges the record of a run and opens it, damaged or not, for who only reads it. @throws UserError when it cannot be opened at all */
export const openToLookAt = (host: Host, workspace: Workspace, place: RunPlace, reason?: Said): JudgedFirst =>
  openAs(host, place, judgementOf(host, workspace, place), reason);

/** Whole, or of another version, of which nothing else can be said. */
const isReadable = (damage: readonly Break[]): boolean =>
  damage.length === 0 || damage.some(({ kind }) => kind === 'older' || kind === 'newer');

function openAs(host: Host, place: RunPlace, { damage, doubts }: Judgement, reason: Said): JudgedFirst {
  if (isReadable(damage)) {
    const opened = openRecord(host, place);
    if (reason !== undefined) throw new UserError(notDamaged(place.run));
    return { opened, damage: [], doubts };
  }
  const despite = reason?.trim() || undefined;
  const opened = openDamaged(host, place);
  return { opened, damage, doubts, ...(despite === undefined ? {} : { despite }) };
}

/** What cannot be judged about a record, in words: one sentence a kind, with the first file that it is about and what would settle it. */
export const doubtTexts = (doubts: readonly Doubt[]): readonly Bilingual[] =>
  [...new Set(doubts.map(({ kind }) => kind))].map((kind) => {
    const files = new Set(doubts.filter((one) => one.kind === kind).map(({ file }) => file));
    const [[file = ''], more] = [[...files], files.size - 1];
    const [id, en] = more === 0 ? ['', ''] : [` dan ${more} berkas lain`, ` and ${more} more files`];
    return { id: `${file}${id}: ${doubtWords[kind].id}`, en: `${file}${en}: ${doubtWords[kind].en}` };
  });

/** Said of a record that cannot be judged before something is done with it all the same. */
export const doubtfulRun = (run: string, doubts: readonly Doubt[]): Bilingual => ({
  id: `catatan ${run} BELUM DAPAT DINILAI; tidak ada yang rusak, jadi ini tetap dikerjakan:${listed(doubtTexts(doubts), 'id')}`,
  en: `record ${run} CANNOT BE JUDGED; nothing in it is damaged, so this is done all the same:${listed(doubtTexts(doubts), 'en')}`,
});

const listed = (texts: readonly Bilingual[], language: 'id' | 'en'): string =>
  texts.map((one) => `\n  - ${one[language]}`).join('');

/** One damage, in words: what, in which file, in which line. */
export function damageWords({ kind, file, line }: Break): Bilingual {
  const { id, en } = breakWords[kind];
  const where = line === undefined ? [file, file] : [`${file} baris ${line}`, `${file} line ${line}`];
  return file === '' ? { id, en } : { id: `${where[0]}: ${id}`, en: `${where[1]}: ${en}` };
}

/** Said when a record is damaged and nothing is done: what is wrong, and how to go on. */
export function damagedRun(
  { run, folder }: RunPlace,
  damage: readonly Break[],
  deed: Deed = 'record',
): Bilingual {
  const words = damage.map(damageWords);
  const { not, reason } = deedWords[deed];
  return {
    id: `catatan ${run} RUSAK di '${folder}':${listed(words, 'id')}\n${not.id} Ambil kembali dari git atau cadangan, lalu ulangi. Bila tidak mungkin: tambahkan --despite-damage "alasan"; ${reason.id}.`,
    en: `record ${run} is BROKEN in '${folder}':${listed(words, 'en')}\n${not.en} Restore it from git or a backup and try again. If that cannot be: add --despite-damage "reason"; ${reason.en}.`,
  };
}

const printedToo = {
  id: 'alasan itu dicatat dan dicetak di laporan',
  en: 'the reason is recorded and printed on the report',
};

/** What is not done, and where the reason goes. */
const deedWords: Readonly<Record<Deed, { readonly not: Bilingual; readonly reason: Bilingual }>> = {
  record: { not: { id: 'Tidak ada yang dicatat.', en: 'Nothing was recorded.' }, reason: printedToo },
  report: { not: { id: 'Laporannya tidak dibuat.', en: 'The report was not made.' }, reason: printedToo },
  sheet: {
    not: { id: 'Berita acaranya tidak dibuat.', en: 'The handover sheet was not made.' },
    reason: {
      id: 'alasan itu dicetak di berita acara',
      en: 'the reason is printed on the handover sheet',
    },
  },
  signature: {
    not: { id: 'Berkas ini tidak ditandatangani.', en: 'The file was not signed.' },
    reason: { id: 'alasan itu ditulis di tanda tangannya', en: 'the reason is written in the signature' },
  },
};

const notDamaged = (run: string): Bilingual => ({
  id: `catatan ${run} tidak rusak; hapus --despite-damage`,
  en: `record ${run} is not damaged; leave out --despite-damage`,
});
