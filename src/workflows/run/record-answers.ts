import type { Host } from '../../host/host.ts';
import { wishesOf } from '../../office/answer-problems.ts';
import type { AnswersFile, GivenAnswer } from '../../office/read-answers.ts';
import type { NamedPart } from '../office/find-part.ts';
import { type OpenedRun, openRecord } from '../office/find-run.ts';
import type { Workspace } from '../office/workspace.ts';
import type { Writer } from '../record/writer.ts';
import { actOnRun, type Refusal } from './act-on-run.ts';
import { atWork } from './run-at-work.ts';
import { inSession, joinExisting, openNewRun } from './run-session.ts';

/** What became of the answers of a file; `refused` is the first one that somebody else made impossible meanwhile. */
export type Recorded = {
  readonly run: string;
  readonly closed: boolean;
  readonly refused?: { readonly answer: GivenAnswer; readonly problem: Refusal['problems'][0] };
};

/**
 * Records the answers of a file that was found right: in the run that they go on with, or in a new one. Closes the run when the file
 * says so and nothing is missing.
 * @throws UserError when somebody else is closing the run; DiskError
 */
export function recordAnswers(
  host: Host,
  workspace: Workspace,
  { named, before }: { readonly named: NamedPart; readonly before: OpenedRun | undefined },
  writer: Writer,
  given: AnswersFile,
): Recorded {
  const begun = before
    ? joinExisting(host, workspace, before.record, writer)
    : openNewRun(host, workspace, named, writer);
  return inSession(begun, (session) => {
    const { run } = session.place;
    const opened = before ?? openRecord(host, session.place);
    const wishes = given.answers.flatMap((answer) => wishesOf(answer).map((wish) => ({ wish, answer })));
    const done = actOnRun(
      host,
      atWork(session, opened, workspace),
      wishes.map(({ wish }) => wish),
    );
    const answer = done.refusal && wishes[done.refusal.place]?.answer;
    if (done.refusal && answer)
      return { run, closed: false, refused: { answer, problem: done.refusal.problems[0] } };
    const closing = given.close ? actOnRun(host, done.run, [{ act: 'close' }]) : undefined;
    return { run, closed: closing !== undefined && closing.refusal === undefined };
  });
}
