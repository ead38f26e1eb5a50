import { asKind, nameText, type PdfDict } from '../../pdf/value.ts';
import { coverageOf, endsAlike } from './byte-range.ts';
import type { ChangeKind } from './change.ts';
import { type FieldHead, type FieldList, freeKeys, isGroup, ofSigning, signatureIn } from './fields.ts';
import { type List, listAt } from './list-at.ts';
import { areaOf, boxOf, shared } from './pages.ts';
import { differences, isSame } from './same-value.ts';
import { isNew, note, refIn, type Step } from './step.ts';

/** A list of fields may grow by new fields where it is that of the form or of a group, and by nothing else. */
export function compareFieldLists(step: Step, a: List, b: List, { path, above }: FieldList): void {
  const isOpen = !above || isGroup(above);
  const added = b.items.filter((item) => isAdded(step, refIn(item)?.number));
  const kept = b.items.filter((item) => !isAdded(step, refIn(item)?.number));
  const isOnce = new Set(added.map((item) => refIn(item)?.number)).size === added.length;
  const areKept = kept.length === a.items.length && kept.every((item, at) => isSame(item, a.items[at]));
  const isSound = a.isList && b.isList && areKept && isOnce && (isOpen || added.length === 0);
  if (!isSound) note(step, 'other', path);
}

const isAdded = ({ old, now }: Step, number = -1): boolean =>
  now.fields.has(number) && !old.fields.has(number);

/** Judges what became of a field: an empty one may be signed, others may be filled in, signed ones stay. */
export function compareField(step: Step, old: FieldHead, b: PdfDict): void {
  const { path, name, type, dict } = old;
  const free = freeKeys(step.before, old);
  const changed = differences(dict, b);
  if (changed.includes('Kids')) {
    const lists = [
      listAt(step.before, dict.entries.get('Kids')),
      listAt(step.after, b.entries.get('Kids')),
    ] as const;
    compareFieldLists(step, ...lists, { path: `${path}/Kids`, above: old });
  }
  const inside = changed.filter((key) => key !== 'Kids' && !(key === 'Ff' && isLocked(dict, b)));
  const isSmaller = free === ofSigning && liesWithin(step, dict, b);
  const isFree = inside.every((key) => free.has(key) || (key === 'Rect' && isSmaller));
  if (dict.repeated !== b.repeated || !isFree) note(step, 'other', path);
  else if (inside.length > 0 && type === 'Sig') judgeSigning(step, old.field, path);
  else if (inside.length > 0) note(step, 'form', path, { field: name });
  else if (changed.includes('Ff')) note(step, 'field', path);
}

/** Signing programs lock fields against writing, which sets a flag and nothing that is seen. */
function isLocked(a: PdfDict, b: PdfDict): boolean {
  const flags = a.entries.get('Ff') ?? 0;
  return typeof flags === 'number' && b.entries.get('Ff') === (flags | 1);
}

/** A field that waits may be signed unseen, or in a part of its place. */
function liesWithin({ before, after }: Step, a: PdfDict, b: PdfDict): boolean {
  const [old, now] = [boxOf(before, a.entries.get('Rect')), boxOf(after, b.entries.get('Rect'))];
  return (
    now !== undefined &&
    (areaOf(now) === 0 || (old !== undefined && areaOf(shared(old, now)) === areaOf(now)))
  );
}

/** An empty signature field may change only by being signed. */
export function judgeSigning(step: Step, number: number, path: string): void {
  const [old, now] = [step.old.fields.get(number), step.now.fields.get(number)];
  const kind = now && kindOfValue(step, now);
  note(step, kind ?? 'other', path, { field: old?.name ?? '' });
}

/**
 * What the value of a field amounts to that was signed in this revision: a value that is new, belongs to this field alone, and covers all of the revision
 * (ISO 32000-2, 12.8.1). Undefined for anything else.
 */
function kindOfValue(step: Step, head: FieldHead): 'signature' | 'stamp' | undefined {
  const { field, value } = head;
  const { after, now } = step;
  const dict = signatureIn(after, head);
  const number = refIn(value)?.number;
  if (!dict || (number !== undefined && !isNew(step, number))) return undefined;
  if (number !== undefined && now.holders.get(number) !== 1) return undefined;
  const coverage = coverageOf(after, { dict, holder: number ?? field }, step.bytes);
  if ('problem' in coverage) return undefined;
  if (!endsAlike(step.bytes, coverage.end, after.bytes.length)) return undefined;
  return nameText(after.resolve(dict.entries.get('SubFilter'))) === 'ETSI.RFC3161' ? 'stamp' : 'signature';
}

/** Judges the fields that a revision adds: they have to be for a signature, with a name, a page and a value of their own. */
export function judgeNewFields(step: Step): void {
  const added = [...step.now.fields.values()].filter(({ number }) => !step.old.fields.has(number));
  if (added.length === 0) return;
  const names = new Map<string, number>();
  for (const { name, number, field } of step.now.fields.values())
    if (number === field) names.set(name, (names.get(name) ?? 0) + 1);
  for (const head of added) {
    const isOwn = head.field === head.number;
    const isGood =
      isSound(step, head) &&
      (isOwn ? isField(step, head) && names.get(head.name) === 1 : isWidget(step, head));
    if (!isGood) note(step, 'other', head.path);
    else if (isOwn) note(step, newKind(step, head), head.path, { field: head.name });
  }
}

const newKind = (step: Step, head: FieldHead): ChangeKind =>
  step.after.resolve(head.dict.entries.get('V')) === null ? 'field' : (kindOfValue(step, head) ?? 'other');

/** Whether a new object of the form is one that only shows a signature: no actions, in one place of one page. */
function isSound(step: Step, { number, type, dict }: FieldHead): boolean {
  const { after, now } = step;
  if (!isNew(step, number) || type !== 'Sig' || dict.repeated !== undefined) return false;
  if (['A', 'AA', 'PA'].some((key) => dict.entries.has(key))) return false;
  const shown = now.shownOn.get(number) ?? [];
  const page = refIn(dict.entries.get('P'))?.number;
  const rect = dict.entries.get('Rect');
  const box = boxOf(after, rect);
  if (rect !== undefined && !box) return false;
  if (!box || areaOf(box) === 0) return shown.length <= 1;
  return shown.length === 1 && (page === undefined || page === shown[0]);
}

/** A field with its own kind and name, at the top of the form or below a field that only groups others. */
function isField({ old, after }: Step, { dict, parent, name }: FieldHead): boolean {
  const above = parent === undefined ? undefined : old.fields.get(parent);
  const isPlaced = parent === undefined || (above !== undefined && isGroup(above));
  if (!isPlaced || refIn(dict.entries.get('Parent'))?.number !== parent) return false;
  return name !== '' && nameText(after.resolve(dict.entries.get('FT'))) === 'Sig';
}

/** The widget of a field that is new with it. */
const isWidget = ({ old }: Step, { dict, field, parent }: FieldHead): boolean =>
  parent === field &&
  !old.fields.has(field) &&
  refIn(dict.entries.get('Parent'))?.number === field &&
  !dict.entries.has('Kids') &&
  !dict.entries.has('V') &&
  asKind(dict.entries.get('T'), 'string') === undefined;
