import { activityRows } from '../sop/activities.ts';
import type { Part, Sop } from '../sop/sop.ts';

/** What the codes of observations stand for, in the order of the form. */
export type Labels = {
  readonly activities: ReadonlyMap<string, { readonly text: string; readonly standardText?: string }>;
  readonly parts: ReadonlyMap<string, string>;
  readonly roles: ReadonlyMap<string, string>;
};

/** Labels out of SOPs; of a code that occurs twice the first one counts. */
export function labelsOf(sops: Iterable<Pick<Sop, 'parts' | 'roles'>>): Labels {
  const activities = new Map<string, { readonly text: string; readonly standardText?: string }>();
  const parts = new Map<string, string>();
  const roles = new Map<string, string>();
  for (const sop of sops) {
    for (const { code, title } of sop.roles) if (!roles.has(code)) roles.set(code, title);
    for (const part of sop.parts) {
      if (!parts.has(part.code)) parts.set(part.code, part.name);
      addActivities(part, activities);
    }
  }
  return { activities, parts, roles };
}

function addActivities(
  part: Part,
  activities: Map<string, { readonly text: string; readonly standardText?: string }>,
): void {
  for (const { activity } of activityRows(part)) {
    if (activities.has(activity.code)) continue;
    const { text, standardTime } = activity;
    activities.set(activity.code, { text, ...(standardTime ? { standardText: standardTime.text } : {}) });
  }
}

/** Puts codes in the order of a list; codes that it lacks come after, by alphabet. */
export function inOrderOf(known: Iterable<string>): (codes: Iterable<string>) => readonly string[] {
  const places = new Map([...known].map((code, index) => [code, index]));
  const placeOf = (code: string): number => places.get(code) ?? places.size;
  return (codes) => [...codes].sort((a, b) => placeOf(a) - placeOf(b) || (a < b ? -1 : a > b ? 1 : 0));
}
