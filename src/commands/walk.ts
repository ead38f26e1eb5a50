import { printDateTime, printDuration } from '../calendar/print-date.ts';
import { nextActivity, unanswered } from '../checklist/allowed.ts';
import type { Person, Result, RunAction } from '../checklist/events.ts';
import { activityState, apply, type RunState } from '../checklist/state.ts';
import { runFigures, type TimeRule } from '../compliance/run-figures.ts';
import type { Bilingual } from '../host/errors.ts';
import type { Session } from '../record/session.ts';
import { activityRows } from '../sop/activities.ts';
import { ask } from '../terminal/ask.ts';
import { resultWords } from '../terminal/walk-detail.ts';
import { walkPrompt } from '../terminal/walk-prompt.ts';
import type { WalkView } from '../terminal/walk-screen.ts';
import type { Context } from './context.ts';
import type { OpenedRun } from './find-run.ts';
import { exitHint, offerReport } from './walk-end.ts';
import { askForCode, askForReason, askForResult } from './walk-questions.ts';
import type { Workspace } from './workspace.ts';

export type WalkStart = {
  readonly session: Session;
  readonly opened: OpenedRun;
  readonly by: Person;
  readonly rule: TimeRule;
};

type Message = NonNullable<WalkView['message']>;
/** Where the walk stands between two keys. */
type Step = { readonly state: RunState; readonly selected: number; readonly message?: Message };

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
  let step: Step = { state: opened.state, selected: placeOf(start, opened.state) };
  let closed = false;
  try {
    while (!closed) {
      const view = viewOf(workspace, start, step);
      const config = { view, selected: step.selected, canvas, now: host.now, uptime: host.uptime };
      const { wish, selected } = await ask(host.terminal, walkPrompt, config);
      step = { ...step, selected };
      if (wish === 'leave') return 0;
      if (wish === 'close') {
        step = record(start, step, { type: 'close' });
        closed = true;
      } else {
        const code = rows[selected]?.activity.code;
        if (code !== undefined) step = await carryOut(context, start, step, wish, code);
      }
    }
  } finally {
    start.session.close();
    if (!closed) host.out.message(context.say(exitHint(opened)));
  }
  return offerReport(context, workspace, opened);
}

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

/** Records one action and folds it in. Returns only when it is on disk. */
function record(start: WalkStart, step: Step, action: RunAction): Step {
  const event = start.session.record(action);
  return { ...step, state: apply(step.state, event) ?? step.state };
}

type Wish = Awaited<ReturnType<typeof walkPrompt>>['wish'];

async function carryOut(
  context: Context,
  start: WalkStart,
  step: Step,
  wish: Wish,
  code: string,
): Promise<Step> {
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
        ? unchanged(context, step)
        : answer(context, start, step, code, { result: wish, reason });
    }
    case 'pause': {
      const reason = await askForReason(context, start.opened, code, 'pause');
      if (reason === undefined) return unchanged(context, step);
      return told(
        context,
        record(start, step, { type: 'pause', activity: code, reason }),
        code,
        doneWords.pause,
      );
    }
    case 'note': {
      const text = await askForReason(context, start.opened, code, 'note');
      if (text === undefined) return unchanged(context, step);
      return told(context, record(start, step, { type: 'note', activity: code, text }), code, doneWords.note);
    }
    case 'correct':
      return correct(context, start, step, code);
    case 'go': {
      const found = await askForCode(context, activityRows(start.opened.part));
      return found === undefined ? unchanged(context, step) : { ...step, selected: found };
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
    late === undefined ? '' : `, ${context.say({ id: 'terlambat', en: 'late by' })} ${printDuration(late)}`;
  const tone = late === undefined ? 'good' : 'warn';
  const selected =
    unanswered(start.opened.part, next.state).length > 0 ? placeOf(start, next.state) : step.selected;
  return { ...done, selected, message: { tone, text: `${done.message?.text ?? ''}${text}` } };
}

async function correct(context: Context, start: WalkStart, step: Step, code: string): Promise<Step> {
  const given = activityState(step.state, code).answer;
  if (!given) return step;
  const result = await askForResult(context, start.opened, code, given.result);
  const reason = result && (await askForReason(context, start.opened, code, 'correct'));
  if (!result || reason === undefined) return unchanged(context, step);
  const action = { type: 'correct', activity: code, replaces: given.hash, result, reason } as const;
  return told(context, record(start, step, action), code, {
    id: `dikoreksi menjadi ${resultWords[result].id}`,
    en: `corrected to ${resultWords[result].en}`,
  });
}

const doneWords = {
  start: { id: 'dimulai', en: 'started' },
  resume: { id: 'dilanjutkan', en: 'resumed' },
  pause: { id: 'dijeda', en: 'paused' },
  note: { id: 'catatan', en: 'note' },
} as const satisfies Record<string, Bilingual>;

function told({ say }: Context, step: Step, code: string, what: Bilingual): Step {
  return {
    ...step,
    message: { tone: 'good', text: `✓ ${say({ id: 'Tersimpan', en: 'Saved' })}: ${code} ${say(what)}` },
  };
}

function unchanged({ say }: Context, step: Step): Step {
  return {
    ...step,
    message: {
      tone: 'warn',
      text: say({ id: 'Batal, tidak ada yang dicatat.', en: 'Cancelled, nothing was recorded.' }),
    },
  };
}

/** The row of the activity to go on with; the last row when all is answered. */
function placeOf({ opened }: WalkStart, state: RunState): number {
  const rows = activityRows(opened.part);
  const code = nextActivity(opened.part, state);
  const index = rows.findIndex((row) => row.activity.code === code);
  return index < 0 ? rows.length - 1 : index;
}
