import { asKind, nameText, type PdfDict, type PdfValue } from '../../pdf/value.ts';
import { signatureIn } from './fields.ts';
import { type List, listAt } from './list-at.ts';
import { differences, isSame } from './same-value.ts';
import { isNew, note, refIn, type Step } from './step.ts';

/** Of a page nothing may change but its list of remarks; what it inherits stays because the nodes above it do. */
export function comparePages(step: Step, a: PdfDict, b: PdfDict, path: string): void {
  if (a.repeated !== b.repeated) note(step, 'other', path);
  for (const key of differences(a, b)) {
    const [old, now] = [a.entries.get(key), b.entries.get(key)];
    if (key !== 'Annots') note(step, 'other', `${path}/${key}`);
    else compareRemarkLists(step, listAt(step.before, old), listAt(step.after, now), `${path}/Annots`);
  }
}

/** A list of remarks may grow, and remarks may be taken out of it; those that stay keep their order, by which they cover each other. */
export function compareRemarkLists(step: Step, a: List, b: List, path: string): void {
  const numbers = new Set(a.items.map((item) => refIn(item)?.number));
  const isAdded = (item: PdfValue): boolean => refIn(item) !== undefined && !numbers.has(refIn(item)?.number);
  const added = b.items.filter(isAdded).map((item) => refIn(item)?.number ?? -1);
  const kept = b.items.filter((item) => !isAdded(item));
  let at = 0;
  for (const item of a.items) {
    if (at < kept.length && isSame(item, kept[at])) at++;
    else note(step, step.old.fields.has(refIn(item)?.number ?? -1) ? 'other' : 'annotation', path);
  }
  const isOnce = new Set(added).size === added.length;
  const isSound = a.isList && b.isList && at === kept.length && isOnce;
  if (!isSound || !added.every((number) => mayJoin(step, number))) note(step, 'other', path);
}

/** Whether an object may come into a list of remarks: one that is judged as new, or an empty signature field that was on no page. */
function mayJoin(step: Step, number: number): boolean {
  const { before, old, now } = step;
  const field = old.fields.get(number);
  if (field)
    return field.type === 'Sig' && signatureIn(before, field) === undefined && !old.shownOn.has(number);
  return now.fields.has(number) || (now.remarks.has(number) && !old.remarks.has(number));
}

/** The remarks of ISO 32000-2, table 171, that people write on a page; other kinds play, launch, cover or fill in. */
const written = new Set(
  'Text FreeText Line Square Circle Polygon PolyLine Highlight Underline Squiggly StrikeOut Caret Stamp Ink Popup'.split(
    ' ',
  ),
);
const acting = ['A', 'AA', 'PA', 'Dest', 'Subtype', 'FT'];

/** Judges the remarks that a revision adds to its pages. */
export function judgeNewRemarks(step: Step): void {
  for (const [number, path] of step.now.remarks) {
    if (step.old.remarks.has(number)) continue;
    const dict = asKind(step.after.object(number), 'dict');
    const isRemark = dict && written.has(nameText(dict.entries.get('Subtype')) ?? '');
    const acts = acting.some((key) => key !== 'Subtype' && dict?.entries.has(key));
    const isSound = isRemark && !acts && isNew(step, number) && dict.repeated === undefined;
    note(step, isSound ? 'annotation' : 'other', path, { remark: number });
  }
}

/** Judges a remark that was there: it may be written anew, but not become something else. */
export function compareRemark(step: Step, number: number, a: PdfDict, b: PdfDict, path: string): void {
  const isWritten = written.has(nameText(a.entries.get('Subtype')) ?? '') && b.repeated === undefined;
  const isSound = isWritten && differences(a, b).every((key) => !acting.includes(key));
  note(step, isSound ? 'annotation' : 'other', path, { remark: number });
}
