import type { Person, RunEvent, Stamp } from './events.ts';
import { type ActivityDraft, changeActivity, newActivity } from './fold-activity.ts';
import { samePerson } from './person.ts';
import type { ActivityState, RunReport, RunState } from './state.ts';

/** The lists of a run: they grow in place while it is folded, or long runs would be copied for each event. */
type Lists =
  | 'people'
  | 'notes'
  | 'lateActs'
  | 'reports'
  | 'handovers'
  | 'reviews'
  | 'earlierSops'
  | 'despiteDamage';

/** A run that is being folded. */
type Draft = { -readonly [Key in keyof Omit<RunState, 'activities' | Lists>]: RunState[Key] } & {
  readonly [Key in Lists]: RunState[Key][number][];
} & { readonly activities: Map<string, ActivityDraft> };

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
  const activities = new Map([...state.activities].map(([code, activity]) => [code, copyOf(activity)]));
  const { people, notes, lateActs, reports, handovers, reviews, earlierSops, despiteDamage } = state;
  const draft: Draft = {
    ...state,
    activities,
    people: [...people],
    notes: [...notes],
    lateActs: [...lateActs],
    reports: [...reports],
    handovers: [...handovers],
    reviews: [...reviews],
    earlierSops: [...earlierSops],
    despiteDamage: [...despiteDamage],
  };
  change(draft, event);
  return draft;
}

const copyOf = (activity: ActivityState): ActivityDraft => ({
  ...activity,
  pauses: [...activity.pauses],
  replaced: [...activity.replaced],
  notes: [...activity.notes],
});

const onlookers: ReadonlySet<RunEvent['type']> = new Set(['join', 'review', 'report', 'unlock']);

/** What may follow a close without being a late act. */
const afterClose: ReadonlySet<RunEvent['type']> = new Set([...onlookers, 'close', 'reopen']);

/** Whether an event changes what was done in a run; a closed run takes no more of these. */
export const isAct = ({ type }: RunEvent): boolean => !afterClose.has(type) && type !== 'open';

/** The step itself, on a draft that nobody else holds. */
function change(draft: Draft, event: RunEvent): void {
  const { at, by } = event.stamp;
  if (event.type !== 'join' && event.type !== 'report') outdateReports(draft);
  if (draft.closedAt !== undefined && isAct(event)) {
    comeLate(draft, event);
    return;
  }
  // Who only looked in, reviewed or made the report did none of the work.
  if (!onlookers.has(event.type)) addPerson(draft.people, by);
  if (event.type !== 'join' && event.type !== 'report') draft.lastAt = Math.max(draft.lastAt, at);
  switch (event.type) {
    case 'open':
    case 'join':
      return;
    case 'close':
      if (draft.closedAt !== undefined) return;
      draft.closedAt = at;
      draft.closedBy = by;
      noteDamage(draft, event);
      withoutVerdict(draft);
      return;
    case 'reopen':
      withoutVerdict(draft);
      draft.notes.push({ text: `Dibuka kembali: ${event.reason}`, at, by });
      openAgain(draft, event.stamp);
      return;
    case 'report':
      draft.reports.push(reportOf(event));
      return;
    case 'note':
      if (event.activity !== undefined) break;
      draft.notes.push({ text: event.text, at, by });
      return;
    case 'handover':
    case 'review':
    case 'migrate':
    case 'unlock':
      changeCourse(draft, event);
      return;
  }
  const code = event.activity as string;
  let activity = draft.activities.get(code);
  if (!activity) {
    activity = newActivity();
    draft.activities.set(code, activity);
  }
  changeActivity(activity, event);
}

const reportOf = ({
  file,
  sha256,
  stamp: { at, unaware },
}: Extract<RunEvent, { type: 'report' }>): RunReport =>
  unaware ? { file, sha256, at, outdated: true } : { file, sha256, at };

/** Whatever is recorded after a report was made is not on it. */
function outdateReports({ reports }: Draft): void {
  if (reports.length === 0) return;
  for (const [place, report] of reports.entries()) {
    if (!report.outdated) reports[place] = { ...report, outdated: true };
  }
}

