import type { Person, RunAction } from '../../checklist/events.ts';
import { apply } from '../../checklist/fold.ts';
import type { RunState } from '../../checklist/state.ts';
import type { TimeRule } from '../../compliance/run-figures.ts';
import { headsOf, readJournal } from '../../record/record.ts';
import type { Session } from '../../record/session.ts';
import type { WalkView } from '../../terminal/walk/walk-screen.ts';
import type { Bilingual } from '../../words/bilingual.ts';
import type { OpenedRun } from '../../workflows/office/find-run.ts';
import type { Context } from '../context.ts';

export type WalkStart = {
  readonly session: Session;
  readonly opened: OpenedRun;
  readonly by: Person;
  readonly rule: TimeRule;
};

type Message = NonNullable<WalkView['message']>;

/** Where the walk stands between two keys. `others` changes when somebody else has written. */
export type Step = {
  readonly state: RunState;
  readonly selected: number;
  readonly message?: Message;
  readonly others: string;
};

/** Records one action and folds it in. Returns only when it is on disk. */
export function record(start: WalkStart, step: Step, action: RunAction): Step {
  const event = start.session.record(action);
  return { ...step, state: apply(step.state, event) ?? step.state };
}

/** The step with what others wrote meanwhile; the session's next line will say that it was seen. */
export function withOthers({ host }: Context, { session, opened }: WalkStart, step: Step): Step {
  const { folder, run } = session.place;
  const own = `${run}.${session.segment}.jsonl`;
  const files = host.files.list(folder).filter((name) => name.endsWith('.jsonl') && name !== own);
  const others = files.map((name) => `${name}:${host.files.stamp(`${folder}/${name}`)}`).join('|');
  if (others === step.others) return step;
  const journal = readJournal(host, opened.record.place);
  if (!journal.state || journal.damage.length > 0 || journal.missing.length > 0) return { ...step, others };
  session.saw(headsOf(journal.segments));
  return { ...step, state: journal.state, others };
}

/** The step with the outcome of a key: it is on disk. */
export function told({ say }: Context, step: Step, code: string, what: Bilingual): Step {
  const text = `✓ ${say({ id: 'Tersimpan', en: 'Saved' })}: ${code} ${say(what)}`;
  return { ...step, message: { tone: 'good', text } };
}

/** The step with a warning, such as that a question was left empty. */
export function warned({ say }: Context, step: Step, text: Bilingual = nothingRecorded): Step {
  return { ...step, message: { tone: 'warn', text: say(text) } };
}

const nothingRecorded = { id: 'Batal, tidak ada yang dicatat.', en: 'Cancelled, nothing was recorded.' };
