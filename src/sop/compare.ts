import { activityRows } from './activities.ts';
import type { Part } from './sop.ts';

/** How one form of a part differs from another, by activity code. */
export type FormChange = {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly string[];
};

/** Compares two forms of one part. */
export function formChange(before: Part, after: Part): FormChange {
  const old = new Map(activityRows(before).map(({ activity }) => [activity.code, activity]));
  const now = new Map(activityRows(after).map(({ activity }) => [activity.code, activity]));
  const differs = (code: string): boolean => {
    const [a, b] = [old.get(code), now.get(code)];
    return a?.text !== b?.text || a?.standardTime?.text !== b?.standardTime?.text;
  };
  return {
    added: [...now.keys()].filter((code) => !old.has(code)),
    removed: [...old.keys()].filter((code) => !now.has(code)),
    changed: [...now.keys()].filter((code) => old.has(code) && differs(code)),
  };
}
