import { printDateTime, printDuration } from '../../calendar/print-date.ts';
import type { Person, Result } from '../../checklist/events.ts';
import { enteredAfterwards } from '../../checklist/late-entry.ts';
import { samePerson } from '../../checklist/person.ts';
import type { ActivityState } from '../../checklist/state.ts';
import type { PersonTimes } from '../../compliance/person-times.ts';
import type { Activity } from '../../sop/sop.ts';
import { type Paragraph, plain } from '../blocks/cell.ts';

export const resultNames: Readonly<Record<Result, string>> = {
  sesuai: 'SESUAI',
  tidak_sesuai: 'TIDAK SESUAI',
  tidak_berlaku: 'TIDAK BERLAKU',
};

/** What the remarks of a row depend on beside the row itself: who ran it and in which zone times are printed. */
export type RemarkView = {
  readonly runner: Person;
  readonly zone: string;
  /** Who worked how long on what several people had in hand. */
  readonly shared?: PersonTimes;
};

/** The KETERANGAN cell: the form's own remark, then reason, corrections, pauses, late entry, notes, who shared it, another person. */
export function activityRemarks(
  activity: Activity,
  done: ActivityState,
  view: RemarkView,
): readonly Paragraph[] {
  return [
    ...(activity.remark ? [plain(activity.remark)] : []),
    ...(activity.standardTime?.kind === 'unread' ? [plain('Waktu baku tidak terbaca')] : []),
    ...answerRemarks(done),
    ...done.replaced.map(correctionRemark),
    ...done.pauses.map((pause) => labelled('Jeda:', pause.reason)),
    ...lateEntry(done, view.zone),
    ...done.notes.map((note) => labelled('Catatan:', note.text)),
    ...sharedWork(activity.code, view.shared),
    ...otherPerson(done, view.runner),
  ];
}

function answerRemarks({ answer, replaced }: ActivityState): readonly Paragraph[] {
  if (!answer) return [];
  const corrected = replaced.length > 0;
  // The reason of a correction is said with the correction.
  const reason = corrected ? undefined : answer.reason;
  if (answer.result === 'tidak_berlaku') {
    return [reason === undefined ? plain('Tidak berlaku') : labelled('Tidak berlaku:', reason)];
  }
  if (reason === undefined) return [];
  return [answer.result === 'tidak_sesuai' ? labelled('Alasan:', reason) : plain(reason)];
}

function correctionRemark(old: ActivityState['replaced'][number]): Paragraph {
  const count = old.count === undefined ? [] : [`jumlah ${old.count}`];
  const said = [...(old.reason === undefined ? [] : [old.reason]), ...count].join(', ');
  const before = said === '' ? resultNames[old.result] : `${resultNames[old.result]} (${said})`;
  return labelled('Koreksi:', `semula ${before}; ${old.correction}`);
}

function lateEntry(done: ActivityState, zone: string): readonly Paragraph[] {
  const at = enteredAfterwards(done);
  return at === undefined ? [] : [plain(`Dicatat belakangan, ${printDateTime(at, zone)}`)];
}

function sharedWork(code: string, shared: RemarkView['shared']): readonly Paragraph[] {
  const times = shared?.get(code) ?? [];
  if (times.length === 0) return [];
  const each = times.map(({ person, worked }) => `${person.name} ${printDuration(worked)}`);
  return [labelled('Dikerjakan:', each.join(', '))];
}

function otherPerson({ answer }: ActivityState, runner: Person): readonly Paragraph[] {
  if (!answer) return [];
  const same = samePerson(answer.by, runner) && answer.by.serviceNumber === runner.serviceNumber;
  return same ? [] : [labelled('Petugas:', answer.by.name)];
}

const labelled = (label: string, text: string): Paragraph => ({
  runs: [{ text: label, bold: true }, { text }],
});
