import type { Period } from '../../calendar/period.ts';
import type { TimeRule } from '../../compliance/run-figures.ts';
import { type ComplianceFold, complianceFold } from '../../compliance/summarize.ts';
import { table7 } from '../../compliance/table7.ts';
import type { Host } from '../../host/host.ts';
import type { Table7Part } from '../../report/table7/table7-input.ts';
import { activityRows } from '../../sop/activities.ts';
import type { NamedPart } from '../office/find-part.ts';
import type { Workspace } from '../office/workspace.ts';
import { type DamagedRun, observeRuns } from './observe-runs.ts';

/** What closed runs of a period come to. */
export type CountedTable7 = {
  readonly parts: readonly Table7Part[];
  /** When the last thing that was counted happened, epoch ms. */
  readonly lastCounted?: number;
  readonly damaged: readonly DamagedRun[];
  /** Codes of parts that have records in the period and no SOP any more. */
  readonly formerParts: readonly string[];
};

/** Counts the closed runs of the named parts in one pass over the records. */
export function countTable7(
  host: Host,
  workspace: Workspace,
  rule: TimeRule,
  named: readonly NamedPart[],
  period: Period,
): CountedTable7 {
  const damaged: DamagedRun[] = [];
  const former = new Set<string>();
  const folds = new Map(
    named.map(({ part }): [string, ComplianceFold] => [
      part.code,
      complianceFold({ by: 'activity', calendar: rule.calendar, period }),
    ]),
  );
  let lastCounted: number | undefined;
  for (const one of observeRuns(host, workspace, rule, {}, (one) => damaged.push(one))) {
    if (one.at < period.from || one.at >= period.to) continue;
    const fold = folds.get(one.part);
    fold?.add(one);
    if (!fold) former.add(one.part);
    else lastCounted = Math.max(lastCounted ?? one.at, one.at);
  }
  return {
    parts: named.map((one) => countedPart(one, folds.get(one.part.code))),
    ...(lastCounted === undefined ? {} : { lastCounted }),
    damaged,
    formerParts: [...former].sort(),
  };
}

function countedPart({ file, part }: NamedPart, fold: ComplianceFold | undefined): Table7Part {
  if (!fold) throw new RangeError(`part ${part.code} was not counted`);
  const summary = fold.result();
  const codes = new Set(activityRows(part).map(({ activity }) => activity.code));
  return {
    sop: file.sop,
    part,
    rows: table7(part, summary),
    runs: summary.total.runs,
    unknownYears: summary.unknownYears,
    formerCodes: summary.groups.map(({ key }) => key).filter((code) => !codes.has(code)),
    patterns: summary.patterns,
  };
}
