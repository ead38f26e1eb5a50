import { minuteMs } from '../calendar/local-time.ts';
import { isMeasured } from './group-tally.ts';
import type { Observation } from './observation.ts';
import type { Pattern } from './summary.ts';

/** From how many answers, and within what time (ms), answering looks blind. */
export const blindTicking = { answers: 5, within: 10_000 } as const;

/** From how many activities of a run net times equal to the standard are listed. */
export const equalToStandard = 3;

/** When an answer was stamped, and whether its activity had been started only just before. */
type StampedAnswer = { readonly activity: string; readonly at: number; readonly quick: boolean };
type Named = { readonly activity: string; readonly person: string | undefined };

/** What is kept of a run for its patterns. */
export type RunSigns = {
  readonly run: string;
  readonly answers: Map<string, StampedAnswer[]>;
  readonly equal: Named[];
  readonly late: Named[];
  readonly jumped: Named[];
};

export function emptyRun(run: string): RunSigns {
  return { run, answers: new Map(), equal: [], late: [], jumped: [] };
}

/** What an observation may be a sign of, as bits of one number. */
const sign = { stamped: 1, quick: 2, equal: 4, late: 8, jumped: 16 } as const;

/** The signs of an observation; 0 when no pattern needs it. */
export function signsOf(observation: Observation): number {
  const { result, recordedLate } = observation;
  const jumped =
    observation.clockJump && (observation.startedAt !== undefined || result !== undefined) ? sign.jumped : 0;
  if (result === undefined) return jumped;
  const found = jumped | (recordedLate ? sign.late : 0) | (isEqualToStandard(observation) ? sign.equal : 0);
  if (recordedLate || result === 'tidak_berlaku' || observation.person === undefined) return found;
  const quick = observation.stampedFor !== undefined && observation.stampedFor <= blindTicking.within;
  return found | sign.stamped | (quick ? sign.quick : 0);
}

/** Adds the signs of an observation (epoch ms) to those of its run. */
export function addToRun(
  run: RunSigns,
  activity: string,
  person: string | undefined,
  at: number,
  signs: number,
): void {
  if (signs & sign.jumped) run.jumped.push({ activity, person });
  if (signs & sign.late) run.late.push({ activity, person });
  if (signs & sign.equal) run.equal.push({ activity, person });
  if (signs & sign.stamped && person !== undefined)
    addAnswer(run, person, { activity, at, quick: (signs & sign.quick) !== 0 });
}

function addAnswer({ answers }: RunSigns, person: string, answer: StampedAnswer): void {
  const known = answers.get(person);
  if (known) known.push(answer);
  else answers.set(person, [answer]);
}

function isEqualToStandard(observation: Observation): boolean {
  const { net, standard } = observation;
  if (!isMeasured(observation) || net === undefined || standard === undefined || standard < minuteMs)
    return false;
  return Math.round(net / minuteMs) === Math.round(standard / minuteMs);
}

/**
 * The patterns of a run, for a supervisor to look at; none of them is proof of anything.
 * @param inOrder puts activity codes in the order of the form
 */
export function patternsOf(
  tally: RunSigns,
  inOrder: (codes: ReadonlySet<string>) => readonly string[],
): readonly Pattern[] {
  const { run } = tally;
  const people = [...tally.answers.keys()].sort();
  const blind = people.flatMap((person): readonly Pattern[] => {
    const codes = blindlyTicked(tally.answers.get(person) ?? []);
    return codes.size === 0 ? [] : [{ kind: 'blind-ticking', run, person, activities: inOrder(codes) }];
  });
  const list = (kind: Pattern['kind'], named: readonly Named[], atLeast: number): readonly Pattern[] =>
    named.length < atLeast
      ? []
      : [{ kind, run, ...onlyPerson(named), activities: inOrder(new Set(named.map((one) => one.activity))) }];
  return [
    ...blind,
    ...list('equal-to-standard', tally.equal, equalToStandard),
    ...list('back-dated', tally.late, 1),
    ...list('clock-jump', tally.jumped, 1),
  ];
}

/** The person of all of them, if it is one. */
function onlyPerson(named: readonly Named[]): { readonly person?: string } {
  const people = new Set(named.map(({ person }) => person));
  const [person] = people;
  return people.size === 1 && person !== undefined ? { person } : {};
}

/** Answers stamped right after their starts, if there are enough of them, and chains of answers right after one another. */
function blindlyTicked(answers: readonly StampedAnswer[]): ReadonlySet<string> {
  const quick = answers.filter((answer) => answer.quick);
  const found = new Set(quick.length >= blindTicking.answers ? quick.map(({ activity }) => activity) : []);
  const sorted = [...answers].sort((a, b) => a.at - b.at);
  let chain: StampedAnswer[] = [];
  const endChain = (): void => {
    if (chain.length >= blindTicking.answers) for (const { activity } of chain) found.add(activity);
    chain = [];
  };
  for (const answer of sorted) {
    const last = chain.at(-1);
    if (last && answer.at - last.at > blindTicking.within) endChain();
    chain.push(answer);
  }
  endChain();
  return found;
}
