import type { Person, Result } from '../checklist/events.ts';
import { freshRun } from '../checklist/fold.ts';
import { activityNamed, type Problem, plan } from '../checklist/plan.ts';
import { activityState, type RunState } from '../checklist/state.ts';
import type { Wish } from '../checklist/wish.ts';
import type { Part } from '../sop/sop.ts';
import type { Bilingual } from '../words/bilingual.ts';
import { type AnswerProblem, type AnswersGround, overlaps, timeProblems } from './answer-times.ts';
import { nothingSoFar, type SoFar } from './answers-so-far.ts';
import type { AnswersFile, BlankAnswer, GivenAnswer } from './read-answers.ts';

/** Nothing may be recorded while there are problems; warnings are only told. */
type CheckedAnswers = {
  readonly problems: readonly AnswerProblem[];
  readonly warnings: readonly AnswerProblem[];
};

/** All that is wrong with the answers against the form and the run so far, in the order of the file. */
export function checkAnswers(given: AnswersFile, ground: AnswersGround): CheckedAnswers {
  const { answers: done } = ground.soFar ?? nothingSoFar;
  const isLeft = ({ place }: Entry): boolean => !done.has(place);
  const { refused, warned } = overlaps(given.answers.filter(isLeft), ground);
  const entries = [...given.answers, ...given.blanks].toSorted((a, b) => a.place - b.place);
  const problems = entries.flatMap((entry) => [
    ...codeProblems(entry, ground.part, entries),
    ...(!isLeft(entry) ? [] : 'result' in entry ? answerProblems(entry, ground) : blankProblems(entry)),
  ]);
  const all = [...problems, ...refused].toSorted((a, b) => (a.place ?? 0) - (b.place ?? 0));
  return { problems: [...fileProblems(given, ground.part), ...all], warnings: warned };
}

function fileProblems(given: AnswersFile, part: Part): readonly AnswerProblem[] {
  const wrongPart = given.part !== undefined && given.part.toUpperCase() !== part.code;
  const empty = given.answers.length === 0 && given.blanks.every(({ filled }) => filled.length === 0);
  return [
    ...(wrongPart
      ? [
          {
            id: `bagian di berkas '${given.part}', yang diminta ${part.code}; jalankan: sop check ${given.part}, atau betulkan 'bagian'`,
            en: `the file is for part '${given.part}', ${part.code} was asked for; run: sop check ${given.part}, or put 'bagian' right`,
          },
        ]
      : []),
    ...(empty
      ? [
          {
            id: "belum ada jawaban; tulis 'hasil' (sesuai, tidak_sesuai, atau tidak_berlaku) pada kegiatan yang sudah dikerjakan",
            en: "there is no answer yet; write 'hasil' (sesuai, tidak_sesuai or tidak_berlaku) for the activities that were done",
          },
        ]
      : []),
  ];
}

type Entry = GivenAnswer | BlankAnswer;

function codeProblems(
  { code, place }: Entry,
  part: Part,
  entries: readonly Entry[],
): readonly AnswerProblem[] {
  const named = activityNamed(code, part);
  if ('problem' in named) {
    const { meant } = named.problem;
    return [
      {
        code,
        place,
        id: `kode '${code}' tidak ada di SOP.${meant ? ` Maksud Anda: ${meant}?` : ` Lihat kodenya: sop show ${part.code}`}`,
        en: `code '${code}' is not in the SOP.${meant ? ` Did you mean: ${meant}?` : ` See the codes: sop show ${part.code}`}`,
      },
    ];
  }
  const first = entries.findIndex((entry) => entry.code === code);
  if (entries[first]?.place === place) return [];
  return [
    {
      code,
      place,
      id: `${code} dijawab dua kali; hapus salah satunya`,
      en: `${code} is answered twice; leave out one of them`,
    },
  ];
}

/** What the plan of the run has against an answer, and what is wrong with its times. */
function answerProblems(answer: GivenAnswer, ground: AnswersGround): readonly AnswerProblem[] {
  const about = { code: answer.code, place: answer.place };
  const by = ground.by ?? nobody;
  const state = ground.run?.state ?? unopened(ground, by);
  const planned = wishesOf(answer).map((wish) => plan(wish, { ...ground, by, state }));
  const problems = planned.flatMap((one) => ('problems' in one ? one.problems : []));
  return [
    ...problems.flatMap((problem) =>
      adviceOn(problem, answer, activityState(state, answer.code).answer?.result),
    ),
    ...timeProblems(answer, ground),
  ].map((words) => ({ ...about, ...words }));
}

/** What is wished for by one answer of a file, in the order in which it is recorded; without what stands there already. */
export function wishesOf(
  { place, code, result, reason, count, started, finished, note }: GivenAnswer,
  soFar: SoFar = nothingSoFar,
): readonly Wish[] {
  const times = { startedAt: started?.at, finishedAt: finished?.at };
  const isNoted = note === undefined || soFar.notes.has(place);
  return [
    ...(soFar.answers.has(place)
      ? []
      : [{ act: 'answer', activity: code, result, reason, count, fromPaper: true, ...times } as const]),
    ...(isNoted ? [] : [{ act: 'note', activity: code, text: note } as const]),
  ];
}

const nobody: Person = { name: '' };

/** A run that the answers will open, as it is before the first of them. */
const unopened = ({ part, now }: AnswersGround, by: Person): RunState =>
  freshRun({
    type: 'open',
    part: part.code,
    sop: '',
    sopHash: '',
    stamp: { at: now, up: 0, segment: '', line: 0, hash: '', by },
  });

/** A problem of the plan in the words of the file; a code that is not in the form is told once, by itself. */
function adviceOn(
  problem: Problem,
  { code, result }: GivenAnswer,
  recorded: Result | undefined,
): readonly Bilingual[] {
  if (problem.code === 'unknown-activity') return [];
  const { id, en } = problem.text;
  if (problem.code === 'closed') return [{ id: `${code}: ${id}`, en: `${code}: ${en}` }];
  if (problem.code === 'not-now') {
    const [heldId, heldEn] =
      recorded === undefined || recorded === result
        ? ['', '']
        : [` (${recorded}, di berkas ${result})`, ` (${recorded}, in the file ${result})`];
    return [
      {
        id: `${id}${heldId} di pelaksanaan ini; hapus dari berkas, atau perbaiki dengan koreksi di 'sop check'`,
        en: `${en}${heldEn} already in this run; leave it out, or correct it in 'sop check'`,
      },
    ];
  }
  if (problem.code === 'no-items') return [{ id, en }];
  const key = 'word' in problem && problem.word === 'reason' ? 'alasan' : 'catatan';
  if (problem.code === 'missing')
    return [{ id: `${code} ${result}: tulis '${key}'`, en: `${code} ${result}: write '${key}'` }];
  return [{ id: `${code}: '${key}' ${id}`, en: `${code}: '${key}' ${en}` }];
}

function blankProblems({ code, place, filled }: BlankAnswer): readonly AnswerProblem[] {
  if (filled.length === 0) return [];
  const keys = filled.map((key) => `'${key}'`).join(', ');
  return [
    {
      code,
      place,
      id: `${code}: 'hasil' kosong, padahal ${keys} diisi; tulis sesuai, tidak_sesuai, atau tidak_berlaku, atau kosongkan semuanya`,
      en: `${code}: 'hasil' is empty while ${keys} says something; write sesuai, tidak_sesuai or tidak_berlaku, or empty all of it`,
    },
  ];
}
