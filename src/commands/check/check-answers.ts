import type { Person } from '../../checklist/events.ts';
import { personNamed } from '../../checklist/person.ts';
import { activityState, type RunState } from '../../checklist/state.ts';
import { hasErrors } from '../../document/diagnostic.ts';
import { readYaml } from '../../document/yaml/read-yaml.ts';
import { UserError } from '../../host/errors.ts';
import { type ExitCode, exitCodes } from '../../host/exit-codes.ts';
import { join } from '../../host/paths.ts';
import { readFile } from '../../host/read-file.ts';
import { checkAnswers } from '../../office/answer-problems.ts';
import type { AnswerProblem } from '../../office/answer-times.ts';
import { isAllRecorded, nothingSoFar, recordedSoFar, type SoFar } from '../../office/answers-so-far.ts';
import { type AnswersFile, decodeAnswers } from '../../office/read-answers.ts';
import { activityRows } from '../../sop/activities.ts';
import type { Part } from '../../sop/sop.ts';
import type { Bilingual } from '../../words/bilingual.ts';
import { visible } from '../../words/visible.ts';
import type { NamedPart } from '../../workflows/office/find-part.ts';
import type { OpenedRun } from '../../workflows/office/find-run.ts';
import type { DamagedRun } from '../../workflows/office/odd-entries.ts';
import type { Workspace } from '../../workflows/office/workspace.ts';
import { wrongFile } from '../../workflows/office/wrong-file.ts';
import { holdsFile, runOfAnswers } from '../../workflows/run/answers-run.ts';
import { recordAnswers } from '../../workflows/run/record-answers.ts';
import type { Context } from '../context.ts';
import { printJson } from '../json.ts';
import { tellDoubts } from '../judged.ts';
import { personOption } from '../person-option.ts';
import { lineWriter } from '../record/line-signer.ts';
import { tellDamaged } from '../tell.ts';
import type { CheckOptions } from './spec.ts';

/**
 * Fills a run from an answers file, or from standard input for `-`. Everything is checked before the first line is written, so that a
 * wrong file leaves no half-filled run behind.
 */
export async function answerFromFile(
  context: Context,
  workspace: Workspace,
  { named, before: asked, file }: AnswersWish,
  options: CheckOptions,
): Promise<ExitCode> {
  const { host } = context;
  const { office } = workspace;
  const { given, hash, lineOf, name } = readAnswers(context, workspace, file);
  const by = personOf(workspace, given, options);
  const own = by && { given, hash, by };
  const isNew = asked !== undefined || options.new === true;
  const skipped: DamagedRun[] = [];
  const found =
    own && !isNew
      ? runOfAnswers(host, workspace, named.part.code, own, (one) => skipped.push(one))
      : undefined;
  tellDamaged(context, skipped);
  const before = asked ?? found;
  const part = before?.part ?? named.part;
  const soFar = before && by ? recordedSoFar(given, before.state, by) : nothingSoFar;
  const { problems, warnings } = checkAnswers(given, {
    sop: before?.sop ?? named.file.sop,
    part,
    ...(before ? { run: { name: before.record.place.run, state: before.state } } : {}),
    by,
    office,
    now: host.now(),
    soFar,
    isOwnRun: before !== undefined && own !== undefined && holdsFile(before.record.segments, own),
  });
  const wrong = by ? problems : [...problems, nobodyNamed];
  if (by === undefined || wrong.length > 0)
    return refuse(context, options, part, { wrong, warnings, lineOf, name });
  const left = activityRows(part).length - unansweredLeft(part, before?.state, given);
  const told = { part, given, soFar, warnings, lineOf, answered: left };
  if (before && isAllRecorded(given, soFar) && (before.state.closedAt !== undefined || !given.close))
    return tellRecordedBefore(context, options, { ...told, before });
  if (options.dryRun) return tellAnswers(context, options, { ...told, run: undefined, closed: false });
  const acts = [
    'answer',
    ...(before ? [] : ['open' as const]),
    ...(given.close ? ['close' as const] : []),
  ] as const;
  const writer = await lineWriter(context, workspace, by, { ...options, acts });
  if (before && soFar.answers.size > 0) host.out.message(visible(`${context.say(goingOn(told, before))}\n`));
  if (before && given.close) tellDoubts(context, workspace, before.record.place);
  const goal = { named, before, soFar };
  const recorded = recordAnswers(host, workspace, goal, { ...writer, answers: hash }, given);
  if (recorded.notClosed) host.out.message(visible(`${context.say(recorded.notClosed)}\n`));
  if (recorded.refused) throw new UserError(overtaken(recorded.run, recorded.refused.problem.text));
  return tellAnswers(context, options, { ...told, ...recorded });
}

