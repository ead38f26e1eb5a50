import { activityState, type Handover, type RunState } from '../../checklist/state.ts';
import type { RunFigures } from '../../compliance/figures.ts';
import { activityRows } from '../../sop/activities.ts';
import type { Part, Sop } from '../../sop/sop.ts';
import type { ReportHead } from '../blocks/report-input.ts';

/** All that the sheet of a handover is made of, signed by the supervisor; state and figures are those of the moment of the handover. */
export type HandoverInput = ReportHead & {
  readonly sop: Sop;
  readonly part: Part;
  readonly state: RunState;
  readonly figures: RunFigures;
  readonly runId: string;
  readonly handover: Handover;
  /** Which handover of the run it is, from 1. */
  readonly number: number;
  /** SHA-256 of the journal line of the handover, hex. */
  readonly lineDigest: string;
  /** What is wrong with the record and why the sheet is made all the same; absent for a whole record. */
  readonly despite?: string;
  /** What cannot be judged about the record; absent when nothing. */
  readonly doubts?: string;
};

/** The codes that were handed over: the one the handover names, else all that were not answered. */
export function handedOver({
  part,
  state,
  handover,
}: Pick<HandoverInput, 'part' | 'state' | 'handover'>): readonly string[] {
  return activityRows(part)
    .map(({ activity }) => activity.code)
    .filter((code) =>
      handover.activity === undefined
        ? activityState(state, code).answer === undefined
        : handover.activity === code,
    );
}
