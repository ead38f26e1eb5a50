import type { PdfFile } from '../../pdf/pdf-file.ts';
import { asKind, type PdfDict, type PdfValue } from '../../pdf/value.ts';

/** Objects with a structure of their own, which are looked at entry by entry. */
type HeadRole = 'catalog' | 'node' | 'page' | 'remarks' | 'remark' | 'form' | 'fields' | 'field';
/**
 * What hangs below them. `fixed` is what a page or a signed field draws with, and all below; `linked` is what must stay as well, but only points to
 * pages, fields and remarks; `filling` belongs to a form field, `blank` to a field that is not signed yet, `drawn` to a remark; `resources` and
 * `names` are what new fields may add to.
 */
type PartRole =
  | 'fixed'
  | 'linked'
  | 'filling'
  | 'blank'
  | 'drawn'
  | 'resources'
  | 'names'
  | 'store'
  | 'metadata'
  | 'info'
  | 'version';

/** What an object is for in a revision; `owner` is the number of the field or remark it belongs to. */
export type Place = {
  readonly role: HeadRole | PartRole;
  readonly path: string;
  readonly owner?: number;
};

/** All that each object is for, by its number, also of numbers that name nothing yet. */
export type Roles = Map<number, readonly Place[]>;

/** So many fields or remarks may share an object; what more of them share has to stay as it is. */
const mostOwners = 20;

/** Gives an object a role; false when it has it already. */
export function give(roles: Roles, number: number, place: Place): boolean {
  const had = roles.get(number) ?? [];
  if (had.some(({ role, owner }) => role === place.role && owner === place.owner)) return false;
  if (place.owner !== undefined && had.length >= mostOwners)
    return give(roles, number, { role: 'linked', path: place.path });
  roles.set(number, had.length === 0 ? [place] : [...had, place]);
  return true;
}

const heads: ReadonlySet<Place['role']> = new Set<HeadRole>([
  'catalog',
  'node',
  'page',
  'remarks',
  'remark',
  'form',
  'fields',
  'field',
]);
const isHead = (roles: Roles, number: number): boolean =>
  roles.get(number)?.some(({ role }) => heads.has(role)) ?? false;

/** A value and what it is for. */
export type Placed = readonly [value: PdfValue | undefined, place: Place];

/**
 * Gives all objects that the values reach the role of the value. What is `fixed` is followed wherever it leads; every other role ends at the objects
 * with a structure of their own, which have got their roles before.
 */
export function spread(roles: Roles, file: PdfFile, starts: readonly Placed[]): void {
  const open = [...starts];
  for (let next = open.pop(); next; next = open.pop()) {
    const [value, place] = next;
    const number = asKind(value, 'ref')?.number;
    if (number !== undefined && place.role !== 'fixed' && isHead(roles, number)) continue;
    if (number !== undefined && !give(roles, number, place)) continue;
    partsOf(number === undefined ? (value ?? null) : file.object(number), place, open);
    file.spend('steps', 1);
  }
}

const below: { readonly [role in Place['role']]?: PartRole } = { resources: 'names', names: 'linked' };

/** Adds what stands in a value of a role, each part with its own; nothing for objects with a structure of their own. */
export function partsOf(value: PdfValue, place: Place, found: Placed[]): void {
  if (heads.has(place.role)) return;
  const role = below[place.role];
  const inner = role ? { ...place, role } : place;
  const ref = asKind(value, 'ref');
  const parts = asKind(value, 'array')?.items ?? (ref ? [ref] : (dictOf(value)?.entries.values() ?? []));
  for (const part of parts) if (typeof part === 'object' && part !== null) found.push([part, inner]);
}

/** The dictionary of a value, also of a stream. */
export const dictOf = (value: PdfValue): PdfDict | undefined =>
  asKind(value, 'dict') ?? asKind(value, 'stream')?.dict;
