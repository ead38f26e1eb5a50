import { unanswered } from '../checklist/allowed.ts';
import type { RunEvent } from '../checklist/events.ts';
import { activityState, type RunState } from '../checklist/state.ts';
import type { Context } from '../commands/context.ts';
import { UserError } from '../host/errors.ts';
import type { Office } from '../office/office.ts';
import { underClosingLock } from '../record/closing-lock.ts';
import type { Session } from '../record/session.ts';
import { activityRows } from '../sop/activities.ts';
import type { Part } from '../sop/sop.ts';
import type { Bilingual } from '../words/bilingual.ts';
import { visibleLine } from '../words/visible.ts';
import { type OpenedRun, openRecord } from './office/find-run.ts';

/** Why a run may not be closed yet, each with the activities it is about. */
export function closingProblems(
  { evidence, followUpRequired }: Pick<Office, 'evidence' | 'followUpRequired'>,
  part: Part,
  state: RunState,
): readonly Bilingual[] {
  const codes = activityRows(part).map((row) => row.activity.code);
  const which = (test: (code: string) => boolean): string => codes.filter(test).join(', ');
  const open = unanswered(part, state).join(', ');
  const bare = which((code) => {
    const { answer, evidence: kept = [] } = activityState(state, code);
    return answer !== undefined && evidence.requiredFor.includes(answer.result) && kept.length === 0;
  });
  const loose = which((code) => {
    const { answer, followUps = [] } = activityState(state, code);
    return followUpRequired && answer?.result === 'tidak_sesuai' && followUps.length === 0;
  });
  return [
    ...(open ? [{ id: `belum dijawab: ${open}`, en: `not answered: ${open}` }] : []),
    ...(bare ? [{ id: `bukti wajib belum ada: ${bare}`, en: `required evidence is missing: ${bare}` }] : []),
    ...(loose
      ? [{ id: `tindak lanjut wajib belum ada: ${loose}`, en: `required follow-up is missing: ${loose}` }]
      : []),
  ];
}

/**
 * Closes a run. Only one may do so at a time: under the lock the record is read once more, so that what others did meanwhile
 * counts.
 * @throws UserError when something is missing, it is closed already, or somebody else holds the lock
 */
export function closeRun(context: Context, office: Office, opened: OpenedRun, session: Session): RunEvent {
  const { host } = context;
  const { place } = opened.record;
  const outcome = underClosingLock(host, place, session.by, () => {
    refuseUnclosable(office, openRecord(context.host, place));
    return session.record({ type: 'close' });
  });
  if ('done' in outcome) return outcome.done;
  const { person, device, since } = outcome.holder;
  const who = visibleLine(`${person}, ${device}, ${since}`);
  throw new UserError({
    id: `pelaksanaan ${place.run} sedang ditutup (${who}). Bila itu sisa program yang terhenti: sop unlock ${place.run}`,
    en: `run ${place.run} is being closed (${who}). If that was left by a program that stopped: sop unlock ${place.run}`,
  });
}

/** @throws UserError when the run is closed already or something is missing */
export function refuseUnclosable(
  office: Pick<Office, 'evidence' | 'followUpRequired'>,
  { part, state, record }: Pick<OpenedRun, 'part' | 'state' | 'record'>,
): void {
  const { run } = record.place;
  if (state.closedAt !== undefined) throw new UserError(closedAlready(run));
  const problems = closingProblems(office, part, state);
  if (problems.length > 0) throw new UserError(notYet(run, problems));
}

const closedAlready = (run: string) => ({
  id: `pelaksanaan ${run} sudah ditutup. Laporannya: sop report ${run}; buka kembali: sop run reopen ${run} --reason "…"`,
  en: `run ${run} is closed already. Its report: sop report ${run}; open it again: sop run reopen ${run} --reason "…"`,
});

function notYet(run: string, problems: readonly Bilingual[]): Bilingual {
  const list = (language: 'id' | 'en'): string => problems.map((one) => `\n  - ${one[language]}`).join('');
  return {
    id: `pelaksanaan ${run} belum dapat ditutup:${list('id')}`,
    en: `run ${run} cannot be closed yet:${list('en')}`,
  };
}
