import { nextActivity } from '../../checklist/allowed.ts';
import { lateEntries } from '../../checklist/late-entry.ts';
import { holderOf } from '../../checklist/shares.ts';
import { activityState, statusOf } from '../../checklist/state.ts';
import { runFigures, type TimeRule } from '../../compliance/run-figures.ts';
import type { OpenedRun } from '../office/find-run.ts';

/** An activity that was begun and not answered. Instants in epoch ms, `lateBy` in ms of working time. */
export type Running = {
  readonly code: string;
  readonly text: string;
  readonly paused: boolean;
  /** Name of who has it in hand. */
  readonly holder: string;
  readonly startedAt?: number;
  readonly due?: number;
  readonly lateBy?: number;
};

/** How far a run is and who is at it. Instants in epoch ms. */
export type RunProgress = {
  readonly part: string;
  readonly partName: string;
  readonly openedAt: number;
  readonly closedAt?: number;
  readonly lastAt: number;
  readonly people: readonly string[];
  readonly answered: number;
  readonly activities: number;
  /** Codes of activities that took longer than their standard time. */
  readonly late: readonly string[];
  readonly running: readonly Running[];
  /** Answers from paper: when each was really entered. */
  readonly enteredLate: readonly { readonly code: string; readonly at: number }[];
  readonly next?: string;
};

/** Looks at a run at a moment, epoch ms; at a closed one as it was when it was closed. */
export function runProgress({ part, state }: OpenedRun, rule: TimeRule, now: number): RunProgress {
  const { closedAt } = state;
  const { activities, totals } = runFigures(part, state, rule, closedAt ?? now);
  const next = nextActivity(part, state);
  return {
    part: part.code,
    partName: part.name,
    openedAt: state.openedAt,
    ...(closedAt === undefined ? {} : { closedAt }),
    lastAt: state.lastAt,
    people: state.people.map(({ name }) => name),
    answered: totals.answered,
    activities: totals.activities,
    late: activities.flatMap(({ code, timeliness }) => (timeliness === 'terlambat' ? [code] : [])),
    running: activities.flatMap(({ code, text, startedAt, due, lateBy }) => {
      const status = statusOf(activityState(state, code));
      if (status !== 'running' && status !== 'paused') return [];
      const times = {
        ...(startedAt === undefined ? {} : { startedAt }),
        ...(due === undefined ? {} : { due }),
        ...(lateBy === undefined ? {} : { lateBy }),
      };
      const holder = holderOf(state, code).name;
      return [{ code, text, paused: status === 'paused', holder, ...times }];
    }),
    enteredLate: lateEntries(part, state),
    ...(next === undefined ? {} : { next }),
  };
}
