import { asKind, nameText, type PdfValue } from '../../pdf/value.ts';
import {
  accountFor,
  areSame,
  type Comparison,
  compareEntries,
  isNewPair,
  mustBeSame,
  note,
} from './comparison.ts';

/** Judges what became of a page or a node of the page tree: nothing may change but remarks and signature fields. */
export function comparePages(
  c: Comparison,
  a: PdfValue | undefined,
  b: PdfValue | undefined,
  place: string,
): void {
  const [refA, refB] = [asKind(a, 'ref'), asKind(b, 'ref')];
  if (refA && refB && !isNewPair(c, refA.number, refB.number)) return;
  const [old, now] = [c.before.dict(a), c.after.dict(b)];
  if (!old || !now || refA?.number !== refB?.number) {
    mustBeSame(c, c.before.resolve(a), c.after.resolve(b), place);
    return;
  }
  compareEntries(c, old, now, place, ['Kids', 'Parent', 'Annots']);
  const [kids, kidsNow] = [c.before.items(old.entries.get('Kids')), c.after.items(now.entries.get('Kids'))];
  const list = asKind(now.entries.get('Kids'), 'ref') ?? asKind(now.entries.get('Annots'), 'ref');
  if (list) c.accounted.add(list.number);
  if (kids.length !== kidsNow.length) note(c, 'other', `${place}/Kids`);
  for (const [index, kid] of kids.entries())
    c.waiting.push(() => comparePages(c, kid, kidsNow[index], `${place}/Kids/${index}`));
  compareRemarks(c, old.entries.get('Annots'), now.entries.get('Annots'), `${place}/Annots`);
}

function compareRemarks(
  c: Comparison,
  a: PdfValue | undefined,
  b: PdfValue | undefined,
  place: string,
): void {
  const [old, now] = [c.before.items(a), c.after.items(b)];
  const numberOf = (value: PdfValue): number | undefined => asKind(value, 'ref')?.number;
  const gone = old.filter(
    (value, index) =>
      !(numberOf(value) === undefined ? now[index] : now.some((one) => numberOf(one) === numberOf(value))),
  );
  if (gone.length > 0) note(c, 'annotation', place);
  now.forEach((value, index) => {
    const number = numberOf(value);
    const before = number === undefined ? old[index] : old.find((one) => numberOf(one) === number);
    const isJudged = number !== undefined && (c.newWidgets.has(number) || c.seen.has(`${number}:${number}`));
    if (isJudged) return;
    accountFor(c, value);
    if (before !== undefined && areSame(c, before, value)) return;
    note(c, isWidget(c, value) && before === undefined ? 'other' : 'annotation', `${place}/${index}`);
  });
}

/** A widget that belongs to no field of the form paints over the page without being a remark. */
const isWidget = (c: Comparison, value: PdfValue): boolean =>
  nameText(c.after.dict(value)?.entries.get('Subtype')) === 'Widget';
