import type { Person, Result, ReviewOutcome, RunEvent } from './events.ts';

export type Pause = { readonly from: number; readonly to?: number; readonly reason: string };
export type Note = { readonly text: string; readonly at: number; readonly by: Person };

export type Answer = {
  readonly result: Result;
  readonly reason?: string;
  /** How many items it was done for; absent where nobody counted. */
  readonly count?: number;
  /** When it was entered, epoch milliseconds; later than `finishedAt` of the activity if taken from paper. */
  readonly at: number;
  readonly by: Person;
  readonly hash: string;
};

/** A file that was kept as evidence, by the SHA-256 of its bytes. */
export type Evidence = {
  readonly sha256: string;
  readonly extension: string;
  readonly name: string;
  readonly size: number;
  readonly at: number;
  readonly by: Person;
};

/** What is to be done about a tidak sesuai. */
export type FollowUp = {
  readonly text: string;
  readonly person: string;
  /** The day it is due, `YYYY-MM-DD`. */
  readonly due: string;
  readonly at: number;
  readonly by: Person;
};

export type Handover = {
  readonly from: Person;
  readonly to: Person;
  readonly at: number;
  /** The activity it is about; all of them if absent. */
  readonly activity?: string;
  readonly text?: string;
};

export type Review = {
  readonly outcome: ReviewOutcome;
  readonly text?: string;
  readonly activity?: string;
  readonly at: number;
  readonly by: Person;
};

/** One activity of a run. `startedAt` and `finishedAt` are absent where nobody measured. */
export type ActivityState = {
  readonly startedAt?: number;
  readonly finishedAt?: number;
  readonly pauses: readonly Pause[];
  readonly answer?: Answer;
  /** Answers that a correction replaced, oldest first, each with the reason for replacing it. */
  readonly replaced: readonly (Answer & { readonly correction: string })[];
  readonly recordedLate: boolean;
  readonly notes: readonly Note[];
  readonly startedBy?: Person;
  /** Absent while there is none, as most activities have none. */
  readonly evidence?: readonly Evidence[];
  readonly followUps?: readonly FollowUp[];
};

export type RunReport = {
  readonly file: string;
  readonly sha256: string;
  readonly at: number;
  /** Set once something came after it that it does not have. */
  readonly outdated?: true;
};

/** That a run was closed or reviewed although its record was damaged, and why. */
export type DespiteDamage = {
  readonly act: 'close' | 'review';
  readonly reason: string;
  readonly at: number;
  readonly by: Person;
};

/** A run as its events have left it. */
export type RunState = {
  readonly part: string;
  readonly sop: string;
  readonly sopHash: string;
  readonly openedAt: number;
  readonly openedBy: Person;
  /** When something was last done; joining a run and making its report do not count. */
  readonly lastAt: number;
  readonly people: readonly Person[];
  readonly activities: ReadonlyMap<string, ActivityState>;
  readonly notes: readonly Note[];
  readonly closedAt?: number;
  readonly closedBy?: Person;
  /** What reached the run after it was closed, oldest first: kept, but not counted until the run is opened again. */
  readonly lateActs: readonly RunEvent[];
  /** Set when a late act took away an acceptance, or one was given without knowing all; until the next review, close or reopening. */
  readonly acceptanceDropped?: true;
  readonly reports: readonly RunReport[];
  readonly despiteDamage: readonly DespiteDamage[];
  readonly handovers: readonly Handover[];
  readonly reviews: readonly Review[];
  /** What the last review decided since the run was last closed or opened again. */
  readonly verdict?: 'accept' | 'return';
  /** SHA-256 of the SOP files that the run followed before `sopHash`, oldest first. */
  readonly earlierSops: readonly string[];
};

export type ActivityStatus = 'waiting' | 'running' | 'paused' | 'answered';

const untouched: ActivityState = { pauses: [], replaced: [], recordedLate: false, notes: [] };

/** The state of one activity; an untouched one if nothing happened to it yet. */
export function activityState(state: RunState, code: string): ActivityState {
  return state.activities.get(code) ?? untouched;
}

/** Where an activity stands: waiting, running, paused (its clock stopped) or answered. */
export function statusOf(activity: ActivityState): ActivityStatus {
  if (activity.answer) return 'answered';
  if (activity.startedAt === undefined) return 'waiting';
  return activity.pauses.at(-1)?.to === undefined && activity.pauses.length > 0 ? 'paused' : 'running';
}
