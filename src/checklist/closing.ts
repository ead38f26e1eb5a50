import { activityRows } from '../sop/activities.ts';
import type { Part } from '../sop/sop.ts';
import type { Bilingual } from '../words/bilingual.ts';
import { unanswered } from './allowed.ts';
import type { Result } from './events.ts';
import { type ActivityState, activityState, type RunState } from './state.ts';

/** Which files an office takes as evidence, and for which results a run needs some before it is closed. */
export type EvidenceRule = {
  /** Endings of file names, small letters without the dot. */
  readonly extensions: readonly string[];
  /** The largest file in bytes. */
  readonly bytes: number;
  readonly requiredFor: readonly Result[];
};

/** What an office asks for before a run may be closed. */
export type ClosingRule = {
  readonly evidence: Pick<EvidenceRule, 'requiredFor'>;
  /** Every tidak sesuai needs a follow-up. */
  readonly followUpRequired: boolean;
};

/** What is missing before a run may be closed, each with the activities it is about; empty when nothing is. */
export function lackingToClose(
  { evidence, followUpRequired }: ClosingRule,
  part: Part,
  state: RunState,
): readonly Bilingual[] {
  const which = (lacks: (activity: ActivityState) => boolean): string =>
    activityRows(part)
      .map((row) => row.activity.code)
      .filter((code) => lacks(activityState(state, code)))
      .join(', ');
  const open = unanswered(part, state).join(', ');
  const bare = which(
    ({ answer, evidence: kept = [] }) =>
      answer !== undefined && evidence.requiredFor.includes(answer.result) && kept.length === 0,
  );
  const loose = which(
    ({ answer, followUps = [] }) =>
      followUpRequired && answer?.result === 'tidak_sesuai' && followUps.length === 0,
  );
  return [
    ...(open ? [{ id: `belum dijawab: ${open}`, en: `not answered: ${open}` }] : []),
    ...(bare ? [{ id: `bukti wajib belum ada: ${bare}`, en: `required evidence is missing: ${bare}` }] : []),
    ...(loose
      ? [{ id: `tindak lanjut wajib belum ada: ${loose}`, en: `required follow-up is missing: ${loose}` }]
      : []),
  ];
}
