import { UserError } from '../../host/errors.ts';
import type { AnswerProblem } from '../../office/answer-problems.ts';
import type { AnswersFile } from '../../office/read-answers.ts';
import { activityRows } from '../../sop/activities.ts';
import type { Part } from '../../sop/sop.ts';
import { visible } from '../../words/visible.ts';
import type { Context, Options } from '../context.ts';
import { printJson } from '../json.ts';

/** The line of an entry of an answers file, from 1; the entry is counted from 0. */
export type LineOf = (place: number) => number;

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
export function refuse(
  { host }: Context,
  options: Options,
  part: Part,
  { wrong, warnings, lineOf, name }: Refused,
): never {
  if (options['json'] === true) {
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
  readonly warnings: readonly AnswerProblem[];
  readonly lineOf: LineOf;
  /** How many activities of the part are answered then. */
  readonly answered: number;
  /** Number of the run; undefined when nothing was recorded. */
  readonly run: string | undefined;
  readonly closed: boolean;
};

/** Says what was recorded, or with `--dry-run` that the file is right. @returns 0 */
export function tellAnswers(context: Context, options: Options, told: Told): number {
  const { host, say } = context;
  const { part, given, warnings, lineOf, answered, run, closed } = told;
  const all = activityRows(part).length;
  if (options['json'] === true) {
    printJson(host, {
      bagian: part.code,
      pelaksanaan: run ?? null,
      dicatat: run === undefined ? 0 : given.answers.length,
      dijawab: answered,
      kegiatan: all,
      ditutup: closed,
      peringatan: warnings.map(jsonProblem(lineOf)),
    });
    return 0;
  }
  for (const one of warnings) {
    const line = lineWords(one, lineOf, say({ id: 'baris', en: 'line' }));
    host.out.message(visible(`${say({ id: 'Peringatan', en: 'Warning' })}: ${line}${say(one)}\n`));
  }
  host.out.result(visible(say(run === undefined ? onlyChecked(part, given) : saved({ ...told, run }, all))));
  return 0;
}

const onlyChecked = (part: Part, { answers }: AnswersFile) => ({
  id: `Berkas benar: ${answers.length} jawaban untuk ${part.code}. Tidak ada yang dicatat (--dry-run).\n`,
  en: `The file is right: ${answers.length} answers for ${part.code}. Nothing was recorded (--dry-run).\n`,
});

function saved({ part, given, answered, run, closed }: Told & { readonly run: string }, all: number) {
  const next = closed ? `sop report ${run}` : `sop check ${part.code} --run ${run}`;
  const late = given.answers.filter(({ finished }) => finished !== undefined).length;
  const lateId = late === 0 ? '' : `\n  ${late} jawaban dengan jam dari kertas ditandai: dicatat belakangan.`;
  const lateEn =
    late === 0 ? '' : `\n  ${late} answers with times from paper are marked: entered afterwards.`;
  return {
    id: `✓ Tersimpan: ${given.answers.length} jawaban, ${answered}/${all} kegiatan ${part.code}. Pelaksanaan ${run}${closed ? ' ditutup' : ' tetap terbuka'}.${lateId}\n  Berikutnya: ${next}\n`,
    en: `✓ Saved: ${given.answers.length} answers, ${answered}/${all} activities of ${part.code}. Run ${run} is ${closed ? 'closed' : 'still open'}.${lateEn}\n  Next: ${next}\n`,
  };
}
