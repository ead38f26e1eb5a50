import { parseLocalInstant, type Zone } from '../calendar/local-time.ts';
import type { Person, Result } from '../checklist/events.ts';
import { decodePerson } from './decode-office.ts';

/** One answer of an answers file; instants in epoch ms where the paper gave times, NaN for a time that does not exist. */
export type GivenAnswer = {
  readonly code: string;
  readonly result: Result;
  readonly reason?: string;
  readonly startedAt?: number;
  readonly finishedAt?: number;
  readonly note?: string;
};

export type AnswersFile = {
  readonly part?: string;
  readonly by?: Person;
  readonly answers: readonly GivenAnswer[];
  readonly close: boolean;
};

type AnswerKeys = {
  readonly kode: string;
  readonly hasil: Result;
  readonly alasan?: string;
  readonly mulai?: string;
  readonly selesai?: string;
  readonly catatan?: string;
};
type AnswersKeys = {
  readonly bagian?: string;
  readonly petugas?: string | (Parameters<typeof decodePerson>[0] & object);
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
    answers: keys.jawaban.map((answer) => decodeAnswer(answer, zone)),
    close: keys.tutup ?? true,
  };
}

function decodeAnswer(keys: AnswerKeys, zone: Zone): GivenAnswer {
  const startedAt =
    keys.mulai === undefined ? undefined : (parseLocalInstant(keys.mulai, zone) ?? Number.NaN);
  const finishedAt =
    keys.selesai === undefined ? undefined : (parseLocalInstant(keys.selesai, zone) ?? Number.NaN);
  return {
    code: keys.kode.toUpperCase(),
    result: keys.hasil,
    ...(keys.alasan === undefined ? {} : { reason: keys.alasan }),
    ...(startedAt === undefined ? {} : { startedAt }),
    ...(finishedAt === undefined ? {} : { finishedAt }),
    ...(keys.catatan === undefined ? {} : { note: keys.catatan }),
  };
}
