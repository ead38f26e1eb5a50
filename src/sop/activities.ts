import type { Activity, Part, Sop } from './sop.ts';
import type { StandardTime } from './standard-time.ts';

/** An activity as a row of the printed table: `level` 1 for the part's own rows, 2 for rows under them, and so on. */
export type ActivityRow = { readonly activity: Activity; readonly level: number };

/** The rows of a part from top to bottom, the order in which the paper is read. */
export function activityRows(part: Part): readonly ActivityRow[] {
  const rows: ActivityRow[] = [];
  const add = (activities: readonly Activity[], level: number): void => {
    for (const activity of activities) {
      rows.push({ activity, level });
      add(activity.children, level + 1);
    }
  };
  add(part.activities, 1);
  return rows;
}

/** The part with this code, matched without regard to case. */
export function findPart(sop: Sop, code: string): Part | undefined {
  return sop.parts.find((part) => part.code.toUpperCase() === code.toUpperCase());
}

/** The standard time of the activity with this code; undefined when it has none or is not in the part. */
export const standardOf = (part: Part, code: string): StandardTime | undefined =>
  activityRows(part).find(({ activity }) => activity.code === code)?.activity.standardTime;
