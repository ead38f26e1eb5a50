import { asKind, type PdfValue } from '../../pdf/value.ts';
import { compareCatalogs } from './compare-catalog.ts';
import { compareField, compareFieldLists, judgeSigning } from './compare-fields.ts';
import { compareForms, compareNames, compareResources } from './compare-form.ts';
import { comparePages, compareRemark, compareRemarkLists } from './compare-pages.ts';
import { listAt } from './list-at.ts';
import type { Place } from './roles.ts';
import { isSame } from './same-value.ts';
import { note, refIn, type Step } from './step.ts';

/**
 * Judges an object that a revision replaced, by one of the things it was for. What only stands beside the document (validation data, metadata, the
 * program's name) is judged as a whole elsewhere.
 */
export function judgeObject(step: Step, number: number, place: Place): void {
  const [a, b] = [step.before.object(number), step.after.object(number)];
  const { role, path, owner = number } = place;
  const lists = [listAt(step.before, a), listAt(step.after, b)] as const;
  if (besideDocument.has(role)) return;
  if (role === 'info') {
    if (!isInfo(step, number)) note(step, 'other', path);
  } else if (role === 'filling') note(step, 'form', path, { field: step.old.fields.get(owner)?.name ?? '' });
  else if (role === 'drawn') note(step, 'annotation', path, { remark: owner });
  else if (role === 'blank') judgeSigning(step, owner, path);
  else if (role === 'remarks') compareRemarkLists(step, ...lists, path);
  else if (role === 'fields') compareFieldLists(step, ...lists, step.old.fieldLists.get(number) ?? { path });
  else judgeDict(step, number, place, [a, b]);
}

const besideDocument: ReadonlySet<Place['role']> = new Set(['store', 'metadata', 'version'] as const);

/** `/Info` itself, not something that it names. */
const isInfo = ({ before }: Step, number: number): boolean =>
  refIn(before.crossReference.trailer.entries.get('Info'))?.number === number;

type Pair = readonly [before: PdfValue, after: PdfValue];

function judgeDict(step: Step, number: number, { role, path }: Place, [a, b]: Pair): void {
  const [old, now] = [asKind(a, 'dict'), asKind(b, 'dict')];
  const field = step.old.fields.get(number);
  if (!old || !now) note(step, 'other', path);
  else if (role === 'catalog') compareCatalogs(step, old, now);
  else if (role === 'page') comparePages(step, old, now, path);
  else if (role === 'form') compareForms(step, old, now);
  else if (role === 'remark') compareRemark(step, number, old, now, path);
  else if (role === 'field' && field) compareField(step, field, now);
  else if (role === 'resources') compareResources(step, old, now);
  else if (role === 'names') compareNames(step, old, now, path);
  else if (!isSame(old, now)) note(step, 'other', path);
}
