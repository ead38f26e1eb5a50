import { printDateTime } from '../../calendar/print-date.ts';
import { durationWords } from '../../calendar/time-amounts.ts';
import { allowedMoves, nextActivity, unanswered } from '../../checklist/allowed.ts';
import type { Result } from '../../checklist/events.ts';
import { activityState, type RunState } from '../../checklist/state.ts';
import { runFigures } from '../../compliance/run-figures.ts';
import { UserError } from '../../host/errors.ts';
import { othersAtWork } from '../../record/segment.ts';
import { activityRows } from '../../sop/activities.ts';
import { ask } from '../../terminal/ask/ask.ts';
import { plainWalk } from '../../terminal/walk/plain-walk.ts';
import { resultWords } from '../../terminal/walk/walk-detail.ts';
import { walkKeys } from '../../terminal/walk/walk-keys.ts';
import { walkPrompt } from '../../terminal/walk/walk-prompt.ts';
import type { WalkView } from '../../terminal/walk/walk-screen.ts';
import type { Bilingual } from '../../words/bilingual.ts';
import { visibleLine } from '../../words/visible.ts';
import { closeRun } from '../../workflows/closing.ts';
import type { Workspace } from '../../workflows/office/workspace.ts';
import type { Context } from '../context.ts';
import { type Acting, attach, followUp, handOver, pauseActivity } from './walk-acts.ts';
import { exitHint, offerReport } from './walk-end.ts';
import { askForCode, askForReason, askForResult } from './walk-questions.ts';
import { record, type Step, told, type WalkStart, warned, withOthers } from './walk-step.ts';

/** The loop of the walk: ask, record (on disk), fold, show. Ends with the exit code. */
export async function walk(context: Context, workspace: Workspace, start: WalkStart): Promise<number> {
  const { host } = context;
  const { opened } = start;
  const rows = activityRows(opened.part);
  const canvas = () => ({
    columns: host.terminal.columns(),
    rows: host.terminal.rows(),
    palette: context.palette,
    say: context.say,
  });
  let step = withOthers(context, start, firstStep(context, workspace, start));
  let closed = false;
  try {
    while (!closed) {
      const view = viewOf(workspace, start, step);
      const config = { view, selected: step.selected, canvas, now: host.now, uptime: host.uptime };
      const { wish, selected } = context.accessible
        ? await plainWalk(context, view, step.selected, host.now)
        : await ask(host.terminal, walkPrompt, config);
      if (wish === 'leave') return 0;
      step = withOthers(context, start, { ...step, selected });
      const code = rows[selected]?.activity.code;
      if (wish === 'close') {
        const outcome = tryToClose(context, workspace, start, step);
        step = outcome.step;
        closed = outcome.closed;
      } else if (code !== undefined) {
        step = isStillAllowed(step, code, wish)
          ? await carryOut({ context, workspace, start, step, code }, wish)
          : warned(context, step, doneByOther(code));
      }
    }
  } finally {
    start.session.close();
    if (!closed) host.out.message(context.say(exitHint(opened)));
  }
  return offerReport(context, workspace, opened);
}

/** Where the walk begins; says who else is at work in the run. */
function firstStep(context: Context, { office }: Workspace, start: WalkStart): Step {
  const { opened, by } = start;
  const step = { state: opened.state, selected: placeOf(start, opened.state), others: '' };
  const [other] = othersAtWork(opened.record.segments, by.name, context.host.now());
  if (!other) return step;
  const [name, since] = [visibleLine(other.name), printDateTime(other.since, office.zone)];
  return warned(context, step, {
    id: `${name} juga di pelaksanaan ini sejak ${since}.`,
    en: `${name} is also in this run since ${since}.`,
  });
}

/** What is missing, and somebody else's lock, are said on the screen; the walk goes on. */
function tryToClose(context: Context, { office }: Workspace, { opened, session }: WalkStart, step: Step) {
  try {
    closeRun(context, office, opened, session);
    return { step, closed: true };
  } catch (error) {
    if (!(error instanceof UserError) || error.name !== 'UserError') throw error;
    return { step: warned(context, step, error.text), closed: false };
  }
}

/** Somebody else may have answered between two keys. */
function isStillAllowed(step: Step, code: string, wish: Wish): boolean {
  const needs = walkKeys.find((spec) => spec.wish === wish)?.needs;
  return needs === undefined || needs === 'run' || allowedMoves(step.state, code).includes(needs);
}

