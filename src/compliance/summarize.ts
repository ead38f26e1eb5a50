import type { DayNumber } from '../calendar/civil-date.ts';
import { type Calendar, yearsWithoutData } from '../calendar/compile-calendar.ts';
import { dayMs, localDay } from '../calendar/local-time.ts';
import { type Period, periodOf, periodWords } from '../calendar/period.ts';
import type { Bilingual } from '../words/bilingual.ts';
import { addRate, courseOf, type RateTally } from './course.ts';
import {
  addGroup,
  addToGroup,
  emptyGroup,
  figuresOfGroups,
  type GroupTally,
  onTimeRate,
} from './group-tally.ts';
import { type Grouping, groupingBy } from './grouping.ts';
import { inOrderOf, type Labels } from './labels.ts';
import type { Observation } from './observation.ts';
import { addLateness, addPauses, addReasons, paretoOf, type ReasonTally } from './pareto.ts';
import {
  addLog,
  addToLog,
  emptyLog,
  type LoggedRun,
  loggedRuns,
  type PatternLog,
  runSigns,
} from './pattern-log.ts';
import { patternsOf } from './patterns.ts';
import type { ComplianceSummary, GroupBy, GroupSummary, Pattern } from './summary.ts';

export type SummaryOptions = {
  readonly by: GroupBy;
  /** Gives the zone, in which days begin, and the years that holidays are known of. */
  readonly calendar: Calendar;
  /** What is summed up; without it everything is. */
  readonly period?: Period;
  /** What `trend` compares with; observations in it count for nothing else. Only with `period`. */
  readonly previous?: Period;
  readonly labels?: Labels;
};

/** What has been counted so far; only to be read by another fold. */
type Tallies = {
  readonly groups: Map<string, GroupTally>;
  readonly before: Map<string, RateTally>;
  readonly days: Map<DayNumber, RateTally>;
  readonly pauses: ReasonTally;
  readonly late: ReasonTally;
  readonly log: PatternLog;
};

/** A summary in the making. The order in which observations are added does not matter. */
export type ComplianceFold = {
  readonly add: (observation: Observation) => void;
  /** Adds all that another fold with the same options counted; each observation must be in one of them only. */
  readonly merge: (other: ComplianceFold) => void;
  readonly result: () => ComplianceSummary;
  readonly tallies: Tallies;
};

/** Sums up observations of finished runs; see {@link complianceFold}. */
export function summarize(observations: Iterable<Observation>, options: SummaryOptions): ComplianceSummary {
  const fold = complianceFold(options);
  for (const observation of observations) fold.add(observation);
  return fold.result();
}

/**
 * A fold over observations: each is counted and let go, only its measured numbers are kept (for the percentiles), with
 * the stamps of its answer (for the patterns). What lies outside `period` and `previous` is left out.
 */
export function complianceFold(options: SummaryOptions): ComplianceFold {
  const { by, calendar, period, previous, labels } = options;
  const grouping = groupingBy(by, labels, calendar.zone);
  const tallies: Tallies = {
    groups: new Map(),
    before: new Map(),
    days: new Map(),
    pauses: new Map(),
    late: new Map(),
    log: emptyLog(),
  };
  return {
    add: (one) => {
      if (!period || isWithin(one.at, period)) addCurrent(tallies, one, grouping, calendar.zone);
      else if (previous && isWithin(one.at, previous))
        addRate(tallies.before, grouping.keyOf(one), rateOf(one));
    },
    merge: (other) => addTallies(tallies, other.tallies),
    result: () => summaryOf(tallies, grouping, options),
    tallies,
  };
}

const isWithin = (at: number, { from, to }: Period): boolean => from <= at && at < to;

/** An observation as a rate of one; neither when it is not counted by time. */
function rateOf({ result, timeliness }: Observation): RateTally {
  const counts = result !== undefined && result !== 'tidak_berlaku';
  return {
    onTime: counts && timeliness === 'tepat_waktu' ? 1 : 0,
    late: counts && timeliness === 'terlambat' ? 1 : 0,
  };
}

function addCurrent(tallies: Tallies, observation: Observation, grouping: Grouping, zone: string): void {
  const rate = rateOf(observation);
  addToGroup(made(tallies.groups, grouping.keyOf(observation), emptyGroup), observation, zone);
  addRate(tallies.days, localDay(observation.at, zone), rate);
  addPauses(tallies.pauses, observation);
  if (rate.late > 0) addLateness(tallies.late, observation);
  addToLog(tallies.log, observation);
}

