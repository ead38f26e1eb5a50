import { describe, expect, it } from 'vitest';
import type { Person, Result, RunAction, RunEvent } from '../../src/checklist/events.ts';
import { fold } from '../../src/checklist/fold.ts';
import type { ActivityFigures } from '../../src/compliance/figures.ts';
import { observeRun } from '../../src/compliance/observe.ts';
import { runFigures } from '../../src/compliance/run-figures.ts';
import type { Part } from '../../src/sop/sop.ts';
import { minuteOracle } from '../calendar/minute-oracle.ts';
import { chance } from '../support/chance.ts';
import { activity, agus, minute, rina, rule, wib } from './small-runs.ts';

// A second fold and a second arithmetic, slow and simple, that share nothing with the first but the events: one list of what happened
// to an activity, and one look at each of its minutes.

const runs = process.env['SOP_TEST_LONG'] ? 100_000 : 4_000;
const standards = { 'A-1': 30, 'A-2': 90, 'A-3': 240 } as const;
type Code = keyof typeof standards;
const codes = Object.keys(standards) as readonly Code[];
const part: Part = {
  code: 'URMIN',
  name: 'Urusan administrasi',
  activities: [
    activity('A-1', 'Menerima surat', '30 Menit'),
    activity('A-2', 'Mencatat surat', '90 Menit'),
    activity('A-3', 'Membuat laporan', '4 Jam'),
  ],
};

/** Monday morning before a holiday, Tuesday, 16 June 2026. */
const opening = wib('2026-06-15 07:00');
const horizon = 6 * 1440;
const oracle = minuteOracle(rule.calendar.data, 7);
const works = Uint8Array.from({ length: horizon }, (_, n) =>
  oracle.between(opening + n * minute, opening + (n + 1) * minute) > 0 ? 1 : 0,
);

const results: readonly Result[] = ['sesuai', 'sesuai', 'tidak_sesuai', 'tidak_berlaku'];
const reasons = ['menunggu disposisi', 'listrik padam', 'rapat'];

/** What somebody does next, allowed or not: the fold has to cope with what several clones did. */
function actionOf(pick: (below: number) => number, now: number, hashes: readonly string[]): RunAction {
  const code = codes[pick(4) === 0 ? 1 + pick(2) : 0] ?? 'A-1';
  const result = results[pick(results.length)] ?? 'sesuai';
  const reason = reasons[pick(reasons.length)] ?? '';
  const paper = (): { startedAt?: number; finishedAt?: number } => {
    const finished = Math.max(1, now - pick(400));
    const started = { startedAt: opening + Math.max(0, finished - pick(500)) * minute };
    return pick(3) === 0 ? started : { ...started, finishedAt: opening + finished * minute };
  };
  switch (pick(20)) {
    case 0:
    case 1:
    case 2:
      return { type: 'start', activity: code };
    case 3:
    case 4:
    case 13:
    case 14:
    case 16:
    case 17:
      return { type: 'pause', activity: code, reason };
    case 5:
    case 15:
    case 18:
    case 19:
      return { type: 'resume', activity: code };
    case 6:
    case 7:
      return { type: 'answer', activity: code, result, reason };
    case 8:
      return { type: 'answer', activity: code, result, reason, ...paper() };
    case 9:
      return {
        type: 'correct',
        activity: code,
        replaces: hashes[pick(hashes.length)] ?? '',
        result,
        reason: `salah: ${reason}`,
      };
    case 10:
      return pick(2) === 0 ? { type: 'handover', to: agus, activity: code } : { type: 'handover', to: agus };
    case 11:
      return pick(8) === 0 ? { type: 'close' } : { type: 'note', activity: code, text: 'catatan' };
    default:
      return { type: 'reopen', reason: 'koreksi' };
  }
}

