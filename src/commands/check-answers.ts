import type { Person } from '../checklist/events.ts';
import { activityState, type RunState } from '../checklist/state.ts';
import { readYaml } from '../document/read-yaml.ts';
import { UserError } from '../host/errors.ts';
import { type AnswersFile, decodeAnswers } from '../office/read-answers.ts';
import { headsOf } from '../record/record.ts';
import { joinRun, type Session } from '../record/session.ts';
import { activityRows } from '../sop/activities.ts';
import type { Part } from '../sop/sop.ts';
import { type AnswerProblem, checkAnswers } from './answer-problems.ts';
import { namedRun, openNew } from './check.ts';
import { closeRun, closingProblems } from './closing.ts';
import { type Context, type Options, textOption } from './context.ts';
import type { NamedPart } from './find-part.ts';
import { openRecord } from './find-run.ts';
import { printJson } from './json.ts';
import { lineSigner } from './line-signer.ts';
import { join, readFile, type Workspace, wrongFile } from './workspace.ts';

/**
 * Fills a run from an answers file. Everything is checked before the first line is written, so that a wrong file
 * leaves no half-filled run behind.
 */
export async function answerFromFile(
  context: Context,
  workspace: Workspace,
  named: NamedPart,
  file: string,
  options: Options,
): Promise<number> {
  const { host } = context;
  const given = readAnswers(context, workspace, file);
  const runName = textOption(options, 'run');
  const before = runName === undefined ? undefined : namedRun(context, workspace, named.part, runName);
  const part = before?.part ?? named.part;
  refuseWrong(checkAnswers(given, part, before?.state, host.now()), file);
  const by = personOf(workspace, given, options, file);
  const left = activityRows(part).length - unansweredLeft(part, before?.state, given);
  if (options['dryRun'] === true)
    return tell(context, options, { session: undefined, closed: false }, part, given, left);
  const signer = await lineSigner(context, workspace, by, options);
  const session = before
    ? joinRun(host, {
        place: before.record.place,
        by,
        zone: workspace.office.zone,
        seen: headsOf(before.record.segments),
        signer,
      })
    : openNew(context, workspace, named, by, signer);
  let closed = false;
  try {
    recordAnswers(session, given);
    const now = openRecord(context, session.place);
    if (given.close && closingProblems(workspace.office, part, now.state).length === 0) {
      closeRun(context, workspace.office, now, session);
      closed = true;
    }
  } finally {
    session.close();
  }
  return tell(context, options, { session, closed }, part, given, left);
}

function readAnswers(context: Context, workspace: Workspace, file: string): AnswersFile {
  const path = join(context.host.cwd, file);
  const bytes = readFile(context.host, path, 1024 * 1024);
  const { value, diagnostics } = readYaml(bytes, path, 'jawaban');
  if (value === undefined || diagnostics.some((one) => one.severity === 'error')) {
    throw wrongFile(context, path, bytes, diagnostics);
  }
  return decodeAnswers(value, workspace.office.zone);
}

function refuseWrong(problems: readonly AnswerProblem[], file: string): void {
  if (problems.length === 0) return;
  const list = (language: 'id' | 'en'): string =>
    problems.map((problem) => `\n  - ${problem[language]}`).join('');
  throw new UserError({
    id: `'${file}' belum dapat dipakai, tidak ada yang dicatat:${list('id')}`,
    en: `'${file}' cannot be used yet, nothing was recorded:${list('en')}`,
  });
}

function personOf({ office }: Workspace, given: AnswersFile, options: Options, file: string): Person {
  const name = textOption(options, 'as') ?? given.by?.name;
  if (name === undefined || name.trim() === '') {
    throw new UserError({
      id: `siapa yang mengerjakan? Tulis 'petugas:' di '${file}', atau tambahkan --as "Nama Petugas"`,
      en: `who did the work? Write 'petugas:' in '${file}', or add --as "Name"`,
    });
  }
  const known = office.people.find((person) => person.name.toLowerCase() === name.trim().toLowerCase());
  return known ?? (textOption(options, 'as') === undefined && given.by ? given.by : { name: name.trim() });
}

function recordAnswers(session: Session, given: AnswersFile): void {
  for (const { code, result, reason, startedAt, finishedAt, note } of given.answers) {
    session.record({
      type: 'answer',
      activity: code,
      result,
      ...(reason === undefined ? {} : { reason }),
      ...(startedAt === undefined ? {} : { startedAt }),
      ...(finishedAt === undefined ? {} : { finishedAt }),
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

function tell(
  { host, say }: Context,
  options: Options,
  { session, closed }: { readonly session: Session | undefined; readonly closed: boolean },
  part: Part,
  given: AnswersFile,
  answered: number,
): number {
  const all = activityRows(part).length;
  const run = session?.place.run;
  if (options['json'] === true) {
    printJson(host, {
      bagian: part.code,
      pelaksanaan: run ?? null,
      dicatat: session ? given.answers.length : 0,
      dijawab: answered,
      kegiatan: all,
      ditutup: closed,
    });
    return 0;
  }
  if (!session) {
    host.out.result(
      say({
        id: `Berkas benar: ${given.answers.length} jawaban untuk ${part.code}. Tidak ada yang dicatat (--dry-run).\n`,
        en: `The file is right: ${given.answers.length} answers for ${part.code}. Nothing was recorded (--dry-run).\n`,
      }),
    );
    return 0;
  }
  const next = closed ? `sop report ${run}` : `sop check ${part.code} --run ${run}`;
  host.out.result(
    say({
      id: `✓ Tersimpan: ${given.answers.length} jawaban, ${answered}/${all} kegiatan ${part.code}. Pelaksanaan ${run}${closed ? ' ditutup' : ' tetap terbuka'}.\n  Berikutnya: ${next}\n`,
      en: `✓ Saved: ${given.answers.length} answers, ${answered}/${all} activities of ${part.code}. Run ${run} is ${closed ? 'closed' : 'still open'}.\n  Next: ${next}\n`,
    }),
  );
  return 0;
}
