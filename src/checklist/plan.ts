import { parseDay } from '../calendar/civil-date.ts';
import { activityRows, standardOf } from '../sop/activities.ts';
import { formChange } from '../sop/compare.ts';
import type { Part } from '../sop/sop.ts';
import { itemOf } from '../sop/standard-time.ts';
import type { Bilingual } from '../words/bilingual.ts';
import { nearest } from '../words/nearest.ts';
import { visibleLine } from '../words/visible.ts';
import { type ActivityMove, allowedMoves, isAllowed } from './allowed.ts';
import { type ClosingRule, lackingToClose } from './closing.ts';
import type { Person, RunAction } from './events.ts';
import { longestName, personNamed, samePerson } from './person.ts';
import { sharesOf } from './shares.ts';
import { activityState, type RunState, statusOf } from './state.ts';
import { allWords, neededWords, type Said, type Wish, type Word } from './wish.ts';

/** The run that a wish is held against, as it stands right before, who wishes, and what the office asks for. */
export type Ground = {
  readonly by: Person;
  readonly part: Part;
  readonly state: RunState;
  readonly office: ClosingRule & { readonly people: readonly Person[] };
};

/** A file that must be kept before it is recorded as evidence; named as it was said. */
export type ToKeep = { readonly type: 'keep'; readonly activity: string; readonly file: string };

/** Why a wish may not be. The text says what is wrong; what to do about it depends on who asks, who knows the code. */
export type Problem = { readonly text: Bilingual } & (
  | {
      readonly code:
        | 'closed'
        | 'not-closed'
        | 'answered-anew'
        | 'own-work'
        | 'work-lost'
        | 'not-a-day'
        | 'not-a-count'
        | 'no-items'
        | 'late-acts'
        | 'nothing-late';
    }
  /** `meant` is the code that is nearest to what was said. */
  | { readonly code: 'unknown-activity'; readonly meant?: string | undefined }
  | { readonly code: 'missing'; readonly word: Word | 'activity' | 'files' }
  | { readonly code: 'too-long'; readonly word: Word }
  | { readonly code: 'not-now'; readonly allowed: readonly ActivityMove[] }
  | { readonly code: 'not-closable'; readonly lacking: readonly Bilingual[] }
);

/** What must be recorded, in order, or all that is wrong with the wish. */
export type Plan =
  | { readonly steps: readonly (RunAction | ToKeep)[] }
  | { readonly problems: readonly [Problem, ...Problem[]] };

/** May this be done to the run as it stands, and what must be recorded for it? Every act on a run goes through here. */
export function plan(wish: Wish, ground: Ground): Plan {
  const [first, ...more] = [...stateProblems(wish, ground), ...wordProblems(wish)];
  return first ? { problems: [first, ...more] } : { steps: stepsOf(wish, ground) };
}

/** The most characters of a word. */
const most: Readonly<Record<Word, number>> = {
  reason: 2000,
  text: 2000,
  to: longestName,
  person: longestName,
  due: 2000,
  count: 2000,
  despite: 2000,
};

/** What is wrong with a word by itself; undefined when it will do. */
export function wordProblem(word: Word, said: Said): Problem | undefined {
  const text = said?.trim() ?? '';
  if (text === '') return { code: 'missing', word, text: missing[word] };
  if (text.length > most[word]) return { code: 'too-long', word, text: tooLong(most[word]) };
  if (word === 'count' && !/^[1-9]\d{0,4}$/.test(text))
    return { code: 'not-a-count', text: notACount(visibleLine(text)) };
  if (word !== 'due' || parseDay(text) !== undefined) return undefined;
  return { code: 'not-a-day', text: notADay(visibleLine(text)) };
}

/** The code of an activity of the form as it was said, in any case; or what is wrong with it. */
export function activityNamed(
  said: string,
  part: Part,
): { readonly code: string } | { readonly problem: Extract<Problem, { code: 'unknown-activity' }> } {
  const codes = activityRows(part).map((row) => row.activity.code);
  const code = codeOf(said);
  if (codes.includes(code)) return { code };
  const meant = nearest(code, codes);
  const text = unknownActivity(visibleLine(said), part.code, meant);
  return { problem: { code: 'unknown-activity', text, meant } };
}

const codeOf = (said: Said): string => said?.trim().toUpperCase() ?? '';

