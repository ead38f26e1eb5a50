import { localDate } from '../../calendar/local-time.ts';
import { type Period, previousPeriod } from '../../calendar/period.ts';
import { activityState } from '../../checklist/state.ts';
import type { Observation } from '../../compliance/observation.ts';
import { latenessReason } from '../../compliance/pareto.ts';
import type { TimeRule } from '../../compliance/run-figures.ts';
import { complianceFold } from '../../compliance/summarize.ts';
import type { Host } from '../../host/host.ts';
import { readJournal } from '../../record/record.ts';
import type { RecapCase, RecapInput } from '../../report/recap/recap-input.ts';
import { countedRuns } from '../office/counted-runs.ts';
import type { DamagedRun } from '../office/odd-entries.ts';
import type { Workspace } from '../office/workspace.ts';
import { keptAsides, observeRuns, officeLabels } from './observe-runs.ts';
import { runsAtHand } from './runs-at-hand.ts';

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
  const { damaged, noted, asides } = keptAsides();
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
  const known = withFollowUps(host, workspace, deviations);
  facts.push(
    ...known.flatMap(({ run, activity, followUps = [] }) =>
      followUps.map((one) => JSON.stringify([run, activity, one])),
    ),
  );
  const { openRuns, lateRuns } = runsToLookAt(host, workspace, rule, period, { parts, counted });
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

/** Figures do not hold what is done about a tidak sesuai: it is read from the records of the runs that have one. */
function withFollowUps(
  host: Host,
  { recordsFolder }: Workspace,
  cases: readonly RecapCase[],
): readonly RecapCase[] {
  const byRun = new Map<string, RecapCase[]>();
  for (const one of cases) byRun.set(one.run, [...(byRun.get(one.run) ?? []), one]);
  const followed = new Map<RecapCase, RecapCase>();
  for (const place of countedRuns(host, recordsFolder)) {
    const own = byRun.get(place.run);
    const state = own && readJournal(host, place).state;
    if (!state) continue;
    for (const one of own) {
      const { followUps } = activityState(state, one.activity);
      if (followUps) followed.set(one, { ...one, followUps });
    }
  }
  return cases.map((one) => followed.get(one) ?? one);
}

/** Runs that were opened in the period and are not closed, and those that something reached after the close. Damaged ones are said elsewhere. */
function runsToLookAt(
  host: Host,
  workspace: Workspace,
  rule: TimeRule,
  period: Period,
  {
    parts,
    counted,
  }: { readonly parts: ReadonlySet<string> | undefined; readonly counted: ReadonlySet<string> },
): Pick<RecapInput, 'openRuns' | 'lateRuns'> {
  const [first = '', last = ''] = [period.from, period.to - 1].map((at) =>
    localDate(at, workspace.office.zone).replaceAll('-', ''),
  );
  const openRuns: RecapInput['openRuns'][number][] = [];
  const lateRuns: RecapInput['lateRuns'][number][] = [];
  for (const one of runsAtHand(host, workspace, rule, () => undefined)) {
    const { run, part, date } = one.place;
    const isOfPeriod = (date >= first && date <= last) || counted.has(run);
    if (one.todo === 'report' || !isOfPeriod || (parts && !parts.has(part))) continue;
    const { openedAt, lateActs } = one.run.state;
    const people = [...new Set(lateActs.map(({ stamp }) => stamp.by.name))];
    if (one.todo === 'answer') openRuns.push({ run, part, openedAt });
    else lateRuns.push({ run, part, acts: lateActs.length, people });
  }
  return { openRuns, lateRuns };
}