function addTallies(tallies: Tallies, other: Tallies): void {
  for (const [key, group] of other.groups) addGroup(made(tallies.groups, key, emptyGroup), group);
  for (const [key, rate] of other.before) addRate(tallies.before, key, rate);
  for (const [day, rate] of other.days) addRate(tallies.days, day, rate);
  addReasons(tallies.pauses, other.pauses);
  addReasons(tallies.late, other.late);
  addLog(tallies.log, other.log);
}

function made<Value>(map: Map<string, Value>, key: string, make: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const value = make();
  map.set(key, value);
  return value;
}

function summaryOf(tallies: Tallies, grouping: Grouping, options: SummaryOptions): ComplianceSummary {
  const { by, calendar, period, labels } = options;
  const runs = loggedRuns(tallies.log);
  const formOrder = inOrderOf(labels?.activities.keys() ?? []);
  const runOrder = inOrderOf(runs.map(({ run }) => run));
  const shown = by === 'run' ? runGrouping(grouping, tallies.log.runs, runOrder, calendar.zone) : grouping;
  const groups = groupSummaries(tallies, shown, runOrder, calendar);
  return {
    ...(period ? { period } : {}),
    by,
    ...groups,
    course: courseOf(tallies.days, period, calendar.zone),
    pauseReasons: paretoOf(tallies.pauses),
    lateReasons: paretoOf(tallies.late),
    patterns: allPatterns(tallies.log, runs, formOrder),
    unknownYears: groups.total.unknownYears,
  };
}

function allPatterns(
  log: PatternLog,
  runs: readonly LoggedRun[],
  inOrder: (codes: ReadonlySet<string>) => readonly string[],
): readonly Pattern[] {
  const found: Pattern[] = [];
  for (const run of runSigns(log, runs)) found.push(...patternsOf(run, inOrder));
  return found;
}

/** Runs are called by their part and first day, and stand in the order of time. */
function runGrouping(
  grouping: Grouping,
  runs: ReadonlyMap<string, LoggedRun>,
  inOrder: Grouping['inOrder'],
  zone: string,
): Grouping {
  const labelOf = (key: string): { readonly label: Bilingual } => {
    const run = runs.get(key);
    if (!run) return { label: { id: key, en: key } };
    const day = periodWords(periodOf('day', run.firstAt, zone), zone);
    return { label: { id: `${run.part}, ${day.id}`, en: `${run.part}, ${day.en}` } };
  };
  return { ...grouping, labelOf, inOrder };
}

function groupSummaries(
  { groups, before, log }: Tallies,
  grouping: Grouping,
  runOrder: (runs: Iterable<string>) => readonly string[],
  calendar: Calendar,
): Pick<ComplianceSummary, 'groups' | 'total'> {
  const summarized = (
    of: Pick<GroupSummary, 'key' | 'label' | 'standardText'>,
    tallied: readonly GroupTally[],
    runs: Iterable<string>,
    past: Readonly<RateTally> | undefined,
  ): GroupSummary => {
    const figures = figuresOfGroups(tallied, runOrder(runs));
    const [now, then] = [figures.onTimeRate, past && onTimeRate(past)];
    const years = new Set(tallied.flatMap((group) => [...group.years]));
    return {
      ...of,
      ...figures,
      unknownYears: [...years].sort((a, b) => a - b).filter((year) => isUnknown(calendar, year)),
      ...(now === undefined || then === undefined ? {} : { trend: now - then }),
    };
  };
  const past = (key: string): Readonly<RateTally> | undefined => {
    if (!grouping.keyBefore) return before.get(key);
    const earlier = grouping.keyBefore(key) ?? '';
    return groups.get(earlier)?.counts ?? before.get(earlier);
  };
  const wholeBefore: RateTally = { onTime: 0, late: 0 };
  for (const { onTime, late } of before.values()) {
    wholeBefore.onTime += onTime;
    wholeBefore.late += late;
  }
  return {
    groups: grouping.inOrder(groups.keys()).map((key) => {
      const group = groups.get(key) ?? emptyGroup();
      return summarized({ key, ...grouping.labelOf(key) }, [group], new Set(group.runs), past(key));
    }),
    total: summarized(
      { key: '', label: { id: 'Jumlah', en: 'Total' } },
      [...groups.values()],
      log.runs.keys(),
      wholeBefore,
    ),
  };
}

/** Asked at the middle of the year, away from the zones' new years. */
function isUnknown(calendar: Calendar, year: number): boolean {
  const middle = Math.floor((year - 1970 + 0.5) * 365.2425) * dayMs;
  return yearsWithoutData(calendar, middle, middle).length > 0;
}