const doneByOther = (code: string): Bilingual => ({
  id: `${code} baru saja dikerjakan orang lain; tidak ada yang dicatat.`,
  en: `somebody else has just worked on ${code}; nothing was recorded.`,
});

function viewOf(workspace: Workspace, { opened, by, rule }: WalkStart, step: Step): WalkView {
  const { zone } = workspace.office;
  return {
    title: opened.part.name,
    run: opened.record.place.run,
    runner: by.name,
    rows: activityRows(opened.part),
    state: step.state,
    rule,
    zone,
    figuresAt: (now) => runFigures(opened.part, step.state, rule, now),
    clockAt: (now) => printDateTime(now, zone),
    ...(step.message ? { message: step.message } : {}),
  };
}

type Wish = Awaited<ReturnType<typeof walkPrompt>>['wish'];

async function carryOut(acting: Acting, wish: Wish): Promise<Step> {
  const { context, start, step, code } = acting;
  switch (wish) {
    case 'start':
    case 'resume':
      return told(context, record(start, step, { type: wish, activity: code }), code, doneWords[wish]);
    case 'sesuai':
      return answer(context, start, step, code, { result: wish });
    case 'tidak_sesuai':
    case 'tidak_berlaku': {
      const reason = await askForReason(context, start.opened, code, wish);
      return reason === undefined
        ? warned(context, step)
        : answer(context, start, step, code, { result: wish, reason });
    }
    case 'pause':
      return pauseActivity(acting);
    case 'note': {
      const text = await askForReason(context, start.opened, code, 'note');
      if (text === undefined) return warned(context, step);
      return told(context, record(start, step, { type: 'note', activity: code, text }), code, doneWords.note);
    }
    case 'correct':
      return correct(context, start, step, code);
    case 'evidence':
      return attach(acting);
    case 'followup':
      return followUp(acting);
    case 'handover':
      return handOver(acting);
    case 'go': {
      const found = await askForCode(context, activityRows(start.opened.part));
      return found === undefined ? warned(context, step) : { ...step, selected: found };
    }
    default:
      return step;
  }
}

function answer(
  context: Context,
  start: WalkStart,
  step: Step,
  code: string,
  given: { readonly result: Result; readonly reason?: string },
): Step {
  const next = record(start, step, { type: 'answer', activity: code, ...given });
  const done = told(context, next, code, resultWords[given.result]);
  const figures = runFigures(start.opened.part, next.state, start.rule, context.host.now());
  const late = figures.activities.find((one) => one.code === code)?.lateBy;
  const text =
    late === undefined
      ? ''
      : `, ${context.say({ id: 'terlambat', en: 'late by' })} ${context.say(durationWords(late))}`;
  const tone = late === undefined ? 'good' : 'warn';
  const selected =
    unanswered(start.opened.part, next.state).length > 0 ? placeOf(start, next.state) : step.selected;
  return { ...done, selected, message: { tone, text: `${done.message?.text ?? ''}${text}` } };
}

async function correct(context: Context, start: WalkStart, step: Step, code: string): Promise<Step> {
  const given = activityState(step.state, code).answer;
  if (!given) return step;
  const result = await askForResult(context, code, given.result);
  const reason = result && (await askForReason(context, start.opened, code, 'correct'));
  if (!result || reason === undefined) return warned(context, step);
  const action = { type: 'correct', activity: code, replaces: given.hash, result, reason } as const;
  return told(context, record(start, step, action), code, {
    id: `dikoreksi menjadi ${resultWords[result].id}`,
    en: `corrected to ${resultWords[result].en}`,
  });
}

const doneWords = {
  start: { id: 'dimulai', en: 'started' },
  resume: { id: 'dilanjutkan', en: 'resumed' },
  note: { id: 'catatan', en: 'note' },
} as const satisfies Record<string, Bilingual>;

/** The row of the activity to go on with; the last row when all is answered. */
function placeOf({ opened }: WalkStart, state: RunState): number {
  const rows = activityRows(opened.part);
  const code = nextActivity(opened.part, state);
  const index = rows.findIndex((row) => row.activity.code === code);
  return index < 0 ? rows.length - 1 : index;
}
