import { activityState, type RunState } from '../checklist/state.ts';
import { activityRows } from '../sop/activities.ts';
import type { Part } from '../sop/sop.ts';
import type { RunFigures } from './figures.ts';
import { blindTicking } from './patterns.ts';

/** Why a reviewer should look at an activity first, heaviest first. */
const exceptionKinds = [
  'sesudah_ditutup',
  'tidak_sesuai',
  'belum_dijawab',
  'terlambat',
  'tidak_berlaku',
  'dikoreksi',
  'dalam_detik',
  'dicatat_belakangan',
] as const;

export type ExceptionKind = (typeof exceptionKinds)[number];

/** An activity that stands out, with all reasons why. */
export type ReviewException = { readonly code: string; readonly kinds: readonly ExceptionKind[] };

/** The activities of a run that a reviewer looks at first: heaviest reason first, then in the order of the form. */
export function exceptionsOf(part: Part, state: RunState, figures: RunFigures): readonly ReviewException[] {
  const late = new Set(
    figures.activities
      .filter((activity) => activity.timeliness === 'terlambat')
      .map((activity) => activity.code),
  );
  const found = activityRows(part).flatMap(({ activity: { code } }): readonly ReviewException[] => {
    const kinds = kindsOf(state, code, late);
    return kinds.length === 0 ? [] : [{ code, kinds }];
  });
  const weight = ({ kinds }: ReviewException): number =>
    Math.min(...kinds.map((kind) => exceptionKinds.indexOf(kind)));
  return found.toSorted((a, b) => weight(a) - weight(b));
}

function kindsOf(state: RunState, code: string, late: ReadonlySet<string>): readonly ExceptionKind[] {
  const { answer, replaced, recordedLate, startedAt, finishedAt } = activityState(state, code);
  const tests: Readonly<Record<ExceptionKind, boolean>> = {
    sesudah_ditutup: state.lateActs.some((act) => 'activity' in act && act.activity === code),
    tidak_sesuai: answer?.result === 'tidak_sesuai',
    belum_dijawab: answer === undefined,
    terlambat: late.has(code),
    tidak_berlaku: answer?.result === 'tidak_berlaku',
    dikoreksi: replaced.length > 0,
    dalam_detik:
      !recordedLate &&
      startedAt !== undefined &&
      finishedAt !== undefined &&
      finishedAt - startedAt <= blindTicking.within,
    dicatat_belakangan: recordedLate,
  };
  return exceptionKinds.filter((kind) => tests[kind]);
}
