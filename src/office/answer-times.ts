import { dayMs, localDate } from '../calendar/local-time.ts';
import { dateTimeWords, formDateWords } from '../calendar/print-date.ts';
import type { Person } from '../checklist/events.ts';
import { type ActivityState, activityState, type RunState } from '../checklist/state.ts';
import { activityRows } from '../sop/activities.ts';
import type { Activity, Part, Sop } from '../sop/sop.ts';
import type { Bilingual } from '../words/bilingual.ts';
import type { SoFar } from './answers-so-far.ts';
import type { Office } from './office.ts';
import type { GivenAnswer, GivenTime } from './read-answers.ts';

/** What is wrong with an answers file, in both languages; `place` is the entry it is about, counted from 0. */
export type AnswerProblem = Bilingual & { readonly code?: string; readonly place?: number };

/** What the answers are held against: the form, the run so far (none for a new one), who did the work, now in epoch ms. */
export type AnswersGround = {
  readonly sop: Pick<Sop, 'dates'>;
  readonly part: Part;
  readonly run?: { readonly name: string; readonly state: RunState } | undefined;
  readonly by: Person | undefined;
  readonly office: Office;
  readonly now: number;
  /** What of the file the run holds already. */
  readonly soFar?: SoFar;
  /** The run was opened for this very file, so that its work may be older. */
  readonly isOwnRun?: boolean;
};

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
  const single = times.flatMap((time) => oneTime(code, time, ground) ?? []);
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
  { sop, part, run, office: { zone }, now, isOwnRun = false }: AnswersGround,
): Bilingual | undefined {
  const what = `${code}: '${key}' ${text}`;
  if (Number.isNaN(at)) {
    return {
      id: `${what} tidak ada di kalender; tulis tanggal dan jam yang ada, misalnya "2026-11-20 08:00"`,
      en: `${what}: there is no such date or time; write one that exists, for example "2026-11-20 08:00"`,
    };
  }
  if (at > now) {
    const clock = dateTimeWords(now, zone);
    return {
      id: `${what} di masa depan; sekarang ${clock.id}. Tulis jam yang sudah lewat`,
      en: `${what} is in the future; it is ${clock.en}. Write a time that has passed`,
    };
  }
  const date = sop.dates.effective ?? sop.dates.approved;
  if (date !== undefined && localDate(at, zone).slice(0, date.length) < date) {
    const since = formDateWords(date);
    return {
      id: `${what} sebelum SOP ini berlaku (${since.id}); periksa tahunnya, tulis tanggal sesudah itu`,
      en: `${what} is before this SOP was in force (${since.en}); check the year, write a date after that`,
    };
  }
  if (run === undefined || isOwnRun || at >= run.state.openedAt || wasOpenedFromPaper(run.state, part))
    return undefined;
  const opened = dateTimeWords(run.state.openedAt, zone);
  return {
    id: `${what} sebelum pelaksanaan ${run.name} dibuka (${opened.id}); tulis jam sesudah itu, atau catat sebagai pelaksanaan baru: tanpa --run`,
    en: `${what} is before run ${run.name} was opened (${opened.en}); write a time after that, or record it as a new run: without --run`,
  };
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

/** A stretch of work of the person whose answers are taken in; `place` is absent for what the run holds already. */
type Work = { readonly code: string; readonly from: number; readonly to: number; readonly place?: number };

type Overlaps = {
  readonly refused: readonly AnswerProblem[];
  readonly warned: readonly AnswerProblem[];
};

/**
 * Work of one person that overlaps in time. The form lets several roles work at once, so that it is refused only where both activities
 * name one and the same single pelaksana, who cannot do both; all else is a warning. An activity and its own rincian may overlap.
 */
export function overlaps(answers: readonly GivenAnswer[], ground: AnswersGround): Overlaps {
  const given = answers.flatMap(workOf);
  const work = [...given, ...earlierWork(ground)];
  const rows = new Map(activityRows(ground.part).map(({ activity }) => [activity.code, activity]));
  const found = given.map((one, index) => ({
    one,
    others: work.slice(index + 1).filter((other) => meets(one, other) && !nested(one, other, rows)),
  }));
  const sort = (same: boolean): readonly AnswerProblem[] =>
    found.flatMap(({ one, others }) => {
      const codes = others
        .filter((other) => sameSingleRole(one, other, rows) === same)
        .map(({ code }) => code);
      if (codes.length === 0) return [];
      const words = same ? refusal(one.code, codes, roleOf(rows, one.code)) : warning(one.code, codes);
      return [{ code: one.code, ...(one.place === undefined ? {} : { place: one.place }), ...words }];
    });
  return { refused: sort(true), warned: sort(false) };
}

function workOf({ code, started, finished, place }: GivenAnswer): readonly Work[] {
  if (!started || !finished || !(started.at < finished.at)) return [];
  return [{ code, from: started.at, to: finished.at, place }];
}

/** What the same person did in the run before, as far as it was timed. */
function earlierWork({ run, part, by }: AnswersGround): readonly Work[] {
  if (!run || !by) return [];
  return activityRows(part).flatMap(({ activity: { code } }) => {
    const { startedAt, finishedAt, answer }: ActivityState = activityState(run.state, code);
    if (startedAt === undefined || finishedAt === undefined || answer?.by.name !== by.name) return [];
    return [{ code, from: startedAt, to: finishedAt }];
  });
}

const meets = (a: Work, b: Work): boolean => a.code !== b.code && a.from < b.to && b.from < a.to;

type Rows = ReadonlyMap<string, Activity>;

const nested = (a: Work, b: Work, rows: Rows): boolean =>
  holds(rows.get(a.code), b.code) || holds(rows.get(b.code), a.code);

const holds = (activity: Activity | undefined, code: string): boolean =>
  activity?.children.some((child) => child.code === code || holds(child, code)) ?? false;

function roleOf(rows: Rows, code: string): string | undefined {
  const [only, ...more] = rows.get(code)?.roles ?? [];
  return more.length === 0 ? only?.role : undefined;
}

function sameSingleRole(a: Work, b: Work, rows: Rows): boolean {
  const role = roleOf(rows, a.code);
  return role !== undefined && role === roleOf(rows, b.code);
}

const refusal = (code: string, others: readonly string[], role: string | undefined) => ({
  id: `${code}: jamnya bertumpang tindih dengan ${others.join(', ')}, padahal pelaksananya satu (${role}); betulkan 'mulai' atau 'selesai'`,
  en: `${code}: its time overlaps that of ${others.join(', ')}, and both have the same single pelaksana (${role}); put 'mulai' or 'selesai' right`,
});

const warning = (code: string, others: readonly string[]) => ({
  id: `${code}: jamnya bertumpang tindih dengan ${others.join(', ')}; dicatat seperti tertulis`,
  en: `${code}: its time overlaps that of ${others.join(', ')}; recorded as written`,
});
