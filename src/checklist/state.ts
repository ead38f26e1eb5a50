import type { Person, Result, RunEvent } from './events.ts';

export type Pause = { readonly from: number; readonly to?: number; readonly reason: string };
export type Note = { readonly text: string; readonly at: number; readonly by: Person };

export type Answer = {
  readonly result: Result;
  readonly reason?: string;
  /** When it was entered, epoch milliseconds; later than `finishedAt` of the activity if taken from paper. */
  readonly at: number;
  readonly by: Person;
  readonly hash: string;
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
};

export type RunReport = { readonly file: string; readonly sha256: string; readonly at: number };

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
  readonly reports: readonly RunReport[];
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

type Draft = { -readonly [Key in keyof RunState]: RunState[Key] } & {
  activities: Map<string, ActivityState>;
};

/** Folds the events of a run, first to last; undefined when the first is not `open`. */
export function fold(events: readonly RunEvent[]): RunState | undefined {
  let draft: Draft | undefined;
  for (const event of events) {
    if (draft) change(draft, event);
    else if (event.type === 'open') draft = opened(event);
  }
  return draft;
}

/**
 * One step of the fold. Events that the state does not allow (two clones answering the same activity) change nothing
 * that was answered before: the first answer stands, the later one is kept as a note, so that nothing is lost.
 */
export function apply(state: RunState | undefined, event: RunEvent): RunState | undefined {
  if (!state) return event.type === 'open' ? opened(event) : undefined;
  const draft: Draft = { ...state, activities: new Map(state.activities) };
  change(draft, event);
  return draft;
}

/** The step itself, on a draft that nobody else holds. */
function change(draft: Draft, event: RunEvent): void {
  const { at, by } = event.stamp;
  draft.people = withPerson(draft.people, by);
  if (event.type !== 'join' && event.type !== 'report') draft.lastAt = Math.max(draft.lastAt, at);
  switch (event.type) {
    case 'open':
    case 'join':
      return;
    case 'close':
      draft.closedAt = at;
      return;
    case 'reopen':
      delete draft.closedAt;
      draft.notes = [...draft.notes, { text: `Dibuka kembali: ${event.reason}`, at, by }];
      return;
    case 'report':
      draft.reports = [...draft.reports, { file: event.file, sha256: event.sha256, at }];
      return;
    case 'note':
      if (event.activity !== undefined) break;
      draft.notes = [...draft.notes, { text: event.text, at, by }];
      return;
  }
  const code = event.activity as string;
  draft.activities.set(code, applyToActivity(draft.activities.get(code) ?? untouched, event));
}

type ActivityEvent = Extract<RunEvent, { readonly activity?: string }>;

function applyToActivity(activity: ActivityState, event: ActivityEvent): ActivityState {
  const { at, by } = event.stamp;
  switch (event.type) {
    case 'note':
      return { ...activity, notes: [...activity.notes, { text: event.text, at, by }] };
    case 'start':
      return activity.startedAt === undefined && !activity.answer ? { ...activity, startedAt: at } : activity;
    case 'pause':
      if (statusOf(activity) !== 'running') return activity;
      return { ...activity, pauses: [...activity.pauses, { from: at, reason: event.reason }] };
    case 'resume':
      return statusOf(activity) === 'paused'
        ? { ...activity, pauses: endPause(activity.pauses, at) }
        : activity;
    case 'answer':
      return activity.answer ? secondAnswer(activity, event) : firstAnswer(activity, event);
    case 'correct':
      return corrected(activity, event);
  }
}

function firstAnswer(activity: ActivityState, event: Extract<RunEvent, { type: 'answer' }>): ActivityState {
  const { at } = event.stamp;
  const startedAt = event.startedAt ?? activity.startedAt;
  const finishedAt = event.finishedAt ?? (startedAt === undefined ? undefined : at);
  return {
    ...activity,
    ...(startedAt === undefined ? {} : { startedAt }),
    ...(finishedAt === undefined ? {} : { finishedAt }),
    pauses: endPause(activity.pauses, finishedAt ?? at),
    recordedLate: event.finishedAt !== undefined,
    answer: toAnswer(event),
  };
}

function secondAnswer(activity: ActivityState, event: Extract<RunEvent, { type: 'answer' }>): ActivityState {
  const { at, by } = event.stamp;
  const text = `Jawaban kedua tidak dipakai: ${event.result}${event.reason ? ` (${event.reason})` : ''}`;
  return { ...activity, notes: [...activity.notes, { text, at, by }] };
}

function corrected(activity: ActivityState, event: Extract<RunEvent, { type: 'correct' }>): ActivityState {
  const { answer } = activity;
  if (!answer || answer.hash !== event.replaces) {
    const { at, by } = event.stamp;
    const text = `Koreksi tidak dipakai: ${event.result} (${event.reason})`;
    return { ...activity, notes: [...activity.notes, { text, at, by }] };
  }
  const replaced = [...activity.replaced, { ...answer, correction: event.reason }];
  return { ...activity, replaced, answer: toAnswer(event) };
}

function toAnswer(event: Extract<RunEvent, { type: 'answer' | 'correct' }>): Answer {
  const { at, by, hash } = event.stamp;
  const reason = event.reason === undefined ? {} : { reason: event.reason };
  return { result: event.result, ...reason, at, by, hash };
}

function endPause(pauses: readonly Pause[], at: number): readonly Pause[] {
  const last = pauses.at(-1);
  if (!last || last.to !== undefined) return pauses;
  return [...pauses.slice(0, -1), { ...last, to: Math.max(last.from, at) }];
}

function opened({ part, sop, sopHash, stamp }: Extract<RunEvent, { type: 'open' }>): Draft {
  return {
    part,
    sop,
    sopHash,
    openedAt: stamp.at,
    openedBy: stamp.by,
    lastAt: stamp.at,
    people: [stamp.by],
    activities: new Map(),
    notes: [],
    reports: [],
  };
}

function withPerson(people: readonly Person[], by: Person): readonly Person[] {
  const known = people.some((person) => person.name === by.name && person.serviceNumber === by.serviceNumber);
  return known ? people : [...people, by];
}
