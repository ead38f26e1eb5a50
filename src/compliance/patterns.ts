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
export type RunTally = {
  readonly run: string;
  readonly part: string;
  /** Earliest observation, epoch ms: the runs' order. */
  firstAt: number;
  readonly answers: Map<string, StampedAnswer[]>;
  readonly equal: Named[];
  readonly late: Named[];
  readonly jumped: Named[];
};

export function emptyRun({ run, part, at }: Pick<Observation, 'run' | 'part' | 'at'>): RunTally {
  return { run, part, firstAt: at, answers: new Map(), equal: [], late: [], jumped: [] };
}

/** Keeps what the patterns need to know of an observation. */
export function addToRun(tally: RunTally, one: Observation): void {
  const { activity, at, person } = one;
  tally.firstAt = Math.min(tally.firstAt, at);
  if (one.clockJump && (one.startedAt !== undefined || one.result !== undefined))
    tally.jumped.push({ activity, person });
  if (one.result === undefined) return;
  if (one.recordedLate) tally.late.push({ activity, person });
  if (isEqualToStandard(one)) tally.equal.push({ activity, person });
  if (one.recordedLate || one.result === 'tidak_berlaku' || person === undefined) return;
  const quick = one.stampedFor !== undefined && one.stampedFor <= blindTicking.within;
  addAnswers(tally, person, [{ activity, at, quick }]);
}

/** Adds what was kept of the same run elsewhere. */
export function addRun(tally: RunTally, other: RunTally): void {
  tally.firstAt = Math.min(tally.firstAt, other.firstAt);
  for (const [person, answers] of other.answers) addAnswers(tally, person, answers);
  tally.equal.push(...other.equal);
  tally.late.push(...other.late);
  tally.jumped.push(...other.jumped);
}

function addAnswers({ answers }: RunTally, person: string, more: readonly StampedAnswer[]): void {
  const known = answers.get(person);
  if (known) known.push(...more);
  else answers.set(person, [...more]);
}

function isEqualToStandard(one: Observation): boolean {
  const { net, standard } = one;
  if (!isMeasured(one) || net === undefined || standard === undefined || standard < minuteMs) return false;
  return Math.round(net / minuteMs) === Math.round(standard / minuteMs);
}

/**
 * The patterns of a run, for a supervisor to look at; none of them is proof of anything.
 * @param inOrder puts activity codes in the order of the form
 */
export function patternsOf(
  tally: RunTally,
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
