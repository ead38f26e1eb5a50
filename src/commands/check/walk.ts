import { dateTimeWords } from '../../calendar/print-date.ts';
import { durationWords } from '../../calendar/time-amounts.ts';
import { actionWords } from '../../checklist/action-words.ts';
import { nextActivity } from '../../checklist/allowed.ts';
import { runFigures, type TimeRule } from '../../compliance/run-figures.ts';
import { UserError } from '../../host/errors.ts';
import { type ExitCode, exitCodes } from '../../host/exit-codes.ts';
import { othersAtWork } from '../../record/segment.ts';
import type { Session } from '../../record/session.ts';
import { activityRows } from '../../sop/activities.ts';
import { ask } from '../../terminal/ask/ask.ts';
import { askKey } from '../../terminal/ask/ask-key.ts';
import { plainWalk } from '../../terminal/walk/plain-walk.ts';
import { type Asked, isOfRun, isUsable } from '../../terminal/walk/walk-keys.ts';
import { type WalkChoice, walkPrompt } from '../../terminal/walk/walk-prompt.ts';
import { codeAt, type WalkView } from '../../terminal/walk/walk-view.ts';
import type { Bilingual } from '../../words/bilingual.ts';
import { visibleLine } from '../../words/visible.ts';
import type { OpenedRun } from '../../workflows/office/find-run.ts';
import type { Workspace } from '../../workflows/office/workspace.ts';
import { actOnRun, type Outcome } from '../../workflows/run/act-on-run.ts';
import { atWork, type RunAtWork, withOthers } from '../../workflows/run/run-at-work.ts';
import type { Context } from '../context.ts';
import { tellDoubts } from '../judged.ts';
import { reportRun } from '../report/report-run.ts';
import { cameLate, whatOthersDid } from './walk-news.ts';
import { askForCode, askForWish } from './walk-questions.ts';

type WalkStart = {
  readonly session: Session;
  readonly opened: OpenedRun;
  readonly rule: TimeRule;
};

/** Where the walk stands between two keys. */
type Step = {
  readonly run: RunAtWork;
  readonly selected: number;
  readonly message?: WalkView['message'];
  /** Closed from here, which ends the walk. */
  readonly closed?: boolean;
};

/** The loop of the walk: ask, plan, record (on disk), fold, show. Ends with the exit code. */
export async function walk(context: Context, workspace: Workspace, start: WalkStart): Promise<ExitCode> {
  const { host } = context;
  const { session, opened } = start;
  let step = firstStep(context, workspace, start);
  try {
    while (!step.closed) {
      const { asks, selected } = await nextKey(context, viewOf(start, step), step.selected);
      if (asks.act === 'leave') return exitCodes.ok;
      step = await carryOut(context, start, { run: withOthers(host, step.run), selected }, asks);
    }
  } finally {
    session.close();
    if (!step.closed) host.out.message(context.say(exitHint(opened)));
  }
  return offerReport(context, workspace, opened);
}

/** Where the walk begins; says who else is at work in the run. */
function firstStep({ host, say }: Context, workspace: Workspace, { session, opened }: WalkStart): Step {
  const { office } = workspace;
  const run = withOthers(host, atWork(session, opened, workspace));
  const step = { run, selected: placeOf(run) };
  const [other] = othersAtWork(opened.record.segments, session.by.name, host.now());
  if (!other) return step;
  const [name, since] = [visibleLine(other.name), dateTimeWords(other.since, office.zone)];
  return warned(step, say, {
    id: `${name} juga di pelaksanaan ini sejak ${since.id}.`,
    en: `${name} is also in this run since ${since.en}.`,
  });
}

function viewOf({ rule }: WalkStart, { run, message }: Pick<Step, 'run' | 'message'>): WalkView {
  const { session, part, office, state } = run;
  return {
    run: session.place.run,
    runner: session.by.name,
    part,
    rows: activityRows(part),
    state,
    rule,
    zone: office.zone,
    ...(message ? { message } : {}),
  };
}

function nextKey(context: Context, view: WalkView, selected: number): Promise<WalkChoice> {
  const { host, palette, say } = context;
  if (context.accessible) return plainWalk(context, view, selected, host.now);
  const canvas = () => ({ columns: host.terminal.columns(), rows: host.terminal.rows(), palette, say });
  return ask(host.terminal, walkPrompt, { view, selected, canvas, now: host.now, uptime: host.uptime });
}

/** Does what a key asks for; what cannot be done is said on the screen, and the walk goes on. */
async function carryOut(context: Context, start: WalkStart, step: Step, asks: Asked): Promise<Step> {
  const { host, say } = context;
  const view = viewOf(start, step);
  const code = codeAt(view, step.selected) ?? '';
  if (asks.act === 'go') {
    const selected = await askForCode(context, view.rows);
    return selected === undefined ? warned(step, say) : { ...step, selected };
  }
  if (asks.act === 'leave') return step;
  // Somebody else may have worked on it between two keys.
  if (!isOfRun(asks) && !isUsable(asks, view, step.selected)) {
    const { closedAt } = step.run.state;
    return refused(step, say, step.run, closedAt === undefined ? notPossible(code) : isClosed);
  }
  const wish = isOfRun(asks) ? { act: asks.act } : await askForWish(context, step.run, asks, code);
  if (wish === undefined) return warned(step, say);
  if (wish.act === 'close') tellDoubts(context, step.run.workspace, step.run.session.place);
  try {
    return shown(context, start, step, actOnRun(host, step.run, [wish]));
  } catch (error) {
    if (!(error instanceof UserError) || error.name !== 'UserError') throw error;
    return warned(step, say, error.text);
  }
}

