import type { Spend } from './budget.ts';

/** Where an object lies: at an offset of the file, inside an object stream, or nowhere. */
export type Entry =
  | { readonly kind: 'at'; readonly offset: number; readonly generation: number }
  | { readonly kind: 'in'; readonly stream: number; readonly index: number }
  | { readonly kind: 'free' };

export const free: Entry = { kind: 'free' };

/** Whether two entries say the same. */
export function sameEntry(a: Entry | undefined, b: Entry | undefined): boolean {
  if (a?.kind === 'at') return b?.kind === 'at' && a.offset === b.offset && a.generation === b.generation;
  if (a?.kind === 'in') return b?.kind === 'in' && a.stream === b.stream && a.index === b.index;
  return (b?.kind ?? 'free') === 'free';
}

/** Entries in the making. */
export type Listing = {
  readonly entries: Map<number, Entry>;
  readonly odd: string[];
  /** Objects that readers find at different places. */
  readonly unsure: Set<number>;
  readonly spend: Spend;
};

/** Enters an object; a second entry for it is odd. */
export function list({ entries, odd, unsure }: Listing, number: number, entry: Entry): void {
  const { size } = entries;
  const before = entries.get(number);
  entries.set(number, entry);
  if (entries.size !== size) return;
  remark(odd, `xref/${number}`);
  if (!sameEntry(before, entry)) unsure.add(number);
}

/** A few of them tell as much as thousands. */
export function remark(odd: string[], place: string): void {
  if (odd.length < 10 && !odd.includes(place)) odd.push(place);
}
