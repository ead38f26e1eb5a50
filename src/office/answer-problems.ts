import type { Person } from '../checklist/events.ts';
import { activityState, type RunState } from '../checklist/state.ts';
import { activityRows } from '../sop/activities.ts';
import type { Part, Sop } from '../sop/sop.ts';
import { nearest } from '../words/nearest.ts';
import { overlaps } from './answer-overlaps.ts';
import { timeProblems } from './answer-times.ts';
import type { AnswersFile, BlankAnswer, GivenAnswer } from './read-answers.ts';

/** What is wrong with an answers file, in both languages; `place` is the entry it is about, counted from 0. */
export type AnswerProblem = {
  readonly id: string;
  readonly en: string;
  readonly code?: string;
  readonly place?: number;
};

/** What the answers are held against: the form, the run so far (none for a new one), who did the work, now in epoch ms. */
export type AnswersGround = {
  readonly sop: Pick<Sop, 'dates'>;
  readonly part: Part;
  readonly run?: { readonly name: string; readonly state: RunState } | undefined;
  readonly by: Person | undefined;
  readonly zone: string;
  readonly now: number;
};

/** Nothing may be recorded while there are problems; warnings are only told. */
export type CheckedAnswers = {
  readonly problems: readonly AnswerProblem[];
  readonly warnings: readonly AnswerProblem[];
};

/** All that is wrong with the answers against the form and the run so far, in the order of the file. */
export function checkAnswers(given: AnswersFile, ground: AnswersGround): CheckedAnswers {
  const codes = activityRows(ground.part).map((row) => row.activity.code);
  const { refused, warned } = overlaps(given.answers, ground);
  const entries = [...given.answers, ...given.blanks].toSorted((a, b) => a.place - b.place);
  const problems = entries.flatMap((entry) => [
    ...codeProblems(entry, ground.part.code, codes, entries),
    ...('result' in entry ? answerProblems(entry, ground) : blankProblems(entry)),
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
  part: string,
  codes: readonly string[],
  entries: readonly Entry[],
): readonly AnswerProblem[] {
  if (!codes.includes(code)) {
    const meant = nearest(code, codes);
    return [
      {
        code,
        place,
        id: `kode '${code}' tidak ada di SOP.${meant ? ` Maksud Anda: ${meant}?` : ` Lihat kodenya: sop show ${part}`}`,
        en: `code '${code}' is not in the SOP.${meant ? ` Did you mean: ${meant}?` : ` See the codes: sop show ${part}`}`,
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

function answerProblems(answer: GivenAnswer, ground: AnswersGround): readonly AnswerProblem[] {
  const { code, place, result, reason } = answer;
  const about = { code, place };
  const state = ground.run?.state;
  const answered = state !== undefined && activityState(state, code).answer !== undefined;
  return [
    ...(answered
      ? [
          {
            ...about,
            id: `${code} sudah dijawab di pelaksanaan ini; hapus dari berkas, atau perbaiki dengan koreksi di 'sop check'`,
            en: `${code} is answered already in this run; leave it out, or correct it in 'sop check'`,
          },
        ]
      : []),
    ...(result !== 'sesuai' && !reason?.trim()
      ? [
          {
            ...about,
            id: `${code} ${result}: tulis 'alasan'`,
            en: `${code} ${result}: write 'alasan' (why)`,
          },
        ]
      : []),
    ...timeProblems(answer, ground).map((words) => ({ ...about, ...words })),
  ];
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
