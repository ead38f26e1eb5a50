import type { Activity, RoleUse } from './sop.ts';

/** The flow of a part: of each row the places of the rows it leads to. */
export type Flow = { readonly next: readonly (readonly number[])[]; readonly isDrawn: boolean };

/**
 * The flow of the rows of a part, in their order. A row without `lanjut` leads to the row under it, unless it is an end; one with rows of
 * its own (`rincian`) always leads to the first of them: they are how it is done. `isDrawn` is
 * false where the form says nothing of its own (no `lanjut`, no `bentuk`): then it simply runs from top to bottom.
 */
export function flowOf(rows: readonly Activity[]): Flow {
  const places = new Map(rows.map(({ code }, index) => [code, index]));
  const next = rows.map((row, index) => {
    const inside = row.children[0] !== undefined && row.children[0] === rows[index + 1] ? [index + 1] : [];
    if (row.next.length > 0) return [...inside, ...row.next.flatMap(({ to }) => places.get(to) ?? [])];
    if (isEnd(row)) return inside;
    return index === rows.length - 1 ? [] : [index + 1];
  });
  return { next, isDrawn: rows.some((row) => row.next.length > 0 || row.roles.some(hasSymbol)) };
}

const hasSymbol = ({ symbol }: RoleUse): boolean => symbol !== undefined;

export const isStart = ({ roles }: Activity): boolean => roles.some(({ symbol }) => symbol === 'start');
export const isEnd = ({ roles }: Activity): boolean => roles.some(({ symbol }) => symbol === 'end');
export const isDecision = ({ roles }: Activity): boolean => roles.some(({ symbol }) => symbol === 'decision');

/** Whether each pelaksana of a row has a symbol of its own, so that none is drawn for its place. */
export const isMarked = ({ roles }: Activity): boolean => roles.length > 0 && roles.every(hasSymbol);

/** Whether several pelaksana start here at once: then each has a way of its own. */
export const startsApart = ({ roles }: Activity): boolean =>
  roles.filter(({ symbol }) => symbol === 'start').length > 1;

/** The rows that can be reached from some along the arrows of `next`. */
export function reachable(
  next: readonly (readonly number[])[],
  from: readonly number[],
): ReadonlySet<number> {
  const found = new Set(from);
  const open = [...from];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    for (const to of next[node] ?? []) {
      if (found.has(to)) continue;
      found.add(to);
      open.push(to);
    }
  }
  return found;
}

/** The arrows the other way round. */
export function reversed(next: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const back: number[][] = next.map(() => []);
  for (const [from, targets] of next.entries()) for (const to of targets) back[to]?.push(from);
  return back;
}
