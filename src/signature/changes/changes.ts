import { irregularities } from '../../pdf/irregularities.ts';
import type { PdfFile } from '../../pdf/pdf-file.ts';
import { asKind, nameText, type PdfDict, type PdfValue } from '../../pdf/value.ts';
import { sameEntry } from '../../pdf/xref-entry.ts';
import {
  accountFor,
  areSame,
  type Change,
  type Comparison,
  compareEntries,
  mustBeSame,
  note,
} from './comparison.ts';
import { compareForms } from './form-changes.ts';
import { comparePages } from './page-changes.ts';

/**
 * Everything that differs between two revisions of a file, the later one next to the earlier, judged object by object against what a signature leaves open
 * (ISO 32000-2, 12.8.2.2.2, read strictly): validation data, further signatures, and what these need. Whatever is not
 * known to be harmless is of kind `other`; so are objects that nothing harmless needs.
 */
export function changesBetween(before: PdfFile, after: PdfFile): readonly Change[] {
  const odd = irregularities(before, after);
  if (odd.length > 0) return odd.map((place) => ({ kind: 'other', place }));
  const c: Comparison = {
    before,
    after,
    changes: [],
    accounted: new Set(),
    seen: new Set(),
    newWidgets: new Set(),
    waiting: [],
  };
  compareTrailers(c);
  // The list grows while it is walked.
  for (const next of c.waiting) next();
  findHidden(c);
  return c.changes;
}

function compareTrailers(c: Comparison): void {
  const [old, now] = [c.before.crossReference.trailer, c.after.crossReference.trailer];
  const [rootA, rootB] = [asKind(old.entries.get('Root'), 'ref'), asKind(now.entries.get('Root'), 'ref')];
  if (!rootA || rootA.number !== rootB?.number) note(c, 'other', 'Root');
  if (rootB) c.accounted.add(rootB.number);
  mustBeSame(c, old.entries.get('Encrypt'), now.entries.get('Encrypt'), 'Encrypt');
  const [catalog, catalogNow] = [c.before.dict(rootA), c.after.dict(rootB)];
  if (catalog && catalogNow) compareCatalogs(c, catalog, catalogNow);
  else note(c, 'other', 'Root');
  compareInfo(c, c.before.dict(old.entries.get('Info')), c.after.dict(now.entries.get('Info')));
  const info = asKind(now.entries.get('Info'), 'ref');
  if (info) c.accounted.add(info.number);
}

function compareCatalogs(c: Comparison, a: PdfDict, b: PdfDict): void {
  const [form, formNow] = [c.before.dict(a.entries.get('AcroForm')), c.after.dict(b.entries.get('AcroForm'))];
  const ref = asKind(b.entries.get('AcroForm'), 'ref');
  if (ref) c.accounted.add(ref.number);
  if (form && formNow) compareForms(c, form, formNow, 'Root/AcroForm');
  else if (form || formNow) note(c, 'other', 'Root/AcroForm');
  comparePages(c, a.entries.get('Pages'), b.entries.get('Pages'), 'Root/Pages');
  const free = ['DSS', 'Metadata', 'Extensions', 'Version'];
  for (const key of free) {
    if (!areSame(c, a.entries.get(key), b.entries.get(key))) note(c, 'validation', `Root/${key}`);
    accountFor(c, b.entries.get(key));
  }
  compareEntries(c, a, b, 'Root', ['AcroForm', 'Pages', ...free]);
}

/** Programs that add a revision put the time and their name here; nothing else may change. */
function compareInfo(c: Comparison, a: PdfDict | undefined, b: PdfDict | undefined): void {
  if (!a || !b) return;
  const free = ['ModDate', 'Producer', 'Creator'];
  compareEntries(c, a, b, 'Info', free);
  for (const key of free) accountFor(c, b.entries.get(key));
}

/** Objects that a later revision added or replaced and that nothing permitted needs. */
function findHidden(c: Comparison): void {
  for (const [number, entry] of c.after.crossReference.entries) {
    const old = c.before.crossReference.entries.get(number);
    if (entry.kind === 'free' || c.accounted.has(number) || sameEntry(old, entry)) continue;
    const value = c.after.object(number);
    const type = nameText(asKind(value, 'stream')?.dict.entries.get('Type'));
    if (value === null || type === 'XRef' || type === 'ObjStm') continue;
    const isNew = !old || old.kind === 'free';
    if (isNew ? isEmptyForm(value) : areSame(c, c.before.object(number), value)) continue;
    note(c, 'other', `objek ${number}`);
  }
}

/** A drawing of nothing, as poppler leaves over when it signs: whoever shows it shows nothing. */
function isEmptyForm(value: PdfValue): boolean {
  const stream = asKind(value, 'stream');
  return stream?.data.length === 0 && nameText(stream.dict.entries.get('Subtype')) === 'Form';
}