/** The file of answers, and the run that they go on with; undefined for a new one. */
type AnswersWish = {
  readonly named: NamedPart;
  readonly before: OpenedRun | undefined;
  readonly file: string;
};

const overtaken = (run: string, { id, en }: Bilingual): Bilingual => ({
  id: `${id}: orang lain mendahului. Jawaban sebelum itu sudah dicatat di pelaksanaan ${run}; hapus jawaban ini dari berkas, lalu ulangi dengan --run ${run}.`,
  en: `${en}: somebody else was first. The answers before it are recorded in run ${run}; leave this one out of the file and try again with --run ${run}.`,
});

type ReadAnswers = {
  readonly given: AnswersFile;
  /** SHA-256 of the bytes of the file. */
  readonly hash: string;
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
  if (value === undefined || hasErrors(diagnostics)) {
    throw wrongFile(path, bytes, diagnostics);
  }
  return {
    given: decodeAnswers(value, workspace.office.zone),
    hash: host.sha256(bytes),
    lineOf: (place) => locate(['jawaban', place], 'key').start.line,
    name: standard ? path : file,
  };
}

const nobodyNamed: AnswerProblem = {
  id: `siapa yang mengerjakan? Tulis 'petugas:' di berkas, atau tambahkan --as "Nama Petugas"`,
  en: `who did the work? Write 'petugas:' in the file, or add --as "Name"`,
};

/** Who did the work: `--as`, else as the file has it, with what the office knows of the name. */
function personOf({ office }: Workspace, { by }: AnswersFile, options: CheckOptions): Person | undefined {
  if (options.as !== undefined) return personOption(office, options.as, 'as');
  const known = by && personNamed(office.people, by.name);
  return known && office.people.includes(known) ? known : by;
}

function unansweredLeft(part: Part, state: RunState | undefined, given: AnswersFile): number {
  const answered = new Set(given.answers.map((answer) => answer.code));
  return activityRows(part).filter(
    ({ activity }) => !answered.has(activity.code) && !(state && activityState(state, activity.code).answer),
  ).length;
}

/** The line of an entry of an answers file, from 1; the entry is counted from 0. */
type LineOf = (place: number) => number;

type Refused = {
  readonly wrong: readonly AnswerProblem[];
  readonly warnings: readonly AnswerProblem[];
  readonly lineOf: LineOf;
  /** The file as the user named it. */
  readonly name: string;
};

/**
 * Says all that is wrong with an answers file, with `--json` also as one document on standard output.
 * @throws UserError always: nothing was recorded
 */
function refuse(
  { host }: Context,
  options: CheckOptions,
  part: Part,
  { wrong, warnings, lineOf, name }: Refused,
): never {
  if (options.json) {
    printJson(host, {
      bagian: part.code,
      pelaksanaan: null,
      dicatat: 0,
      masalah: wrong.map(jsonProblem(lineOf)),
      peringatan: warnings.map(jsonProblem(lineOf)),
    });
  }
  const list = (language: 'id' | 'en', word: string): string =>
    wrong.map((one) => `\n  - ${lineWords(one, lineOf, word)}${one[language]}`).join('');
  throw new UserError({
    id: `'${name}' belum dapat dipakai, tidak ada yang dicatat:${list('id', 'baris')}`,
    en: `'${name}' cannot be used yet, nothing was recorded:${list('en', 'line')}`,
  });
}

const lineWords = ({ place }: AnswerProblem, lineOf: LineOf, word: string): string =>
  place === undefined ? '' : `${word} ${lineOf(place)}: `;

const jsonProblem =
  (lineOf: LineOf) =>
  ({ code, place, id }: AnswerProblem): unknown => ({
    kegiatan: code ?? null,
    baris: place === undefined ? null : lineOf(place),
    masalah: id,
  });

type Told = {
  readonly part: Part;
  readonly given: AnswersFile;
  readonly soFar: SoFar;
  readonly warnings: readonly AnswerProblem[];
  readonly lineOf: LineOf;
  /** How many activities of the part are answered then. */
  readonly answered: number;
  /** Number of the run; undefined when nothing was recorded. */
  readonly run: string | undefined;
  readonly closed: boolean;
};