/** The events of a run, closed at its end; one in three has a clock that is set meanwhile. */
function randomRun(seed: number): readonly RunEvent[] {
  const pick = chance(seed);
  const jumps = pick(3) === 0;
  const answers: string[] = [];
  const events: RunEvent[] = [];
  let at = 0;
  const add = (action: RunAction, by: Person): void => {
    const hash = `h${events.length}`;
    if (action.type === 'answer' || action.type === 'correct') answers.push(hash);
    const stamp = { at: opening + at * minute, up: at, segment: 's', line: events.length, hash, by };
    events.push({ ...action, stamp });
  };
  add({ type: 'open', part: 'URMIN', sop: 'S', sopHash: '' }, rina);
  const steps = 8 + pick(20);
  for (let step = 0; step < steps; step++) {
    at += pick(20) === 0 ? pick(2000) : pick(60);
    if (jumps && pick(4) === 0) at = Math.max(0, at - pick(300));
    at = Math.min(at, horizon - 2);
    add(actionOf(pick, at, answers), pick(2) === 0 ? rina : agus);
  }
  at = Math.min(horizon - 1, at + pick(60));
  add({ type: 'close' }, rina);
  return events;
}

/** What became of an activity, in minutes since the opening. */
type Life = {
  start?: number;
  finish?: number;
  pauses: { from: number; to?: number; reason: string }[];
  answers: { hash: string; result: Result; reason?: string; by: string; at: number }[];
};

const minutesOf = (instant: number): number => (instant - opening) / minute;

/** The lives of the activities and the minute of the last close, read off the events in the plainest way. */
function livesOf(events: readonly RunEvent[]) {
  const lives: Record<string, Life> = Object.fromEntries(
    codes.map((code) => [code, { pauses: [], answers: [] }]),
  );
  let closed: number | undefined;
  let waiting: RunEvent[] = [];
  const act = (event: RunEvent): void => {
    const code = 'activity' in event ? event.activity : undefined;
    const life = code === undefined ? undefined : lives[code];
    if (!life) return;
    const at = minutesOf(event.stamp.at);
    const isAnswered = life.answers.length > 0;
    const lastPause = life.pauses.at(-1);
    const isPaused = lastPause !== undefined && lastPause.to === undefined;
    if (event.type === 'start' && life.start === undefined && !isAnswered) life.start = at;
    if (event.type === 'pause' && life.start !== undefined && !isAnswered && !isPaused)
      life.pauses.push({ from: at, reason: event.reason });
    if (event.type === 'resume' && isPaused && !isAnswered) lastPause.to = at;
    if (event.type === 'correct' && life.answers.at(-1)?.hash === event.replaces) answer(life, event, at);
    if (event.type !== 'answer' || isAnswered) return;
    if (event.startedAt !== undefined) life.start = minutesOf(event.startedAt);
    if (event.finishedAt !== undefined) life.finish = minutesOf(event.finishedAt);
    else if (life.start !== undefined) life.finish = at;
    if (isPaused) lastPause.to = life.finish ?? at;
    answer(life, event, at);
  };
  for (const event of events) {
    if (event.type === 'close') closed ??= minutesOf(event.stamp.at);
    else if (event.type === 'reopen') {
      closed = undefined;
      const late = waiting;
      waiting = [];
      late.forEach(act);
    } else if (closed === undefined) act(event);
    else waiting.push(event);
  }
  return { lives, closed };
}

function answer(life: Life, event: Extract<RunEvent, { type: 'answer' | 'correct' }>, at: number): void {
  const { hash, by } = event.stamp;
  const { result, reason } = event;
  life.answers.push({ hash, result, at, by: by.name, ...(reason === undefined ? {} : { reason }) });
}

/** Minutes of work from one minute to another that a test lets through. */
function countWork(from: number, to: number, counts: (at: number) => boolean = () => true): number {
  let sum = 0;
  for (let at = from; at < to; at++) if (works[at] === 1 && counts(at)) sum += 1;
  return sum;
}

