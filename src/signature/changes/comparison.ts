import type { PdfFile } from '../../pdf/pdf-file.ts';
import { asKind, nameText, type PdfDict, type PdfValue } from '../../pdf/value.ts';

/**
 * What a change after signing amounts to: validation data, a signature in a field that was there (or an unseen one), a new field that is
 * seen, data entry, a remark on a page, or something that nobody should trust.
 */
export type ChangeKind = 'validation' | 'signature' | 'field' | 'form' | 'annotation' | 'other';
/** A change with its place as a path of the document, such as `Root/Pages/Kids/0/Contents`. */
export type Change = { readonly kind: ChangeKind; readonly place: string };

/** A signed revision beside the whole file. `accounted` holds the numbers of objects whose change has been judged. */
export type Comparison = {
  readonly before: PdfFile;
  readonly after: PdfFile;
  readonly changes: Change[];
  readonly accounted: Set<number>;
  /** Pairs of objects that were compared, as `before:after`. */
  readonly seen: Set<string>;
  /** Widgets of signature fields that the signed revision did not have. */
  readonly newWidgets: Set<number>;
  readonly waiting: (() => void)[];
};

/** Says that something changed. */
export function note({ changes }: Comparison, kind: ChangeKind, place: string): void {
  changes.push({ kind, place });
}

/** Marks a pair of objects as compared; false if it was before. */
export function isNewPair(c: Comparison, a: number, b: number): boolean {
  c.accounted.add(b);
  const key = `${a}:${b}`;
  if (c.seen.has(key)) return false;
  c.seen.add(key);
  return true;
}

/** Two values that must be the same, down to the last object: each difference is of kind `other`. */
export function mustBeSame(
  c: Comparison,
  a: PdfValue | undefined,
  b: PdfValue | undefined,
  place: string,
): void {
  const [refA, refB] = [asKind(a, 'ref'), asKind(b, 'ref')];
  if (refA && refB) {
    if (isNewPair(c, refA.number, refB.number))
      c.waiting.push(() => mustBeSame(c, c.before.resolve(a), c.after.resolve(b), place));
    return;
  }
  if (refB) c.accounted.add(refB.number);
  const [one, other] = [c.before.resolve(a), c.after.resolve(b)];
  if (!sameShape(one, other)) note(c, 'other', place);
  else if (typeof one === 'object' && one !== null) compareInside(c, one, other as typeof one, place);
}

function compareInside(
  c: Comparison,
  a: Exclude<PdfValue, null | boolean | number>,
  b: typeof a,
  place: string,
): void {
  if (a.kind === 'array' && b.kind === 'array')
    for (const [index, item] of a.items.entries()) mustBeSame(c, item, b.items[index], `${place}/${index}`);
  else if (a.kind === 'stream' && b.kind === 'stream') compareEntries(c, a.dict, b.dict, place);
  else if (a.kind === 'dict' && b.kind === 'dict') compareEntries(c, a, b, place);
}

/** All entries of two dictionaries must be the same, but for keys that somebody else judges. */
export function compareEntries(
  c: Comparison,
  a: PdfDict,
  b: PdfDict,
  place: string,
  except: readonly string[] = [],
): void {
  if (a.repeated !== b.repeated) note(c, 'other', place);
  for (const key of new Set([...a.entries.keys(), ...b.entries.keys()]))
    if (!except.includes(key)) mustBeSame(c, a.entries.get(key), b.entries.get(key), `${place}/${key}`);
}

/** Whether two values are alike but for what they refer to or hold. */
function sameShape(a: PdfValue, b: PdfValue): boolean {
  if (typeof a !== 'object' || a === null || typeof b !== 'object' || b === null) return a === b;
  if (a.kind === 'name') return b.kind === 'name' && a.text === b.text;
  if (a.kind === 'string') return b.kind === 'string' && sameBytes(a.bytes, b.bytes);
  if (a.kind === 'array') return b.kind === 'array' && a.items.length === b.items.length;
  if (a.kind === 'stream') return b.kind === 'stream' && sameBytes(a.data, b.data);
  return a.kind === b.kind;
}

const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;

/** Whether two values are the same without any change noted; pages that they point to are not looked into. */
export function areSame(
  c: Comparison,
  a: PdfValue | undefined,
  b: PdfValue | undefined,
  seen = new Set<string>(),
): boolean {
  const [refA, refB] = [asKind(a, 'ref'), asKind(b, 'ref')];
  if (refA && refB) {
    const key = `${refA.number}:${refB.number}`;
    if (seen.has(key)) return true;
    seen.add(key);
  }
  const [one, other] = [c.before.resolve(a), c.after.resolve(b)];
  if (refA && refA.number === refB?.number && isPage(one) && isPage(other)) return true;
  if (!sameShape(one, other)) return false;
  if (typeof one !== 'object' || one === null) return true;
  if (one.kind === 'array')
    return one.items.every((item, index) => areSame(c, item, asKind(other, 'array')?.items[index], seen));
  const [dictA, dictB] = [dictOf(one), dictOf(other)];
  if (!dictA || !dictB) return true;
  return [...new Set([...dictA.entries.keys(), ...dictB.entries.keys()])].every(
    (key) =>
      key === 'P' || key === 'Parent' || areSame(c, dictA.entries.get(key), dictB.entries.get(key), seen),
  );
}

const dictOf = (value: PdfValue): PdfDict | undefined =>
  asKind(value, 'dict') ?? asKind(value, 'stream')?.dict;
const isPage = (value: PdfValue): boolean => nameText(dictOf(value)?.entries.get('Type')) === 'Page';

/** Accounts for everything that a permitted value needs: all objects it reaches, but not its page or parent. */
export function accountFor(c: Comparison, value: PdfValue | undefined): void {
  const open: (PdfValue | undefined)[] = [value];
  const met = new Set<number>();
  while (open.length > 0) {
    const now = open.pop();
    const ref = asKind(now, 'ref');
    if (ref && (met.has(ref.number) || met.size > 100_000)) continue;
    if (ref) {
      met.add(ref.number);
      if (isPage(c.after.object(ref.number))) continue;
      c.accounted.add(ref.number);
    }
    const found = c.after.resolve(now);
    open.push(...(asKind(found, 'array')?.items ?? []));
    for (const [key, inner] of dictOf(found)?.entries ?? [])
      if (key !== 'P' && key !== 'Parent') open.push(inner);
  }
}
