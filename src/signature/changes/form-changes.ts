import type { PdfFile } from '../../pdf/pdf-file.ts';
import { asKind, nameText, type PdfDict, type PdfValue } from '../../pdf/value.ts';
import {
  accountFor,
  areSame,
  type ChangeKind,
  type Comparison,
  compareEntries,
  isNewPair,
  mustBeSame,
  note,
} from './comparison.ts';

/** A signature's widget that fills more of its page than this share hides what is under it. */
const largestShare = 0.4;

/** Judges what became of the form: fields may be added for signatures, and empty signature fields may be signed. */
export function compareForms(c: Comparison, a: PdfDict, b: PdfDict, place: string): void {
  compareFields(c, a.entries.get('Fields'), b.entries.get('Fields'), undefined, `${place}/Fields`);
  compareEntries(c, a, b, place, ['Fields', 'SigFlags', 'DA', 'DR', 'NeedAppearances']);
  if (a.entries.has('DA')) mustBeSame(c, a.entries.get('DA'), b.entries.get('DA'), `${place}/DA`);
  if (
    c.after.resolve(b.entries.get('NeedAppearances')) === true &&
    c.before.resolve(a.entries.get('NeedAppearances')) !== true
  )
    note(c, 'form', `${place}/NeedAppearances`);
  compareResources(c, a, b, place);
}

/** Fonts for the appearance of new fields may be added; those that were there stay. */
function compareResources(c: Comparison, a: PdfDict, b: PdfDict, place: string): void {
  const [old, now] = [c.before.dict(a.entries.get('DR')), c.after.dict(b.entries.get('DR'))];
  accountFor(c, b.entries.get('DR'));
  for (const [kind, value] of old?.entries ?? []) {
    const [before, after] = [c.before.dict(value), c.after.dict(now?.entries.get(kind))];
    const kept = before
      ? [...before.entries].every(([name, one]) => areSame(c, one, after?.entries.get(name)))
      : areSame(c, value, now?.entries.get(kind));
    if (!kept) note(c, 'other', `${place}/DR/${kind}`);
  }
}

function compareFields(
  c: Comparison,
  a: PdfValue | undefined,
  b: PdfValue | undefined,
  inherited: string | undefined,
  place: string,
): void {
  const [old, now] = [c.before.items(a), c.after.items(b)];
  const ref = asKind(b, 'ref');
  if (ref) c.accounted.add(ref.number);
  const numberOf = (value: PdfValue): number | undefined => asKind(value, 'ref')?.number;
  old.forEach((value, index) => {
    const number = numberOf(value);
    const same = number === undefined ? now[index] : now.find((one) => numberOf(one) === number);
    if (same === undefined) note(c, 'other', `${place}/${index}`);
    else compareField(c, value, same, inherited, `${place}/${index}`);
  });
  const before = new Set(old.map(numberOf));
  now.forEach((value, index) => {
    const number = numberOf(value);
    if (number === undefined ? index >= old.length : !before.has(number))
      judgeNewField(c, value, inherited, `${place}/${index}`);
  });
}

const ofSigning = ['V', 'AP', 'MK', 'DA', 'F', 'M', 'AS'];
const ofFilling = ['V', 'AP', 'AS', 'RV', 'MK', 'DA', 'M', 'I', 'TI'];

