import type { ComplianceSummary, GroupSummary } from './summary.ts';

/**
 * The groups of a summary by activity code.
 * @throws RangeError when the summary is not grouped by activity
 */
export function groupsByActivity({ by, groups }: ComplianceSummary): ReadonlyMap<string, GroupSummary> {
  if (by !== 'activity') throw new RangeError(`expected a summary by activity, not by ${by}`);
  return new Map(groups.map((group) => [group.key, group]));
}