type Judged = Extract<RunEvent, { type: 'close' | 'review' }>;

function noteDamage(draft: Draft, { despite: reason, type: act, stamp: { at, by } }: Judged): void {
  if (reason !== undefined) draft.despiteDamage.push({ act, reason, at, by });
}

/** The run stays as it was closed; an acceptance falls, because it was given without knowing of this. */
function comeLate(draft: Draft, event: RunEvent): void {
  draft.lateActs.push(event);
  if (draft.verdict !== 'accept') return;
  delete draft.verdict;
  draft.acceptanceDropped = true;
}

function withoutVerdict(draft: Draft): void {
  delete draft.verdict;
  delete draft.acceptanceDropped;
}

/** What came after the close counts from here on, in the order in which it came. */
function openAgain(draft: Draft, { at, by }: Stamp): void {
  delete draft.closedAt;
  delete draft.closedBy;
  const late = draft.lateActs.splice(0);
  if (late.length === 0) return;
  const text = `Dihitung sejak dibuka kembali: ${late.length} tindakan yang datang sesudah ditutup`;
  draft.notes.push({ text, at, by });
  for (const event of late) change(draft, event);
}

type CourseEvent = Extract<RunEvent, { readonly type: 'handover' | 'review' | 'migrate' | 'unlock' }>;

/** The steps of the fold that turn a whole run: who goes on with it, what a reviewer decided, which SOP it follows. */
function changeCourse(draft: Draft, event: CourseEvent): void {
  const { at, by } = event.stamp;
  switch (event.type) {
    case 'handover': {
      const { to, activity, text } = event;
      const about = {
        ...(activity === undefined ? {} : { activity }),
        ...(text === undefined ? {} : { text }),
      };
      draft.handovers.push({ from: by, to, at, ...about });
      return;
    }
    case 'review':
      review(draft, event);
      return;
    case 'migrate':
      // Two clones may both have migrated: the second one starts from a file that the run has left already.
      if (event.replaces !== draft.sopHash) return;
      draft.earlierSops.push(draft.sopHash);
      draft.sop = event.sop;
      draft.sopHash = event.sopHash;
      return;
    case 'unlock':
      draft.notes.push({ text: `Kunci yang tertinggal dilepas: ${event.holder}`, at, by });
  }
}

/**
 * A run that is returned is open again; a remark changes nothing. An acceptance holds for a closed run on which nothing is waiting; like a
 * dismissal it holds only for what its writer had seen.
 */
function review(draft: Draft, event: Extract<CourseEvent, { readonly type: 'review' }>): void {
  const { outcome, activity, text, stamp } = event;
  const about = { ...(activity === undefined ? {} : { activity }), ...(text === undefined ? {} : { text }) };
  noteDamage(draft, event);
  draft.reviews.push({ outcome, at: stamp.at, by: stamp.by, ...about });
  if (outcome === 'comment') return;
  if (outcome === 'dismiss') {
    if (!stamp.unaware) draft.lateActs.length = 0;
    return;
  }
  // Who has not read all that stands in the run, or what came late, has not accepted that.
  if (outcome === 'accept' && draft.closedAt === undefined) return;
  if (outcome === 'accept' && (stamp.unaware || draft.lateActs.length > 0)) {
    if (draft.verdict !== 'accept') draft.acceptanceDropped = true;
    return;
  }
  withoutVerdict(draft);
  draft.verdict = outcome;
  if (outcome === 'return') openAgain(draft, stamp);
}

const sameLetters: typeof samePerson = (one, other) => one.name === other.name;

/** A run right after its opening. */
export const freshRun = (opening: Extract<RunEvent, { type: 'open' }>): RunState => opened(opening);

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
    lateActs: [],
    reports: [],
    despiteDamage: [],
    handovers: [],
    reviews: [],
    earlierSops: [],
  };
}

function addPerson(people: Person[], by: Person): void {
  const known = (is: typeof samePerson): boolean =>
    people.some((one) => one.serviceNumber === by.serviceNumber && is(one, by));
  // Nearly always somebody is there by the very letters; comparing names is the slow way.
  if (!known(sameLetters) && !known(samePerson)) people.push(by);
}