function compareField(
  c: Comparison,
  a: PdfValue,
  b: PdfValue,
  inherited: string | undefined,
  place: string,
): void {
  const [refA, refB] = [asKind(a, 'ref'), asKind(b, 'ref')];
  if (refA && refB && !isNewPair(c, refA.number, refB.number)) return;
  const [old, now] = [c.before.dict(a), c.after.dict(b)];
  if (!old || !now) {
    mustBeSame(c, c.before.resolve(a), c.after.resolve(b), place);
    return;
  }
  const type = nameText(c.before.resolve(old.entries.get('FT'))) ?? inherited;
  compareFields(c, old.entries.get('Kids'), now.entries.get('Kids'), type, `${place}/Kids`);
  const isEmpty = c.before.resolve(heldValue(c.before, old)) === null;
  const changeable = type !== 'Sig' ? ofFilling : isEmpty ? ofSigning : [];
  compareEntries(c, old, now, place, ['Kids', 'Parent', 'P', ...changeable]);
  const changed = changeable.filter((key) => !areSame(c, old.entries.get(key), now.entries.get(key)));
  for (const key of changeable) accountFor(c, now.entries.get(key));
  if (changed.length === 0) return;
  if (type !== 'Sig') note(c, 'form', place);
  else note(c, c.after.dict(heldValue(c.after, now)) ? 'signature' : 'annotation', place);
}

/** The value of a field, which a widget that is its kid does not hold itself. */
function heldValue(file: PdfFile, field: PdfDict): PdfValue | undefined {
  return field.entries.get('V') ?? file.dict(field.entries.get('Parent'))?.entries.get('V');
}

function judgeNewField(c: Comparison, value: PdfValue, inherited: string | undefined, place: string): void {
  const field = c.after.dict(value);
  accountFor(c, value);
  if (!field || (nameText(c.after.resolve(field.entries.get('FT'))) ?? inherited) !== 'Sig') {
    note(c, 'other', place);
    return;
  }
  const kids = c.after.items(field.entries.get('Kids'));
  const widgets = kids.length > 0 ? kids : [value];
  const isSigned = c.after.dict(heldValue(c.after, field)) !== undefined;
  let kind: ChangeKind = 'signature';
  for (const one of widgets) {
    const widget = c.after.dict(one);
    const ref = asKind(one, 'ref');
    if (!widget || ['A', 'AA'].some((key) => widget.entries.has(key))) kind = 'other';
    else if (shareOfPage(c.after, widget) > largestShare) kind = 'other';
    else if (kind === 'signature') kind = kindOfWidget(c.after, widget, isSigned);
    if (ref) c.newWidgets.add(ref.number);
  }
  note(c, kind, place);
}

function kindOfWidget(file: PdfFile, widget: PdfDict, isSigned: boolean): ChangeKind {
  if (!isSigned && paints(file, widget)) return 'annotation';
  return areaOf(file, widget.entries.get('Rect')) > 0 ? 'field' : 'signature';
}

/** How much of its page a widget covers, from 0 to 1; pages without a size count as A4. */
function shareOfPage(file: PdfFile, widget: PdfDict): number {
  const page = file.dict(widget.entries.get('P'));
  const box = page ? areaOf(file, inheritedBox(file, page)) : 0;
  return areaOf(file, widget.entries.get('Rect')) / (box > 0 ? box : 595 * 842);
}

function inheritedBox(file: PdfFile, page: PdfDict): PdfValue | undefined {
  let node: PdfDict | undefined = page;
  for (let steps = 0; node && steps < 50; steps++) {
    const box = node.entries.get('MediaBox');
    if (box !== undefined) return box;
    node = file.dict(node.entries.get('Parent'));
  }
  return undefined;
}

function areaOf(file: PdfFile, value: PdfValue | undefined): number {
  const [x1, y1, x2, y2] = file.items(value).map((item) => file.resolve(item));
  if (typeof x1 !== 'number' || typeof y1 !== 'number') return 0;
  if (typeof x2 !== 'number' || typeof y2 !== 'number') return 0;
  return Math.abs(x2 - x1) * Math.abs(y2 - y1);
}

/** Whether the appearance of a widget draws anything. */
function paints(file: PdfFile, widget: PdfDict): boolean {
  const normal = file.resolve(file.dict(widget.entries.get('AP'))?.entries.get('N'));
  const stream = asKind(normal, 'stream');
  if (stream) return stream.data.some((byte) => byte > 32);
  return asKind(normal, 'dict') !== undefined;
}
