import { parseLocalInstant, type Zone } from '../calendar/local-time.ts';
import type { Person, Result } from '../checklist/events.ts';
import { decodePerson } from './decode-office.ts';

/** A time as the paper has it: the words, and the instant in epoch ms; NaN for a time that does not exist. */
export type GivenTime = { readonly text: string; readonly at: number };

/** One answer of an answers file; `place` counts the entries of the file from 0. */
export type GivenAnswer = {
  readonly place: number;
  readonly code: string;
  readonly result: Result;
  readonly reason?: string;
  readonly started?: GivenTime;
  readonly finished?: GivenTime;
  readonly note?: string;
  readonly count?: string;
};

/** An entry whose result was left empty: it is not recorded; `filled` names the keys that say something all the same. */
export type BlankAnswer = {
  readonly place: number;
  readonly code: string;
  readonly filled: readonly string[];
};

export type AnswersFile = {
  readonly part?: string;
  readonly by?: Person;
  readonly answers: readonly GivenAnswer[];
  readonly blanks: readonly BlankAnswer[];
  readonly close: boolean;
};

type Text = string | null | undefined;
type AnswerKeys = {
  readonly kode: string;
  readonly hasil: Result | null;
  readonly alasan?: Text;
  readonly mulai?: Text;
  readonly selesai?: Text;
  readonly jumlah?: number | null;
  readonly catatan?: Text;
};
type AnswersKeys = {
  readonly bagian?: string;
  readonly petugas?: string | null | (Parameters<typeof decodePerson>[0] & object);
  readonly jawaban: readonly AnswerKeys[];
  readonly tutup?: boolean;
};

/** The content of a validated answers file; local times are read in the office's zone. */
export function decodeAnswers(value: unknown, zone: Zone): AnswersFile {
  const keys = value as AnswersKeys;
  const by =
    typeof keys.petugas === 'string' ? { name: keys.petugas } : keys.petugas && decodePerson(keys.petugas);
  return {
    ...(keys.bagian === undefined ? {} : { part: keys.bagian }),
    ...(by ? { by } : {}),
    answers: keys.jawaban.flatMap((answer, place) => decodeAnswer(answer, place, zone)),
    blanks: keys.jawaban.flatMap(decodeBlank),
    close: keys.tutup ?? true,
  };
}

function decodeAnswer(keys: AnswerKeys, place: number, zone: Zone): readonly GivenAnswer[] {
  const { hasil: result, alasan: reason, catatan: note, jumlah: count } = keys;
  if (result === null) return [];
  const started = givenTime(keys.mulai, zone);
  const finished = givenTime(keys.selesai, zone);
  return [
    {
      place,
      code: keys.kode.toUpperCase(),
      result,
      ...(typeof reason === 'string' ? { reason } : {}),
      ...(started ? { started } : {}),
      ...(finished ? { finished } : {}),
      ...(typeof note === 'string' ? { note } : {}),
      ...(typeof count === 'number' ? { count: String(count) } : {}),
    },
  ];
}

const givenTime = (text: Text, zone: Zone): GivenTime | undefined =>
  typeof text === 'string' ? { text, at: parseLocalInstant(text, zone) ?? Number.NaN } : undefined;

function decodeBlank({ kode, hasil, ...rest }: AnswerKeys, place: number): readonly BlankAnswer[] {
  if (hasil !== null) return [];
  const filled = Object.entries(rest).flatMap(([key, value]) =>
    value === null || value === undefined ? [] : [key],
  );
  return [{ place, code: kode.toUpperCase(), filled }];
}