/** Minute by minute: what of an activity was worked, paused, due and late. */
function countedLife(life: Life, standard: number, end: number) {
  const last = life.answers.at(-1);
  const { start } = life;
  if (start === undefined || last?.result === 'tidak_berlaku') return undefined;
  const finish = Math.max(start, life.finish ?? end);
  const isPaused = (at: number): boolean => life.pauses.some(({ from, to = end }) => from <= at && at < to);
  let due = start;
  for (let worked = 0; worked < standard; due++) {
    const work =
      due < horizon
        ? works[due] === 1
        : oracle.between(opening + due * minute, opening + (due + 1) * minute) > 0;
    if (work && !(due < finish && isPaused(due))) worked += 1;
  }
  return {
    gross: countWork(start, finish),
    net: countWork(start, finish, (at) => !isPaused(at)),
    due,
    lateBy: countWork(due, finish),
    isFinished: life.finish !== undefined,
  };
}

const inMinutes = (time: number | undefined): number | undefined =>
  time === undefined ? undefined : time / minute;

function compare(seed: number): {
  readonly answered: number;
  readonly paused: number;
  readonly late: number;
} {
  const events = randomRun(seed);
  const state = fold(events);
  if (!state) throw new Error('no run');
  const { lives, closed } = livesOf(events);
  expect([seed, state.closedAt]).toEqual([
    seed,
    closed === undefined ? undefined : opening + closed * minute,
  ]);
  const end = state.closedAt ?? 0;
  const figures = runFigures(part, state, rule, end);
  const observations = observeRun({ run: 'R', part, state, figures, rule });
  const seen = { answered: 0, paused: 0, late: 0 };
  const covered: number[] = [];
  for (const [index, code] of codes.entries()) {
    const life = lives[code] as Life;
    const own = figures.activities[index] as ActivityFigures;
    const counted = countedLife(life, standards[code], minutesOf(end));
    const last = life.answers.at(-1);
    const timeliness =
      !counted || (counted.lateBy === 0 && !counted.isFinished)
        ? 'tidak_diukur'
        : counted.lateBy > 0
          ? 'terlambat'
          : 'tepat_waktu';
    const found = {
      result: own.result,
      gross: inMinutes(own.gross),
      net: inMinutes(own.net),
      due: own.due === undefined ? undefined : minutesOf(own.due),
      late: inMinutes(own.lateBy) ?? 0,
      timeliness: own.timeliness,
    };
    expect({ seed, code, ...found }).toEqual({
      seed,
      code,
      result: last?.result,
      gross: counted?.gross,
      net: counted?.net,
      due: counted?.due,
      late: counted?.lateBy ?? 0,
      timeliness,
    });
    const one = observations[index];
    const [first] = life.answers;
    expect([seed, one?.at, one?.person, one?.reason, inMinutes(one?.net)]).toEqual([
      seed,
      opening + (life.finish ?? first?.at ?? minutesOf(end)) * minute,
      first?.by,
      last?.reason,
      life.finish === undefined ? undefined : counted?.net,
    ]);
    if (counted && one) {
      const paused = one.pauses.reduce((sum, { time }) => sum + time, 0);
      expect([seed, paused / minute]).toEqual([seed, counted.gross - counted.net]);
    }
    if (last) seen.answered += 1;
    if (counted && counted.gross > counted.net) seen.paused += 1;
    if (timeliness === 'terlambat') seen.late += 1;
    if (last && counted && life.start !== undefined && life.finish !== undefined)
      for (let at = life.start; at < life.finish; at++) covered[at] = (covered[at] ?? 0) + 1;
  }
  let twice = 0;
  covered.forEach((times, at) => {
    if (works[at] === 1) twice += times - 1;
  });
  expect([seed, figures.totals.twice / minute]).toEqual([seed, twice]);
  return seen;
}

describe('a counter that looks at every minute', () => {
  it(`agrees with fold and figures on ${runs} random runs`, { timeout: 600_000 }, () => {
    const seen = { answered: 0, paused: 0, late: 0 };
    for (let seed = 1; seed <= runs; seed++) {
      const one = compare(seed);
      seen.answered += one.answered;
      seen.paused += one.paused;
      seen.late += one.late;
    }
    for (const [what, many] of Object.entries(seen))
      expect([what, many, many > runs / 10]).toEqual([what, many, true]);
  });
});
