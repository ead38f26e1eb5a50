import { dayMs, localDate } from '../calendar/local-time.ts';
import { dateTimeWords, formDateWords } from '../calendar/print-date.ts';
import { activityState, type RunState } from '../checklist/state.ts';
import { activityRows } from '../sop/activities.ts';
import type { Bilingual } from '../words/bilingual.ts';
import type { AnswersGround } from './answer-problems.ts';
import type { GivenAnswer, GivenTime } from './read-answers.ts';

/** Nothing that takes longer between start and end is believed to be one activity. */
const believable = 366 * dayMs;

/** What is wrong with the times of one answer, taken from paper; all of it, each with what to write instead. */
export function timeProblems(answer: GivenAnswer, ground: AnswersGround): readonly Bilingual[] {
  const { code, started, finished } = answer;
  const times = [
    ...(started ? [{ key: 'mulai', ...started }] : []),
    ...(finished ? [{ key: 'selesai', ...finished }] : []),
  ];
  const alone = times.length === 1 ? [halfGiven(code, started ? 'selesai' : 'mulai')] : [];
  const single = times.flatMap((time) => oneTime(code, time, ground));
  return [...alone, ...single, ...pairProblems(code, started, finished)];
}

const halfGiven = (code: string, missing: string): Bilingual => ({
  id: `${code}: '${missing}' kosong; tulis 'mulai' dan 'selesai' berdua, atau kosongkan keduanya`,
  en: `${code}: '${missing}' is empty; write both 'mulai' and 'selesai', or neither`,
});

type NamedTime = GivenTime & { readonly key: string };

/** The first thing that is wrong with a time by itself. */
function oneTime(
  code: string,
  { key, text, at }: NamedTime,
  { sop, part, run, zone, now }: AnswersGround,
): readonly Bilingual[] {
  const what = `${code}: '${key}' ${text}`;
  if (Number.isNaN(at)) {
    return [
      {
        id: `${what} tidak ada di kalender; tulis tanggal dan jam yang ada, misalnya "2026-11-20 08:00"`,
        en: `${what}: there is no such date or time; write one that exists, for example "2026-11-20 08:00"`,
      },
    ];
  }
  if (at > now) {
    const clock = dateTimeWords(now, zone);
    return [
      {
        id: `${what} di masa depan; sekarang ${clock.id}. Tulis jam yang sudah lewat`,
        en: `${what} is in the future; it is ${clock.en}. Write a time that has passed`,
      },
    ];
  }
  const date = sop.dates.effective ?? sop.dates.approved;
  if (date !== undefined && localDate(at, zone).slice(0, date.length) < date) {
    const since = formDateWords(date);
    return [
      {
        id: `${what} sebelum SOP ini berlaku (${since.id}); periksa tahunnya, tulis tanggal sesudah itu`,
        en: `${what} is before this SOP was in force (${since.en}); check the year, write a date after that`,
      },
    ];
  }
  if (run === undefined || at >= run.state.openedAt || wasOpenedFromPaper(run.state, part)) return [];
  const opened = dateTimeWords(run.state.openedAt, zone);
  return [
    {
      id: `${what} sebelum pelaksanaan ${run.name} dibuka (${opened.id}); tulis jam sesudah itu, atau catat sebagai pelaksanaan baru: tanpa --run`,
      en: `${what} is before run ${run.name} was opened (${opened.en}); write a time after that, or record it as a new run: without --run`,
    },
  ];
}

/** A run that was typed in from paper is younger than its work: then the opening says nothing about when that began. */
function wasOpenedFromPaper(state: RunState, part: AnswersGround['part']): boolean {
  return activityRows(part).some(({ activity }) => {
    const { recordedLate, startedAt } = activityState(state, activity.code);
    return recordedLate && startedAt !== undefined && startedAt < state.openedAt;
  });
}

function pairProblems(
  code: string,
  started: GivenTime | undefined,
  finished: GivenTime | undefined,
): readonly Bilingual[] {
  if (!started || !finished) return [];
  const pair = { id: `'mulai' ${started.text}, 'selesai' ${finished.text}` };
  if (finished.at < started.at) {
    return [
      {
        id: `${code}: 'selesai' sebelum 'mulai' (${pair.id}); tukar keduanya, atau betulkan tanggalnya`,
        en: `${code}: 'selesai' (end) is before 'mulai' (start): ${pair.id}; swap them, or put the date right`,
      },
    ];
  }
  // A time that does not exist is NaN and longer than nothing.
  if (!(finished.at - started.at > believable)) return [];
  return [
    {
      id: `${code}: lebih dari setahun (${pair.id}); periksa tahunnya, satu kegiatan paling lama 366 hari`,
      en: `${code}: longer than a year (${pair.id}); check the year, an activity takes at most 366 days`,
    },
  ];
}
