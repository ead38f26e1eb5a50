import { type Period, previousPeriod } from '../../calendar/period.ts';
import { type ClosedRun, isClosedIn } from '../../compliance/closed-run.ts';
import type { Observation } from '../../compliance/observation.ts';
import { latenessReason } from '../../compliance/pareto.ts';
import type { TimeRule } from '../../compliance/run-figures.ts';
import { complianceFold } from '../../compliance/summarize.ts';
import type { Host } from '../../host/host.ts';
import type { RecapCase, RecapInput } from '../../report/recap/recap-input.ts';
import type { DamagedRun } from '../office/odd-entries.ts';
import type { Workspace } from '../office/workspace.ts';
import { keptAsides, observeRuns, officeLabels } from './observe-runs.ts';
import { runsToLookAt, standingRuns } from './standing-runs.ts';

/** What the closed runs of a period come to, for a recap. */
type CountedRecap = Pick<
  RecapInput,
  | 'byPart'
  | 'byActivity'
  | 'byRole'
  | 'byRun'
  | 'deviations'
  | 'late'
  | 'openRuns'
  | 'closedRuns'
  | 'lateRuns'
  | 'noted'
  | 'lastCounted'
  | 'digest'
> & {
  readonly damaged: readonly DamagedRun[];
};

/** Counts the closed runs of a period in one pass over the records; with `parts` only those. */
export function countRecap(
  host: Host,
  workspace: Workspace,
  rule: TimeRule,
  period: Period,
  parts: ReadonlySet<string> | undefined,
): CountedRecap {
  const labels = officeLabels(host, workspace);
  const previous = previousPeriod(period, rule.calendar.zone);
  const folds = (['part', 'activity', 'role', 'run'] as const).map((by) =>
    complianceFold({ by, calendar: rule.calendar, period, previous, labels }),
  );
  const { damaged, noted, closed, asides } = keptAsides();
  const [deviations, late]: [RecapCase[], RecapCase[]] = [[], []];
  const facts: string[] = [];
  const counted = new Set<string>();
  let lastCounted: number | undefined;
  for (const one of observeRuns(host, workspace, rule, {}, asides)) {
    if (parts && !parts.has(one.part)) continue;
    for (const fold of folds) fold.add(one);
    if (one.at < period.from || one.at >= period.to) continue;
    lastCounted = Math.max(lastCounted ?? one.at, one.at);
    facts.push(factOf(one));
    counted.add(one.run);
    const label = labels.activities.get(one.activity);
    if (one.result === 'tidak_sesuai') deviations.push(caseOf(one, label));
    if (one.timeliness === 'terlambat' && one.result !== undefined)
      late.push(caseOf({ ...one, reason: latenessReason(one) }, label));
  }
  const known = withFollowUps(closed, deviations);
  facts.push(...known.flatMap(followUpFacts));
  const isOf = ({ part }: { readonly part: string }): boolean => !parts || parts.has(part);
  const around = { standing: standingRuns(host, workspace, rule).filter(isOf), closed: closed.filter(isOf) };
  const { openRuns, lateRuns } = runsToLookAt(around, period, rule.calendar.zone, (run) => counted.has(run));
  const told = noted.filter(({ run }) => counted.has(run));
  facts.push(...[...lateRuns, ...told].map((one) => JSON.stringify(one)));
  const [byPart, byActivity, byRole, byRun] = folds.map((fold) => fold.result()) as [
    RecapInput['byPart'],
    RecapInput['byPart'],
    RecapInput['byPart'],
    RecapInput['byPart'],
  ];
  return {
    byPart,
    byActivity,
    byRole,
    byRun,
    deviations: known,
    late,
    openRuns,
    closedRuns: around.closed.filter((one) => counted.has(one.run) || isClosedIn(one, period)),
    lateRuns,
    noted: told,
    damaged,
    ...(lastCounted === undefined ? {} : { lastCounted }),
    digest: host.sha256(facts.sort().join('\n')),
  };
}

/** What a figure can hang on, so that the same data gives the same digest. */
function factOf(one: Observation): string {
  const { run, activity, at, result, reason, person, timeliness, net, gross, lateBy } = one;
  return JSON.stringify([run, activity, at, result, reason, person, timeliness, net, gross, lateBy]);
}

const followUpFacts = ({ run, activity, followUps = [] }: RecapCase): readonly string[] =>
  followUps.map((one) => JSON.stringify([run, activity, one]));

type Label = { readonly text: string; readonly standardText?: string } | undefined;

function caseOf({ run, activity, person, reason, net, lateBy }: Observation, label: Label): RecapCase {
  return {
    run,
    activity,
    text: label?.text ?? '–',
    ...(label?.standardText === undefined ? {} : { standardText: label.standardText }),
    ...(person === undefined ? {} : { person }),
    ...(reason === undefined ? {} : { reason }),
    ...(net === undefined ? {} : { net }),
    ...(lateBy === undefined ? {} : { lateBy }),
  };
}

/** Observations do not hold what is done about a tidak sesuai. */
function withFollowUps(closed: readonly ClosedRun[], cases: readonly RecapCase[]): readonly RecapCase[] {
  const byRun = new Map(closed.map(({ run, followUps }) => [run, followUps]));
  return cases.map((one) => {
    const followUps = byRun.get(one.run)?.[one.activity];
    return followUps ? { ...one, followUps } : one;
  });
}
