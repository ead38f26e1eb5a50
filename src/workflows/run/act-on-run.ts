import type { Person, RunAction, RunEvent } from '../../checklist/events.ts';
import { apply } from '../../checklist/fold.ts';
import { type Ground, type Problem, plan, type ToKeep } from '../../checklist/plan.ts';
import type { RunState } from '../../checklist/state.ts';
import type { Wish } from '../../checklist/wish.ts';
import { UserError } from '../../host/errors.ts';
import type { Host } from '../../host/host.ts';
import type { Office } from '../../office/office.ts';
import { type ClosingLockHolder, underClosingLock } from '../../record/closing-lock.ts';
import { keepEvidence, readEvidence } from '../../record/keep-evidence.ts';
import { readJournal } from '../../record/record.ts';
import type { Session } from '../../record/session.ts';
import { frontierOf } from '../../record/weave.ts';
import type { Part } from '../../sop/sop.ts';
import { visibleLine } from '../../words/visible.ts';
import { type OpenedRun, openRecord } from '../office/find-run.ts';

/** A run that somebody is at work on: who writes into it, and what was last read of it. */
export type RunAtWork = {
  readonly session: Session;
  readonly by: Person;
  readonly part: Part;
  readonly office: Office;
  readonly state: RunState;
  /** Changes when somebody else has written. */
  readonly others: string;
};

/** Which wish was refused, counted from 0, and why. */
export type Refusal = { readonly place: number; readonly problems: readonly [Problem, ...Problem[]] };

/** The run afterwards and what was recorded; a refusal ends a list of wishes, what came before it stands. */
export type Outcome = {
  readonly run: RunAtWork;
  readonly events: readonly RunEvent[];
  readonly refusal?: Refusal;
};

export const atWork = (session: Session, { part, state }: OpenedRun, office: Office): RunAtWork => ({
  session,
  by: session.by,
  part,
  office,
  state,
  others: '',
});

/**
 * Does to a run what is wished, one after the other. Each wish is planned on the run as it then is, with what others wrote meanwhile, and
 * is on disk when the next one is looked at.
 * @throws UserError for a file that cannot be evidence, and when somebody else is closing the run; DiskError
 */
export function actOnRun(host: Host, run: RunAtWork, wishes: readonly Wish[]): Outcome {
  let now = run;
  const events: RunEvent[] = [];
  for (const [place, wish] of wishes.entries()) {
    const done = wish.act === 'close' ? closeAlone(host, now) : record(host, withOthers(host, now), wish);
    if ('problems' in done) return { run: now, events, refusal: { place, problems: done.problems } };
    events.push(...done.events);
    now = done.run;
  }
  return { run: now, events };
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

/** The run with what others wrote meanwhile; the session's next line will say that it was seen. */
export function withOthers(host: Host, run: RunAtWork): RunAtWork {
  const { place, segment, saw } = run.session;
  const own = `${place.run}.${segment}.jsonl`;
  const files = host.files.list(place.folder).filter((name) => name.endsWith('.jsonl') && name !== own);
  const others = files.map((name) => `${name}:${host.files.stamp(`${place.folder}/${name}`)}`).join('|');
  if (others === run.others) return run;
  const journal = readJournal(host, place);
  if (!journal.state || journal.damage.length > 0 || journal.missing.length > 0) return { ...run, others };
  saw(frontierOf(journal.segments));
  return { ...run, state: journal.state, others };
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
function closeAlone(host: Host, run: RunAtWork): Done {
  const { place, by } = run.session;
  const outcome = underClosingLock(host, place, by, () => {
    const { part, state } = openRecord(host, place);
    return record(host, { ...run, part, state }, { act: 'close' });
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
