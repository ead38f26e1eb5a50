import { activityState, type RunState } from '../checklist/state.ts';
import type { AnswersFile, GivenAnswer } from '../office/read-answers.ts';
import { activityRows } from '../sop/activities.ts';
import { nearest } from '../sop/nearest.ts';
import type { Part } from '../sop/sop.ts';

/** What is wrong with an answers file, in both languages. */
export type AnswerProblem = { readonly id: string; readonly en: string };

/** What is wrong with the answers against the form and the run so far; nothing may be recorded while there is any. */
export function checkAnswers(
  given: AnswersFile,
  part: Part,
  state: RunState | undefined,
  now: number,
): readonly AnswerProblem[] {
  const codes = activityRows(part).map((row) => row.activity.code);
  const problems: AnswerProblem[] = [];
  if (given.part !== undefined && given.part.toUpperCase() !== part.code) {
    problems.push({
      id: `bagian di berkas '${given.part}', yang diminta ${part.code}`,
      en: `the file is for part '${given.part}', ${part.code} was asked for`,
    });
  }
  const seen = new Set<string>();
  for (const answer of given.answers) {
    const wrong = wrongAnswer(answer, codes, seen, state, now);
    if (wrong) problems.push(wrong);
    seen.add(answer.code);
  }
  return problems;
}

function wrongAnswer(
  answer: GivenAnswer,
  codes: readonly string[],
  seen: ReadonlySet<string>,
  state: RunState | undefined,
  now: number,
): AnswerProblem | undefined {
  const { code } = answer;
  if (!codes.includes(code)) {
    const meant = nearest(code, codes);
    return {
      id: `kode '${code}' tidak ada di SOP.${meant ? ` Maksud Anda: ${meant}?` : ''}`,
      en: `code '${code}' is not in the SOP.${meant ? ` Did you mean: ${meant}?` : ''}`,
    };
  }
  if (seen.has(code)) return { id: `${code} dijawab dua kali`, en: `${code} is answered twice` };
  if (state && activityState(state, code).answer) {
    return {
      id: `${code} sudah dijawab di pelaksanaan ini; perbaiki dengan koreksi di 'sop check'`,
      en: `${code} is answered already in this run; correct it in 'sop check'`,
    };
  }
  if (answer.result !== 'sesuai' && !answer.reason?.trim()) {
    return {
      id: `${code} ${answer.result}: tulis 'alasan'`,
      en: `${code} ${answer.result}: write 'alasan' (why)`,
    };
  }
  return wrongTimes(answer, now);
}

function wrongTimes({ code, startedAt, finishedAt }: GivenAnswer, now: number): AnswerProblem | undefined {
  if (Number.isNaN(startedAt) || Number.isNaN(finishedAt)) {
    const key = Number.isNaN(startedAt) ? 'mulai' : 'selesai';
    return {
      id: `${code}: tanggal atau jam '${key}' tidak ada; tulis misalnya "2026-11-20 08:00"`,
      en: `${code}: there is no such date or time in '${key}'; write for example "2026-11-20 08:00"`,
    };
  }
  if ((finishedAt === undefined) !== (startedAt === undefined)) {
    return {
      id: `${code}: tulis 'mulai' dan 'selesai' berdua, atau tidak sama sekali`,
      en: `${code}: write both 'mulai' and 'selesai', or neither`,
    };
  }
  if (finishedAt === undefined || startedAt === undefined) return undefined;
  if (finishedAt < startedAt) {
    return {
      id: `${code}: 'selesai' sebelum 'mulai'`,
      en: `${code}: 'selesai' (end) is before 'mulai' (start)`,
    };
  }
  if (finishedAt > now) {
    return { id: `${code}: 'selesai' di masa depan`, en: `${code}: 'selesai' (end) is in the future` };
  }
  return undefined;
}
