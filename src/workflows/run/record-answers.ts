import { UserError } from '../../host/errors.ts';
import type { Host } from '../../host/host.ts';
import { wishesOf } from '../../office/answer-problems.ts';
import type { SoFar } from '../../office/answers-so-far.ts';
import type { AnswersFile, GivenAnswer } from '../../office/read-answers.ts';
import type { Bilingual } from '../../words/bilingual.ts';
import type { NamedPart } from '../office/find-part.ts';
import { type OpenedRun, openRecord } from '../office/find-run.ts';
import type { Workspace } from '../office/workspace.ts';
import type { Writer } from '../record/writer.ts';
import { actOnRun, type Refusal } from './act-on-run.ts';
import { atWork, type RunAtWork } from './run-at-work.ts';
import { inSession, joinExisting, openNewRun } from './run-session.ts';

/** What became of the answers of a file; `refused` is the first one that somebody else made impossible meanwhile. */
export type Recorded = {
  readonly run: string;
  readonly closed: boolean;
  /** Why it could not be closed: its record is damaged. */
  readonly notClosed?: Bilingual;
  readonly refused?: { readonly answer: GivenAnswer; readonly problem: Refusal['problems'][0] };
};

/**
 * Records the answers of a file that was found right: in the run that they go on with, or in a new one. Closes the run when the file
 * says so and nothing is missing.
 * @throws DiskError
 */
export function recordAnswers(
  host: Host,
  workspace: Workspace,
  { named, before, soFar }: AnswersGoal,
  writer: Writer,
  given: AnswersFile,
): Recorded {
  const begun = before
    ? joinExisting(host, workspace, before.record, writer)
    : openNewRun(host, workspace, named, writer);
  return inSession(begun, (session) => {
    const { run } = session.place;
    const opened = before ?? openRecord(host, session.place);
    const wishes = given.answers.flatMap((answer) =>
      wishesOf(answer, soFar).map((wish) => ({ wish, answer })),
    );
    const done = actOnRun(
      host,
      atWork(session, opened, workspace),
      wishes.map(({ wish }) => wish),
    );
    const answer = done.refusal && wishes[done.refusal.place]?.answer;
    if (done.refusal && answer)
      return { run, closed: false, refused: { answer, problem: done.refusal.problems[0] } };
    return given.close ? { run, ...closed(host, done.run) } : { run, closed: false };
  });
}

/** Where the answers go: a new run of a part, or one that holds some of them already. */
type AnswersGoal = {
  readonly named: NamedPart;
  readonly before: OpenedRun | undefined;
  readonly soFar: SoFar;
};

/** The answers are recorded, whatever comes of the close. */
function closed(host: Host, run: RunAtWork): Omit<Recorded, 'run'> {
  try {
    return { closed: actOnRun(host, run, [{ act: 'close' }]).refusal === undefined };
  } catch (error) {
    if (error instanceof UserError && error.name === 'UserError')
      return { closed: false, notClosed: error.text };
    throw error;
  }
}
