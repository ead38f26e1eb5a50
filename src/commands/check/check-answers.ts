import type { Person } from '../../checklist/events.ts';
import { personNamed } from '../../checklist/person.ts';
import { activityState, type RunState } from '../../checklist/state.ts';
import { readYaml } from '../../document/yaml/read-yaml.ts';
import { join } from '../../host/paths.ts';
import { readFile } from '../../host/read-file.ts';
import { type AnswerProblem, checkAnswers } from '../../office/answer-problems.ts';
import { type AnswersFile, decodeAnswers } from '../../office/read-answers.ts';
import { headsOf } from '../../record/record.ts';
import { joinRun, type Session } from '../../record/session.ts';
import { activityRows } from '../../sop/activities.ts';
import type { Part } from '../../sop/sop.ts';
import { closeRun, closingProblems } from '../../workflows/closing.ts';
import type { NamedPart } from '../../workflows/office/find-part.ts';
import { openRecord } from '../../workflows/office/find-run.ts';
import type { Workspace } from '../../workflows/office/workspace.ts';
import { wrongFile } from '../../workflows/office/wrong-file.ts';
import { type Context, type Options, textOption } from '../context.ts';
import { lineSigner } from '../record/line-signer.ts';
import { namedRun, openNew } from './check.ts';
import { type LineOf, refuse, tellAnswers } from './tell-answers.ts';

/**
 * Fills a run from an answers file, or from standard input for `-`. Everything is checked before the first line is written, so that a
 * wrong file leaves no half-filled run behind.
 */
export async function answerFromFile(
  context: Context,
  workspace: Workspace,
  named: NamedPart,
  file: string,
  options: Options,
): Promise<number> {
  const { host } = context;
  const { office } = workspace;
  const { given, lineOf, name } = readAnswers(context, workspace, file);
  const runName = textOption(options, 'run');
  const before = runName === undefined ? undefined : namedRun(context, workspace, named.part, runName);
  const part = before?.part ?? named.part;
  const by = personOf(workspace, given, options);
  const { problems, warnings } = checkAnswers(given, {
    sop: before?.sop ?? named.file.sop,
    part,
    ...(before ? { run: { name: before.record.place.run, state: before.state } } : {}),
    by,
    zone: office.zone,
    now: host.now(),
  });
  const wrong = by ? problems : [...problems, nobodyNamed];
  if (by === undefined || wrong.length > 0)
    return refuse(context, options, part, { wrong, warnings, lineOf, name });
  const left = activityRows(part).length - unansweredLeft(part, before?.state, given);
  const told = { part, given, warnings, lineOf, answered: left };
  if (options['dryRun'] === true)
    return tellAnswers(context, options, { ...told, run: undefined, closed: false });
  const signer = await lineSigner(context, workspace, by, options);
  const session = before
    ? joinRun(host, {
        place: before.record.place,
        by,
        zone: office.zone,
        seen: headsOf(before.record.segments),
        signer,
      })
    : openNew(context, workspace, named, by, signer);
  let closed = false;
  try {
    recordAnswers(session, given);
    const now = openRecord(context.host, session.place);
    if (given.close && closingProblems(office, part, now.state).length === 0) {
      closeRun(context, office, now, session);
      closed = true;
    }
  } finally {
    session.close();
  }
  return tellAnswers(context, options, { ...told, run: session.place.run, closed });
}

type ReadAnswers = {
  readonly given: AnswersFile;
  /** The line of an entry, from 1. */
  readonly lineOf: LineOf;
  readonly name: string;
};

const largest = 1024 * 1024;

function readAnswers(context: Context, workspace: Workspace, file: string): ReadAnswers {
  const { host, say } = context;
  const standard = file === '-';
  const path = standard ? say({ id: 'masukan baku', en: 'standard input' }) : join(host.cwd, file);
  const bytes = standard ? host.standardInput(largest) : readFile(host, path, largest);
  const { value, diagnostics, locate } = readYaml(bytes, path, 'jawaban');
  if (value === undefined || diagnostics.some((one) => one.severity === 'error')) {
    throw wrongFile(path, bytes, diagnostics);
  }
  return {
    given: decodeAnswers(value, workspace.office.zone),
    lineOf: (place) => locate(['jawaban', place], 'key').start.line,
    name: standard ? path : file,
  };
}

const nobodyNamed: AnswerProblem = {
  id: `siapa yang mengerjakan? Tulis 'petugas:' di berkas, atau tambahkan --as "Nama Petugas"`,
  en: `who did the work? Write 'petugas:' in the file, or add --as "Name"`,
};

function personOf({ office }: Workspace, given: AnswersFile, options: Options): Person | undefined {
  const name = textOption(options, 'as') ?? given.by?.name;
  if (name === undefined || name.trim() === '') return undefined;
  const known = personNamed(office.people, name);
  const asWritten = textOption(options, 'as') === undefined && !office.people.includes(known);
  return asWritten ? given.by : known;
}

function recordAnswers(session: Session, given: AnswersFile): void {
  for (const { code, result, reason, started, finished, note } of given.answers) {
    session.record({
      type: 'answer',
      activity: code,
      result,
      ...(reason === undefined ? {} : { reason }),
      ...(started ? { startedAt: started.at } : {}),
      ...(finished ? { finishedAt: finished.at } : {}),
    });
    if (note !== undefined) session.record({ type: 'note', activity: code, text: note });
  }
}

function unansweredLeft(part: Part, state: RunState | undefined, given: AnswersFile): number {
  const answered = new Set(given.answers.map((answer) => answer.code));
  return activityRows(part).filter(
    ({ activity }) => !answered.has(activity.code) && !(state && activityState(state, activity.code).answer),
  ).length;
}
