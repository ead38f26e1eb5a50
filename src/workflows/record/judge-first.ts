import type { Said } from '../../checklist/wish.ts';
import { UserError } from '../../host/errors.ts';
import type { Host } from '../../host/host.ts';
import { type Break, breakWords } from '../../record/breaks.ts';
import { gatherEvidence } from '../../record/run-evidence.ts';
import type { RunPlace } from '../../record/run-folder.ts';
import { verifyRun } from '../../record/verify-run.ts';
import type { Bilingual } from '../../words/bilingual.ts';
import { type OpenedRun, openDamaged, openRecord } from '../office/find-run.ts';
import type { Workspace } from '../office/workspace.ts';
import { officeRegister, signingRules } from './office-keys.ts';

/** What is wrong with a record, and why something is done all the same. */
export type Despite = { readonly reason: string; readonly damage: readonly [Break, ...Break[]] };

/** A run whose record was judged before anything is done with it. */
export type JudgedFirst = { readonly opened: OpenedRun; readonly despite?: Despite };

/** What `sop verify` finds wrong with a run, without looking at anchors; empty when nothing is. */
export function damageOf(host: Host, workspace: Workspace, place: RunPlace): readonly Break[] {
  const register = officeRegister(host, workspace.root);
  const verdict = verifyRun(
    gatherEvidence(host, place, { register, signing: signingRules(workspace.office), anchors: [] }),
  );
  return verdict.result === 'broken' ? verdict.breaks : [];
}

/**
 * Judges the record of a run and opens it. What closes, accepts, reports or signs goes through here.
 * @param reason why it is done although the record is damaged
 * @throws UserError when the record is damaged and no reason is given, or one is given and nothing is damaged
 */
export function openJudged(host: Host, workspace: Workspace, place: RunPlace, reason?: Said): JudgedFirst {
  const [first, ...more] = damageOf(host, workspace, place);
  const isOfOtherVersion = [first, ...more].some((one) => one?.kind === 'older' || one?.kind === 'newer');
  if (!first || isOfOtherVersion) {
    const opened = openRecord(host, place);
    if (reason !== undefined) throw new UserError(notDamaged(place.run));
    return { opened };
  }
  const damage = [first, ...more] as const;
  if (reason === undefined || reason.trim() === '') throw new UserError(damagedRun(place, damage));
  return { opened: openDamaged(host, place), despite: { reason: reason.trim(), damage } };
}

/** One damage, in words: what, in which file, in which line. */
export function damageWords({ kind, file, line }: Break): Bilingual {
  const { id, en } = breakWords[kind];
  const where = line === undefined ? [file, file] : [`${file} baris ${line}`, `${file} line ${line}`];
  return file === '' ? { id, en } : { id: `${where[0]}: ${id}`, en: `${where[1]}: ${en}` };
}

const damagedRun = ({ run, folder }: RunPlace, damage: readonly Break[]): Bilingual => {
  const words = damage.map(damageWords);
  const list = (language: 'id' | 'en') => words.map((one) => `\n  - ${one[language]}`).join('');
  return {
    id: `catatan ${run} RUSAK di '${folder}':${list('id')}\nTidak ada yang dicatat. Ambil kembali dari git atau cadangan, lalu ulangi. Bila tidak mungkin: tambahkan --despite-damage "alasan"; alasan itu dicatat dan dicetak di laporan.`,
    en: `record ${run} is BROKEN in '${folder}':${list('en')}\nNothing was recorded. Restore it from git or a backup and try again. If that cannot be: add --despite-damage "reason"; the reason is recorded and printed on the report.`,
  };
};

const notDamaged = (run: string): Bilingual => ({
  id: `catatan ${run} tidak rusak; hapus --despite-damage`,
  en: `record ${run} is not damaged; leave out --despite-damage`,
});
