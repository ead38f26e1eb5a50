import { localDate } from '../../calendar/local-time.ts';
import { type Period, previousPeriod } from '../../calendar/period.ts';
import { activityState } from '../../checklist/state.ts';
import type { Observation } from '../../compliance/observation.ts';
import type { TimeRule } from '../../compliance/run-figures.ts';
import { complianceFold } from '../../compliance/summarize.ts';
import { UserError } from '../../host/errors.ts';
import type { Host } from '../../host/host.ts';
import { readJournal } from '../../record/record.ts';
import type { RecapCase, RecapInput } from '../../report/recap/recap-input.ts';
import { countedRuns } from '../office/counted-runs.ts';
import { openRecord } from '../office/find-run.ts';
import type { DamagedRun } from '../office/odd-entries.ts';
import type { Workspace } from '../office/workspace.ts';
import { observeRuns, officeLabels } from './observe-runs.ts';

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
  const damaged: DamagedRun[] = [];
  const [deviations, late]: [RecapCase[], RecapCase[]] = [[], []];
  const facts: string[] = [];
  const counted = new Set<string>();
  let lastCounted: number | undefined;
  for (const one of observeRuns(host, workspace, rule, {}, (one) => damaged.push(one))) {
    if (parts && !parts.has(one.part)) continue;
    for (const fold of folds) fold.add(one);
    if (one.at < period.from || one.at >= period.to) continue;
    lastCounted = Math.max(lastCounted ?? one.at, one.at);
    facts.push(factOf(one));
    counted.add(one.run);
    const label = labels.activities.get(one.activity);
    if (one.result === 'tidak_sesuai') deviations.push(caseOf(one, label));
    if (one.timeliness === 'terlambat' && one.result !== undefined) late.push(caseOf(one, label));
  }
  const known = withFollowUps(host, workspace, deviations);
  facts.push(
    ...known.flatMap(({ run, activity, followUps = [] }) =>
      followUps.map((one) => JSON.stringify([run, activity, one])),
    ),
  );
  const { openRuns, lateRuns } = runsToLookAt(host, workspace, period, { parts, counted });
  facts.push(...lateRuns.map((one) => JSON.stringify(one)));
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
  const wanted = new Set(cases.map(({ run }) => run));
  const places = countedRuns(host, recordsFolder).filter(({ run }) => wanted.has(run));
  const states = new Map(places.map((place) => [place.run, readJournal(host, place).state]));
  return cases.map((one) => {
    const state = states.get(one.run);
    const followUps = state && activityState(state, one.activity).followUps;
    return followUps ? { ...one, followUps } : one;
  });
}

/** Runs that were opened in the period and are not closed, and those that something reached after the close. Damaged ones are said elsewhere. */
function runsToLookAt(
  host: Host,
  { recordsFolder, office }: Workspace,
  period: Period,
  {
    parts,
    counted,
  }: { readonly parts: ReadonlySet<string> | undefined; readonly counted: ReadonlySet<string> },
): Pick<RecapInput, 'openRuns' | 'lateRuns'> {
  const [first, last] = [period.from, period.to - 1].map((at) =>
    localDate(at, office.zone).replaceAll('-', ''),
  );
  const places = countedRuns(host, recordsFolder).filter(
    ({ date, part, run }) =>
      ((date >= (first ?? '') && date <= (last ?? '')) || counted.has(run)) && (!parts || parts.has(part)),
  );
  const found = places.flatMap((place) => {
    try {
      return [{ place, state: openRecord(host, place).state }];
    } catch (error) {
      if (error instanceof UserError) return [];
      throw error;
    }
  });
  return {
    openRuns: found
      .filter(({ state }) => state.closedAt === undefined)
      .map(({ place, state }) => ({ run: place.run, part: place.part, openedAt: state.openedAt })),
    lateRuns: found
      .filter(({ state }) => state.lateActs.length > 0)
      .map(({ place, state }) => ({
        run: place.run,
        part: place.part,
        acts: state.lateActs.length,
        people: [...new Set(state.lateActs.map(({ stamp }) => stamp.by.name))],
      })),
  };
}
