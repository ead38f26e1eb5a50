import type { Person } from '../checklist/events.ts';
import { samePerson } from '../checklist/person.ts';
import { type Answer, activityState, type RunState } from '../checklist/state.ts';
import type { AnswersFile, GivenAnswer } from './read-answers.ts';

/** How far an answers file is in a run: places of the entries whose answer, and whose note, stand there already. */
export type SoFar = { readonly answers: ReadonlySet<number>; readonly notes: ReadonlySet<number> };

export const nothingSoFar: SoFar = { answers: new Set(), notes: new Set() };

/** What of a file its own person has recorded in a run, so that it can be gone on with where it stopped. */
export function recordedSoFar({ answers }: AnswersFile, state: RunState, by: Person): SoFar {
  const done = answers.filter((answer) => isRecorded(answer, state, by));
  const noted = done.filter(({ code, note }) =>
    activityState(state, code).notes.some((one) => one.text === note?.trim() && samePerson(one.by, by)),
  );
  const places = (list: readonly GivenAnswer[]) => new Set(list.map(({ place }) => place));
  return { answers: places(done), notes: places(noted) };
}

/** Whether nothing of a file is left to be recorded. */
export const isAllRecorded = ({ answers }: AnswersFile, soFar: SoFar): boolean =>
  answers.every(
    ({ place, note }) => soFar.answers.has(place) && (note === undefined || soFar.notes.has(place)),
  );

/** An answer that was corrected since was recorded all the same. */
function isRecorded(
  { code, started, finished, ...given }: GivenAnswer,
  state: RunState,
  by: Person,
): boolean {
  const { answer, replaced, recordedLate, startedAt, finishedAt } = activityState(state, code);
  const isThis = (one: Answer): boolean =>
    one.result === given.result &&
    one.count === (given.count === undefined ? undefined : Number(given.count)) &&
    one.reason === given.reason?.trim() &&
    samePerson(one.by, by);
  const first = replaced[0] ?? answer;
  if (!first || !isThis(first)) return false;
  return finished ? recordedLate && startedAt === started?.at && finishedAt === finished.at : !recordedLate;
}
