import { irregularities } from '../../pdf/irregularities.ts';
import type { PdfFile } from '../../pdf/pdf-file.ts';
import { revisionsAfter } from '../../pdf/revisions.ts';
import { asKind, nameText, type PdfValue } from '../../pdf/value.ts';
import { sameEntry } from '../../pdf/xref-entry.ts';
import { assignRoles } from './assign-roles.ts';
import type { Change } from './change.ts';
import { compareInfo, judgeBesides } from './compare-catalog.ts';
import { judgeNewFields } from './compare-fields.ts';
import { judgeNewRemarks } from './compare-pages.ts';
import { type Heads, headsOf } from './heads.ts';
import { judgeObject } from './judge-object.ts';
import type { Roles } from './roles.ts';
import { isSame } from './same-value.ts';
import { note, refIn, type Step } from './step.ts';

/** A revision of a file, as the file was when it ended there, and what differs from the one before it. */
export type Revision = {
  readonly file: PdfFile;
  readonly heads: () => Heads;
  readonly changes: readonly Change[];
};

/**
 * The revisions of a file from a signed one on, oldest first, each next to the one before it, judged object by object by what the objects are for
 * against what a signature leaves open (ISO 32000-2, 12.8.2.2.2, read strictly): validation data, further signatures, and what these need.
 * Whatever is not known to be harmless is of kind `other`; so are objects that nothing harmless needs.
 */
export function revisionsFrom(file: PdfFile, signed: PdfFile): readonly Revision[] {
  const found: Revision[] = [revisionOf(signed, [])];
  let roles: Roles | undefined;
  for (const after of revisionsAfter(file, signed)) {
    const before = found.at(-1) as Revision;
    const odd = irregularities(before.file, after);
    const revision = revisionOf(
      after,
      odd.map((place) => ({ kind: 'other', place })),
    );
    if (odd.length === 0) {
      roles ??= assignRoles(new Map(), before.file, before.heads());
      const files = { before: before.file, after, bytes: file.bytes };
      judgeStep({ ...files, old: before.heads(), now: revision.heads(), roles, changes: revision.changes });
    }
    found.push(revision);
    // What was changed unseen may have taken any place: what objects are for is found anew.
    if (revision.changes.some(({ kind }) => kind === 'other')) roles = undefined;
  }
  return found;
}

/** What hangs on the catalog is only looked for where it is asked for: in an irregular revision it may not be found. */
function revisionOf(file: PdfFile, changes: Change[]) {
  let known: Heads | undefined;
  return { file, heads: () => (known ??= headsOf(file)), changes };
}

function judgeStep(step: Step): void {
  const { before, after, old, now, roles } = step;
  compareTrailers(step);
  const changed = changedNumbers(before, after);
  const touched = new Set<string>();
  for (const number of changed) {
    const places = roles.get(number) ?? [];
    if (places.length === 0 || isSame(before.object(number), after.object(number))) continue;
    for (const place of places) {
      judgeObject(step, number, place);
      touched.add(place.path.replace('Root/', ''));
    }
  }
  judgeNewFields(step);
  judgeNewRemarks(step);
  compareInfo(step);
  if (old.catalog && now.catalog) judgeBesides(step, old.catalog, now.catalog, touched);
  else note(step, 'other', 'Root');
  assignRoles(roles, after, now, changed);
  for (const number of changed)
    if (!roles.has(number) && !isHarmless(before.object(number), after.object(number)))
      note(step, 'other', `objek ${number}`);
}

/** The catalog, the encryption and the first half of the identifier stay the same; so does what `/Info` names, by what it says. */
function compareTrailers(step: Step): void {
  const [a, b] = [step.before, step.after].map((file) => file.crossReference.trailer.entries);
  const root = refIn(a?.get('Root'));
  if (!root || !isSame(root, b?.get('Root'))) note(step, 'other', 'Root');
  if (!isSame(a?.get('Encrypt'), b?.get('Encrypt'))) note(step, 'other', 'Encrypt');
  const [id, idNow] = [step.before.items(a?.get('ID'))[0], step.after.items(b?.get('ID'))[0]];
  if (id !== undefined && idNow !== undefined && !isSame(id, idNow)) note(step, 'other', 'ID');
}

/** Numbers whose object a revision brought, replaced or freed; what lies in a stream of objects changes with the stream, which has to stay. */
function changedNumbers(before: PdfFile, after: PdfFile): ReadonlySet<number> {
  const [old, now] = [before.crossReference.entries, after.crossReference.entries];
  return new Set(
    [...now].filter(([number, entry]) => !sameEntry(old.get(number), entry)).map(([number]) => number),
  );
}

/** What nothing reaches does no harm when it is no object of the document, says what it said, or draws nothing, as poppler leaves over when it signs. */
function isHarmless(old: PdfValue, now: PdfValue): boolean {
  const stream = asKind(now, 'stream');
  const type = nameText(stream?.dict.entries.get('Type'));
  if (now === null || isSame(old, now) || type === 'XRef' || type === 'ObjStm') return true;
  return old === null && stream?.data.length === 0 && nameText(stream.dict.entries.get('Subtype')) === 'Form';
}
