import { dayRuleWords } from '../../calendar/day-rule-words.ts';
import { type Period, previousPeriod } from '../../calendar/period.ts';
import type { TimeRule } from '../../compliance/run-figures.ts';
import { type SummaryOptions, summarize } from '../../compliance/summarize.ts';
import type { GroupBy } from '../../compliance/summary.ts';
import { UserError } from '../../host/errors.ts';
import type { Host } from '../../host/host.ts';
import type { ComplianceDocument } from '../../report/compliance/compliance-document.ts';
import { nearest } from '../../words/nearest.ts';
import { visibleLine } from '../../words/visible.ts';
import { type DamagedRun, leftOut } from '../office/odd-entries.ts';
import { timeRule, type Workspace } from '../office/workspace.ts';
import { keptAsides, observeRuns, officeLabels } from './observe-runs.ts';

/** Which finished runs are counted, and how they are grouped. */
type ComplianceWish = {
  readonly by: GroupBy;
  readonly period: Period | undefined;
  /** Code of a part. */
  readonly part: string | undefined;
  /** Number of a run. */
  readonly run: string | undefined;
  /** Whether every figure says from which runs it comes. */
  readonly trace: boolean;
};

type CountedCompliance = {
  readonly document: ComplianceDocument;
  readonly damaged: readonly DamagedRun[];
  readonly rule: TimeRule;
};

/** How finished runs kept to the form and to its standard times. @throws UserError for a part or run that is not there */
export function countCompliance(
  host: Host,
  workspace: Workspace,
  { by, period, part: code, run, trace }: ComplianceWish,
): CountedCompliance {
  const { zone, dayRule } = workspace.office;
  const rule = timeRule(host, workspace);
  const labels = officeLabels(host, workspace);
  const options: SummaryOptions = {
    by,
    calendar: rule.calendar,
    labels,
    ...(period ? { period, previous: previousPeriod(period, zone) } : {}),
  };
  const part = code?.trim().toUpperCase();
  const filter = { ...(part === undefined ? {} : { part }), ...(run === undefined ? {} : { run }) };
  const { damaged, noted, asides } = keptAsides();
  const summary = summarize(observeRuns(host, workspace, rule, filter, asides), options);
  if (part !== undefined && summary.total.activities === 0) requireKnownPart(part, [...labels.parts.keys()]);
  const counted = new Set(summary.total.runs);
  const document = {
    summary,
    calendar: rule.calendar.data.title,
    rule: dayRuleWords(dayRule, rule.calendar.ordinaryDay),
    zone,
    trace,
    skipped: leftOut(damaged),
    noted: noted.filter((one) => counted.has(one.run)),
  };
  return { document, damaged, rule };
}

function requireKnownPart(part: string, known: readonly string[]): void {
  if (known.includes(part)) return;
  const meant = nearest(part, known);
  const shown = visibleLine(part);
  throw new UserError({
    id: `tidak ada bagian '${shown}'. ${meant ? `Maksud Anda: ${meant}?` : `Yang ada: ${known.join(', ')}.`}`,
    en: `there is no part '${shown}'. ${meant ? `Did you mean: ${meant}?` : `There are: ${known.join(', ')}.`}`,
  });
}
