import type { RunAction, RunEvent } from '../../checklist/events.ts';
import { apply } from '../../checklist/fold.ts';
import { type Ground, type Problem, plan, type ToKeep } from '../../checklist/plan.ts';
import type { Wish } from '../../checklist/wish.ts';
import { UserError } from '../../host/errors.ts';
import type { Host } from '../../host/host.ts';
import type { Office } from '../../office/office.ts';
import { type ClosingLockHolder, underClosingLock } from '../../record/closing-lock.ts';
import { keepEvidence, readEvidence } from '../../record/keep-evidence.ts';
import { visibleLine } from '../../words/visible.ts';
import { openJudged } from '../record/judge-first.ts';
import { type RunAtWork, withOthers } from './run-at-work.ts';

/** Which wish was refused, counted from 0, and why. */
export type Refusal = { readonly place: number; readonly problems: readonly [Problem, ...Problem[]] };

/** The run afterwards and what was recorded; a refusal ends a list of wishes, what came before it stands. */
export type Outcome = {
  readonly run: RunAtWork;
  readonly events: readonly RunEvent[];
  readonly refusal?: Refusal;
  /** Somebody closed the run in the very moment in which this was written: it is kept and does not count. */
  readonly late?: true;
};

/**
 * Does to a run what is wished, one after the other. Each wish is planned on the run as it then is, with what others wrote meanwhile, and
 * is on disk when the next one is looked at.
 * @throws UserError for a file that cannot be evidence, and for a close when somebody else is closing the run or its record is damaged; DiskError
 */
export function actOnRun(host: Host, run: RunAtWork, wishes: readonly Wish[]): Outcome {
  let now = run;
  const events: RunEvent[] = [];
  for (const [place, wish] of wishes.entries()) {
    const fresh = withOthers(host, now);
    const done = wish.act === 'close' ? closeAlone(host, fresh, wish) : record(host, fresh, wish);
    if ('problems' in done) return { run: fresh, events, refusal: { place, problems: done.problems } };
    events.push(...done.events);
    now = wish.act === 'close' ? done.run : withOthers(host, done.run);
    if (cameLate(now, done.events)) return { run: now, events, late: true };
  }
  return { run: now, events };
}

/** Nobody holds up a close for those who write at that very moment: they are told afterwards. */
function cameLate({ state }: RunAtWork, events: readonly RunEvent[]): boolean {
  const hashes = new Set(events.map(({ stamp }) => stamp.hash));
  return state.lateActs.some(({ stamp }) => hashes.has(stamp.hash));
}

/**
 * Tries wishes on paper, so that a wrong one in the middle of a list leaves no half of it recorded.
 * @throws UserError for a file that cannot be evidence
 */
export function rehearse(
  host: Host,
  ground: Ground & { readonly office: Office },
  wishes: readonly Wish[],
): Refusal | undefined {
  const stamp = { at: host.now(), up: 0, segment: '', line: 0, hash: '', by: ground.by };
  let { state } = ground;
  for (const [place, wish] of wishes.entries()) {
    const planned = plan(wish, { ...ground, state });
    if ('problems' in planned) return { place, problems: planned.problems };
    for (const step of planned.steps) {
      const action = step.type === 'keep' ? evidenceOf(host, ground.office, step).action : step;
      state = apply(state, { ...action, stamp }) ?? state;
    }
  }
  return undefined;
}

type Done = Omit<Outcome, 'refusal'> | Pick<Refusal, 'problems'>;

function record(host: Host, run: RunAtWork, wish: Wish): Done {
  const planned = plan(wish, run);
  if ('problems' in planned) return planned;
  let { state } = run;
  const events = planned.steps.map((step) => {
    const event = run.session.record(step.type === 'keep' ? kept(host, run, step) : step);
    state = apply(state, event) ?? state;
    return event;
  });
  return { run: { ...run, state }, events };
}

/** Only one may close at a time: under the lock the whole record is read once more, so that what others did meanwhile counts. */
function closeAlone(host: Host, run: RunAtWork, wish: Extract<Wish, { act: 'close' }>): Done {
  const { place, by } = run.session;
  const outcome = underClosingLock(host, place, by, () => {
    const { opened } = openJudged(host, run.workspace, place, { reason: wish.despite });
    const { part, state } = opened;
    return record(host, { ...run, part, state }, wish);
  });
  if ('done' in outcome) return outcome.done;
  throw new UserError(lockedBy(outcome.holder, place.run));
}

const lockedBy = ({ person, device, since }: ClosingLockHolder, run: string) => {
  const who = visibleLine(`${person}, ${device}, ${since}`);
  return {
    id: `pelaksanaan ${run} sedang ditutup (${who}). Bila itu sisa program yang terhenti: sop unlock ${run}`,
    en: `run ${run} is being closed (${who}). If that was left by a program that stopped: sop unlock ${run}`,
  };
};

/** Keeps a file of a plan in the run's folder, and gives what is recorded of it. */
function kept(host: Host, { session, office }: RunAtWork, step: ToKeep): RunAction {
  const { file, action } = evidenceOf(host, office, step);
  keepEvidence(host, session.place, file);
  return action;
}

function evidenceOf(host: Host, { evidence }: Office, { activity, file: name }: ToKeep) {
  const file = readEvidence(host, evidence, name);
  const { sha256, extension, bytes } = file;
  const action: RunAction = {
    type: 'evidence',
    activity,
    sha256,
    extension,
    name: file.name,
    size: bytes.length,
  };
  return { file, action };
}