/** The step after an act, with what was done or why it was not. */
function shown(
  { host, say }: Context,
  { rule }: WalkStart,
  step: Step,
  { run, events, refusal, late }: Outcome,
): Step {
  const next = { ...step, run };
  if (refusal) return refused(step, say, run, refusal.problems[0].text);
  const [event] = events;
  if (!event) return next;
  if (event.type === 'close') return { ...next, closed: true };
  if (late) return warned({ ...next, run: told(run) }, say, cameLate(event, run));
  const also = whatOthersDid(run, '. ');
  const saved = `✓ ${say({ id: 'Tersimpan', en: 'Saved' })}: ${say(actionWords(event))}${say(also)}`;
  if (event.type !== 'answer') return { ...next, run: told(run), message: { tone: 'good', text: saved } };
  const { activities } = runFigures(run.part, run.state, rule, host.now());
  const lateBy = activities.find((one) => one.code === event.activity)?.lateBy;
  const selected = nextActivity(run.part, run.state) === undefined ? step.selected : placeOf(run);
  if (lateBy === undefined) return { run: told(run), selected, message: { tone: 'good', text: saved } };
  const words = durationWords(lateBy);
  const text = say({ id: `${saved}, terlambat ${words.id}`, en: `${saved}, late by ${words.en}` });
  return { run: told(run), selected, message: { tone: 'warn', text } };
}

const warned = (step: Step, say: Context['say'], text: Bilingual = nothingRecorded): Step => ({
  ...step,
  message: { tone: 'warn', text: say(text) },
});

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** What others did has been said. */
const told = (run: RunAtWork): RunAtWork => ({ ...run, news: [] });

/** At the prompt everything was asked for: what can still be wrong is what others did meanwhile, which is said, or what is not done yet. */
function refused(step: Step, say: Context['say'], run: RunAtWork, why: Bilingual): Step {
  const others = whatOthersDid(run, ' ');
  return warned({ ...step, run: told(run) }, say, {
    id: `${sentence(why.id)}.${others.id} Tidak ada yang dicatat.`,
    en: `${sentence(why.en)}.${others.en} Nothing was recorded.`,
  });
}

const nothingRecorded = { id: 'Batal, tidak ada yang dicatat.', en: 'Cancelled, nothing was recorded.' };

const isClosed: Bilingual = { id: 'Pelaksanaan ini sudah ditutup', en: 'This run is closed' };

const notPossible = (code: string): Bilingual => ({
  id: `Itu tidak mungkin lagi pada ${code}`,
  en: `That is no longer possible for ${code}`,
});

/** The row of the activity to go on with; the last row when all is answered. */
function placeOf({ part, state }: RunAtWork): number {
  const rows = activityRows(part);
  const code = nextActivity(part, state);
  const index = rows.findIndex((row) => row.activity.code === code);
  return index < 0 ? rows.length - 1 : index;
}

/** Said whenever the walk is left: everything is kept, and how to go on. */
function exitHint({ part, record }: OpenedRun): Bilingual {
  const line = `sop check ${part.code} --run ${record.place.run}`;
  return {
    id: `Semua jawaban tersimpan di ${record.place.folder}\nLanjutkan dengan: ${line}\n`,
    en: `All answers are kept in ${record.place.folder}\nGo on with: ${line}\n`,
  };
}

/** After closing, the SOP's own rule asks for a report: offers to make it now. */
async function offerReport(context: Context, workspace: Workspace, opened: OpenedRun): Promise<ExitCode> {
  const { host, say, palette } = context;
  const { run } = opened.record.place;
  const warning = opened.sop.warnings[0];
  const lines = [
    palette.good(say({ id: `✓ Pelaksanaan ${run} ditutup.`, en: `✓ Run ${run} is closed.` })),
    ...(warning ? [`${say({ id: 'Peringatan SOP', en: 'The SOP warns' })}: ${visibleLine(warning)}`] : []),
  ];
  const key = await askKey(context, lines, [
    { key: 'y', label: { id: 'buat laporan PDF sekarang', en: 'make the PDF report now' } },
    { key: 't', label: { id: 'nanti', en: 'later' } },
  ]);
  if (key === 't') {
    host.out.message(
      say({ id: `Ditutup. Laporan: sop report ${run}\n`, en: `Closed. Report: sop report ${run}\n` }),
    );
    return exitCodes.ok;
  }
  return reportRun(context, workspace, opened.record.place, {});
}
