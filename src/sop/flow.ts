import type { PlacedActivity, PlacedPart } from '../lint/rule.ts';
import type { Activity, Part } from './sop.ts';

/** A row as a node of the flow, with the rows it leads to. */
export type FlowNode = { readonly row: PlacedActivity; readonly next: readonly number[] };

/** The flow of a part: its rows in order, arrows by place in that order. */
export type Flow = { readonly nodes: readonly FlowNode[]; readonly isDrawn: boolean };

/**
 * The flow of a part. A row without `lanjut` leads to the row under it, unless it is an end. `isDrawn` is false where the
 * form says nothing of its own (no `lanjut`, no `bentuk`): then it simply runs from top to bottom.
 */
export function flowOf({ rows }: PlacedPart): Flow {
  const places = new Map(rows.map(({ activity }, index) => [activity.code, index]));
  const nodes = rows.map((row, index): FlowNode => {
    const { activity } = row;
    if (activity.next.length > 0)
      return { row, next: activity.next.flatMap(({ to }) => places.get(to) ?? []) };
    return { row, next: isEnd(activity) || index === rows.length - 1 ? [] : [index + 1] };
  });
  return {
    nodes,
    isDrawn: rows.some(({ activity }) => activity.next.length > 0 || activity.roles.some(hasSymbol)),
  };
}

const hasSymbol = ({ symbol }: Part['activities'][number]['roles'][number]): boolean => symbol !== undefined;

export const isStart = ({ roles }: Activity): boolean => roles.some(({ symbol }) => symbol === 'start');
export const isEnd = ({ roles }: Activity): boolean => roles.some(({ symbol }) => symbol === 'end');
export const isDecision = ({ roles }: Activity): boolean => roles.some(({ symbol }) => symbol === 'decision');

/** Whether several pelaksana start here at once: then each has a way of its own. */
export const startsApart = ({ roles }: Activity): boolean =>
  roles.filter(({ symbol }) => symbol === 'start').length > 1;

/** Codes of rows for a message, the first ten of many. */
export function codesIn(rows: readonly PlacedActivity[]): string {
  const codes = rows.slice(0, 10).map(({ activity }) => activity.code);
  return rows.length > codes.length ? `${codes.join(', ')}, … (${rows.length})` : codes.join(', ');
}

/** The nodes that can be reached from some, by the arrows of `next` (of each node the nodes it leads to). */
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
