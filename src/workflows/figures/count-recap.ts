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
import type { Workspace } from '../office/workspace.ts';
import { type DamagedRun, observeRuns, officeLabels } from './observe-runs.ts';

/** What the closed runs of a period come to, for a recap. */
type CountedRecap = Pick<
  RecapInput,
  'byPart' | 'byActivity' | 'byRole' | 'byRun' | 'deviations' | 'late' | 'openRuns' | 'lastCounted' | 'digest'
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
  let lastCounted: number | undefined;
  for (const one of observeRuns(host, workspace, rule, {}, (one) => damaged.push(one))) {
    if (parts && !parts.has(one.part)) continue;
    for (const fold of folds) fold.add(one);
    if (one.at < period.from || one.at >= period.to) continue;
    lastCounted = Math.max(lastCounted ?? one.at, one.at);
    facts.push(factOf(one));
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
    openRuns: openRuns(host, workspace, period, parts),
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

/** Runs that were opened in the period and are not closed. Damaged ones are said elsewhere. */
function openRuns(
  host: Host,
  { recordsFolder, office }: Workspace,
  period: Period,
  parts: ReadonlySet<string> | undefined,
) {
  const [first, last] = [period.from, period.to - 1].map((at) =>
    localDate(at, office.zone).replaceAll('-', ''),
  );
  const places = countedRuns(host, recordsFolder).filter(
    (place) => place.date >= (first ?? '') && place.date <= (last ?? '') && (!parts || parts.has(place.part)),
  );
  return places.flatMap((place) => {
    try {
      const { state } = openRecord(host, place);
      return state.closedAt === undefined
        ? [{ run: place.run, part: place.part, openedAt: state.openedAt }]
        : [];
    } catch (error) {
      if (error instanceof UserError) return [];
      throw error;
    }
  });
}