function stateProblems(wish: Wish, ground: Ground): readonly Problem[] {
  const { part, state, office } = ground;
  const isClosed = state.closedAt !== undefined;
  if (wish.act === 'reopen') return isClosed ? [] : [{ code: 'not-closed', text: notClosed }];
  if (wish.act === 'review') return reviewProblems(wish, ground);
  if (isClosed) return [{ code: 'closed', text: closed }];
  if (wish.act === 'migrate') return lostWork(ground, wish.part);
  if (wish.act === 'close') {
    const lacking = lackingToClose(office, part, state);
    return lacking.length > 0 ? [{ code: 'not-closable', text: notClosable(lacking), lacking }] : [];
  }
  if (wish.activity === undefined) {
    const isOfRun = wish.act === 'note' || wish.act === 'handover';
    return isOfRun ? [] : [{ code: 'missing', word: 'activity', text: missing.activity }];
  }
  const named = activityNamed(wish.activity, part);
  if ('problem' in named) return [named.problem];
  if (!isAllowed(wish, state, named.code)) return [notNow(named.code, state)];
  const isCounted = 'count' in wish && wish.count !== undefined;
  if (isCounted && itemOf(standardOf(part, named.code)) === undefined)
    return [{ code: 'no-items', text: noItems(named.code) }];
  const isOther = wish.act === 'correct' && wish.replaces !== undefined;
  if (!isOther || wish.replaces === activityState(state, named.code).answer?.hash) return [];
  return [{ code: 'answered-anew', text: answeredAnew(named.code) }];
}

/** Nobody reviews the own work; a run that is not closed can only be remarked on. */
function reviewProblems(
  { outcome, activity }: Extract<Wish, { act: 'review' }>,
  { by, part, state }: Ground,
): readonly Problem[] {
  if (tookPart(state, by)) return [{ code: 'own-work', text: ownWork(visibleLine(by.name)) }];
  if (outcome !== 'comment' && state.closedAt === undefined) return [{ code: 'not-closed', text: notClosed }];
  const late = state.lateActs.length;
  if (outcome === 'accept' && late > 0) return [{ code: 'late-acts', text: lateActs(late) }];
  if (outcome === 'dismiss' && late === 0) return [{ code: 'nothing-late', text: nothingLate }];
  const named = activity === undefined ? undefined : activityNamed(activity, part);
  return named && 'problem' in named ? [named.problem] : [];
}

/** Whether somebody did anything in a run, be it late, but look in, review it or make its report; or had an activity in hand, as figures count it. */
function tookPart(state: RunState, by: Person): boolean {
  const { people, lateActs, activities, lastAt } = state;
  const inHand = [...activities.keys()].flatMap((code) => sharesOf(state, code, lastAt));
  return [...people, ...lateActs.map(({ stamp }) => stamp.by), ...inHand.map(({ person }) => person)].some(
    (person) => samePerson(person, by),
  );
}

/** What was worked on may not fall off the form: its times and its answer would be on no report. */
function lostWork({ part, state }: Ground, after: Part): readonly Problem[] {
  const lost = formChange(part, after).removed.filter((code) => {
    const { startedAt, answer } = activityState(state, code);
    return startedAt !== undefined || answer !== undefined;
  });
  return lost.length > 0 ? [{ code: 'work-lost', text: workLost(lost.join(', ')) }] : [];
}

/** A word that is needed must be there; every word that was said must say something. */
function wordProblems(wish: Wish): readonly Problem[] {
  const said: Partial<Record<Word, Said>> & { readonly act: string } = wish;
  const needed = neededWords(wish);
  const noFile: readonly Problem[] =
    wish.act === 'evidence' && wish.files.length === 0
      ? [{ code: 'missing', word: 'files', text: missing.files }]
      : [];
  const found = allWords
    .filter((word) => needed.includes(word) || said[word] !== undefined)
    .flatMap((word) => wordProblem(word, said[word]) ?? []);
  return [...noFile, ...found];
}

/** What a wish without problems comes to. */
function stepsOf(wish: Wish, { state, office }: Ground): readonly (RunAction | ToKeep)[] {
  if (wish.act === 'close') return [{ type: 'close', ...given({ despite: wish.despite?.trim() }) }];
  if (wish.act === 'reopen') return [{ type: 'reopen', reason: trimmed(wish.reason) }];
  if (wish.act === 'migrate') {
    const { sop, sopHash } = wish;
    return sopHash === state.sopHash ? [] : [{ type: 'migrate', sop, sopHash, replaces: state.sopHash }];
  }
  const activity = codeOf(wish.activity);
  switch (wish.act) {
    case 'start':
    case 'resume':
      return [{ type: wish.act, activity }];
    case 'pause':
      return [{ type: 'pause', activity, reason: trimmed(wish.reason) }];
    case 'answer': {
      const { result, reason, startedAt, finishedAt } = wish;
      const facts = given({ reason: reason?.trim(), count: numberOf(wish.count), startedAt, finishedAt });
      return [{ type: 'answer', activity, result, ...facts }];
    }
    case 'correct': {
      const replaces = activityState(state, activity).answer?.hash ?? '';
      const { result } = wish;
      const [reason, count] = [trimmed(wish.reason), given({ count: numberOf(wish.count) })];
      return [{ type: 'correct', activity, replaces, result, reason, ...count }];
    }
    case 'evidence':
      return wish.files.map((file) => ({ type: 'keep', activity, file }));
    case 'followup': {
      const [person, due] = [trimmed(wish.person), trimmed(wish.due)];
      return [{ type: 'followup', activity, text: trimmed(wish.text), person, due }];
    }
  }
  const about = wish.activity === undefined ? {} : { activity };
  if (wish.act === 'note') return [{ type: 'note', ...about, text: trimmed(wish.text) }];
  if (wish.act === 'review')
    return [
      {
        type: 'review',
        outcome: wish.outcome,
        ...about,
        ...given({ text: wish.text?.trim(), despite: wish.despite?.trim() }),
      },
    ];
  const to = personNamed(office.people, trimmed(wish.to));
  return [{ type: 'handover', to, ...about, ...given({ text: wish.text?.trim() }) }];
}

