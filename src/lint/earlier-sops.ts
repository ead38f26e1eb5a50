import { activityRows } from '../sop/activities.ts';
import type { Sop } from '../sop/sop.ts';
import type { Past } from './lint-files.ts';
import type { EarlierActivity } from './rule.ts';

/** An SOP of an earlier revision; `isGone` when no file lies in its place any more. */
export type EarlierSop = { readonly id: string; readonly sop: Sop; readonly isGone: boolean };

/**
 * What each file is compared with. A file under a new name is known by a part that it shares with one that is gone.
 * @param unchanged ids of files that are as they were: they have nothing to be compared with
 */
export function pastIn(files: readonly EarlierSop[], unchanged: ReadonlySet<string> = new Set()): Past {
  const codes = new Map<string, EarlierActivity[]>();
  const gone: EarlierActivity[] = [];
  for (const file of files) {
    for (const activity of activitiesOf(file)) {
      const code = activity.code.toUpperCase();
      const known = codes.get(code) ?? [];
      known.push(activity);
      codes.set(code, known);
      if (file.isGone) gone.push(activity);
    }
  }
  return ({ id }, sop) => {
    if (unchanged.has(id)) return undefined;
    const here = files.find((file) => file.id === id);
    const own = here ?? files.find((file) => file.isGone && sharesPart(file.sop, sop));
    const movable = here && !here.isGone ? [...activitiesOf(here), ...gone] : gone;
    const withCode = (code: string): readonly EarlierActivity[] =>
      (codes.get(code.toUpperCase()) ?? []).map(({ file, ...activity }) =>
        file === id ? activity : { ...activity, ...(file === undefined ? {} : { file }) },
      );
    return { ...(own ? { own: own.sop } : {}), movable, withCode };
  };
}

const activitiesOf = ({ sop, id }: EarlierSop): readonly EarlierActivity[] =>
  sop.parts.flatMap((part) =>
    activityRows(part).map(({ activity: { code, text } }) => ({ code, text, file: id })),
  );

const sharesPart = (a: Sop, b: Sop): boolean =>
  a.parts.some((part) => b.parts.some(({ code }) => code.toUpperCase() === part.code.toUpperCase()));