/** Says what was recorded, or with `--dry-run` that the file is right. @returns 0 */
function tellAnswers(context: Context, options: CheckOptions, told: Told): ExitCode {
  const { host, say } = context;
  const { part, given, soFar, warnings, lineOf, answered, run, closed } = told;
  const all = activityRows(part).length;
  if (options.json) {
    printJson(host, {
      bagian: part.code,
      pelaksanaan: run ?? null,
      dicatat: run === undefined ? 0 : given.answers.length - soFar.answers.size,
      sudah_dicatat: recordedJson(told),
      dijawab: answered,
      kegiatan: all,
      ditutup: closed,
      peringatan: warnings.map(jsonProblem(lineOf)),
    });
    return exitCodes.ok;
  }
  for (const one of warnings) {
    const line = lineWords(one, lineOf, say({ id: 'baris', en: 'line' }));
    host.out.message(visible(`${say({ id: 'Peringatan', en: 'Warning' })}: ${line}${say(one)}\n`));
  }
  host.out.result(visible(say(run === undefined ? onlyChecked(part, given) : saved({ ...told, run }, all))));
  return exitCodes.ok;
}

const recordedJson = ({ given, soFar, lineOf }: Pick<Told, 'given' | 'soFar' | 'lineOf'>): unknown =>
  given.answers
    .filter(({ place }) => soFar.answers.has(place))
    .map(({ code, place }) => ({ kegiatan: code, baris: lineOf(place) }));

/** Which lines of the file are recorded already: the file stopped half way, and is gone on with. */
function goingOn({ given, soFar, lineOf }: Pick<Told, 'given' | 'soFar' | 'lineOf'>, before: OpenedRun) {
  const done = given.answers.filter(({ place }) => soFar.answers.has(place));
  const list = done.map(({ code, place }) => `${code} (${lineOf(place)})`).join(', ');
  const { run } = before.record.place;
  return {
    id: `Melanjutkan pelaksanaan ${run}: ${done.length} dari ${given.answers.length} jawaban berkas ini sudah dicatat (kegiatan dan barisnya): ${list}`,
    en: `Going on with run ${run}: ${done.length} of ${given.answers.length} answers of this file are recorded already (activity and line): ${list}`,
  };
}

type RecordedBefore = Pick<Told, 'part' | 'given' | 'soFar' | 'lineOf' | 'answered'> & {
  readonly before: OpenedRun;
};

/** The file was recorded whole before, so that nothing is recorded again. @returns 0 */
function tellRecordedBefore({ host, say }: Context, options: CheckOptions, told: RecordedBefore): ExitCode {
  const { run } = told.before.record.place;
  if (options.json) {
    printJson(host, {
      bagian: told.part.code,
      pelaksanaan: run,
      dicatat: 0,
      sudah_dicatat: recordedJson(told),
      dijawab: told.answered,
      kegiatan: activityRows(told.part).length,
      ditutup: told.before.state.closedAt !== undefined,
      peringatan: [],
    });
    return exitCodes.ok;
  }
  host.out.result(
    say({
      id: `Berkas ini sudah dicatat seluruhnya di pelaksanaan ${run}; tidak ada yang dicatat lagi. Bila ini pekerjaan lain dengan jawaban yang sama: tambahkan --new\n`,
      en: `This file is recorded in whole in run ${run}; nothing was recorded again. If this is other work with the same answers: add --new\n`,
    }),
  );
  return exitCodes.ok;
}

const onlyChecked = (part: Part, { answers }: AnswersFile) => ({
  id: `Berkas benar: ${answers.length} jawaban untuk ${part.code}. Tidak ada yang dicatat (--dry-run).\n`,
  en: `The file is right: ${answers.length} answers for ${part.code}. Nothing was recorded (--dry-run).\n`,
});

function saved({ part, given, soFar, answered, run, closed }: Told & { readonly run: string }, all: number) {
  const next = closed ? `sop report ${run}` : `sop check ${part.code} --run ${run}`;
  const now = given.answers.filter(({ place }) => !soFar.answers.has(place));
  const late = now.filter(({ finished }) => finished !== undefined).length;
  const lateId = late === 0 ? '' : `\n  ${late} jawaban dengan jam dari kertas ditandai: dicatat belakangan.`;
  const lateEn =
    late === 0 ? '' : `\n  ${late} answers with times from paper are marked: entered afterwards.`;
  return {
    id: `✓ Tersimpan: ${now.length} jawaban, ${answered}/${all} kegiatan ${part.code}. Pelaksanaan ${run}${closed ? ' ditutup' : ' tetap terbuka'}.${lateId}\n  Berikutnya: ${next}\n`,
    en: `✓ Saved: ${now.length} answers, ${answered}/${all} activities of ${part.code}. Run ${run} is ${closed ? 'closed' : 'still open'}.${lateEn}\n  Next: ${next}\n`,
  };
}