const numberOf = (said: Said): number | undefined => (said === undefined ? undefined : Number(said));

const trimmed = (said: Said): string => said?.trim() ?? '';

/** The fields that are there. */
const given = <Fields extends object>(fields: Fields) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    readonly [Key in keyof Fields]?: Exclude<Fields[Key], undefined>;
  };

function notNow(code: string, state: RunState): Problem {
  const status = statusWords[statusOf(activityState(state, code))];
  const text = { id: `${code} ${status.id}`, en: `${code} ${status.en}` };
  return { code: 'not-now', text, allowed: allowedMoves(state, code) };
}

const statusWords = {
  waiting: { id: 'belum dimulai', en: 'is not started' },
  running: { id: 'sedang berjalan', en: 'is running' },
  paused: { id: 'sedang dijeda', en: 'is paused' },
  answered: { id: 'sudah dijawab', en: 'is answered' },
} as const satisfies Record<string, Bilingual>;

const missing = {
  activity: { id: 'kegiatannya belum disebut', en: 'no activity was named' },
  files: { id: 'berkasnya belum disebut', en: 'no file was named' },
  reason: { id: 'alasannya belum ditulis', en: 'no reason was given' },
  text: { id: 'isinya belum ditulis', en: 'no text was written' },
  to: { id: 'nama penerimanya belum ditulis', en: 'nobody was named to take over' },
  person: { id: 'penanggung jawabnya belum ditulis', en: 'nobody was named to see to it' },
  count: { id: 'jumlahnya belum ditulis', en: 'no number was given' },
  due: { id: 'batasnya belum ditulis', en: 'no due day was given' },
  despite: { id: 'alasannya belum ditulis', en: 'no reason was given' },
} as const satisfies Record<Word | 'activity' | 'files', Bilingual>;

const tooLong = (characters: number): Bilingual => ({
  id: `paling banyak ${characters} huruf`,
  en: `at most ${characters} letters`,
});
const notADay = (said: string): Bilingual => ({
  id: `'${said}' bukan tanggal; tulis tahun-bulan-hari, misalnya 2026-11-30`,
  en: `'${said}' is no day; write year-month-day, such as 2026-11-30`,
});
const notACount = (said: string): Bilingual => ({
  id: `'${said}' bukan jumlah; tulis bilangan bulat dari 1 sampai 99999`,
  en: `'${said}' is no number of items; write a whole number from 1 to 99999`,
});
const noItems = (code: string): Bilingual => ({
  id: `waktu baku ${code} tidak dihitung per satuan, seperti 2 menit/berkas; jumlah tidak ditulis`,
  en: `the standard time of ${code} does not go by items, such as 2 menit/berkas; no number is written`,
});
const unknownActivity = (said: string, part: string, meant: Said): Bilingual => ({
  id: `kegiatan '${said}' tidak ada di ${part}.${meant ? ` Maksud Anda: ${meant}?` : ''}`,
  en: `there is no activity '${said}' in ${part}.${meant ? ` Did you mean: ${meant}?` : ''}`,
});
const answeredAnew = (code: string): Bilingual => ({
  id: `jawaban ${code} baru saja diganti orang lain`,
  en: `somebody else has just replaced the answer of ${code}`,
});
const ownWork = (name: string): Bilingual => ({
  id: `'${name}' ikut melaksanakan pelaksanaan ini; telaah dilakukan oleh orang lain`,
  en: `'${name}' took part in this run; a review is done by somebody else`,
});
const workLost = (codes: string): Bilingual => ({
  id: `kegiatan ${codes} sudah dikerjakan dan tidak ada lagi di SOP yang baru. Selesaikan pelaksanaan ini dengan SOP lamanya`,
  en: `activities ${codes} were worked on and are gone from the newer SOP. Finish this run with its old SOP`,
});
const lateActs = (count: number): Bilingual => ({
  id: `${count} tindakan datang sesudah pelaksanaan ini ditutup dan belum diputuskan`,
  en: `${count} acts came after this run was closed and are not settled`,
});
const nothingLate: Bilingual = {
  id: 'tidak ada tindakan yang datang sesudah pelaksanaan ini ditutup',
  en: 'nothing came after this run was closed',
};
const closed: Bilingual = { id: 'pelaksanaan ini sudah ditutup', en: 'this run is closed' };
const notClosed: Bilingual = { id: 'pelaksanaan ini belum ditutup', en: 'this run is not closed' };
const notClosable = (lacking: readonly Bilingual[]): Bilingual => ({
  id: `pelaksanaan ini belum dapat ditutup: ${lacking.map((one) => one.id).join('; ')}`,
  en: `this run cannot be closed yet: ${lacking.map((one) => one.en).join('; ')}`,
});
