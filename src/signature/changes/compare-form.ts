import { asKind, type PdfDict, type PdfValue, textOf } from '../../pdf/value.ts';
import { compareFieldLists } from './compare-fields.ts';
import { listAt } from './list-at.ts';
import { differences, isSame } from './same-value.ts';
import { note, type Step } from './step.ts';

/** Judges what became of the form but for its fields: signing may set its flags and bring the fonts that new fields need. */
export function compareForms(step: Step, a: PdfDict, b: PdfDict): void {
  const path = 'Root/AcroForm';
  for (const key of differences(a, b)) {
    const [old, now] = [a.entries.get(key), b.entries.get(key)];
    if (key === 'Fields')
      compareFieldLists(step, listAt(step.before, old), listAt(step.after, now), { path: `${path}/Fields` });
    else if (key === 'DR') compareResources(step, step.before.dict(old), step.after.dict(now));
    else if (key === 'SigFlags' && areMoreFlags(old, now)) note(step, 'validation', `${path}/SigFlags`);
    else if (key === 'DA' && old === undefined)
      note(step, hasFilling(step) ? 'form' : 'validation', `${path}/DA`);
    else if (key === 'NeedAppearances')
      note(step, hasFilling(step) ? 'form' : 'validation', `${path}/${key}`);
    else note(step, 'other', `${path}/${key}`);
  }
}

/** Flags of a form with signatures (ISO 32000-2, table 225) are set and never taken back. */
function areMoreFlags(a: PdfValue | undefined, b: PdfValue | undefined): boolean {
  const [old, now] = [a ?? 0, b ?? 0];
  return typeof old === 'number' && (now === 1 || now === 3) && (old | now) === now;
}

/** Whether readers may draw a field anew from what the form says: a field that is filled in, not signed. */
const hasFilling = ({ old }: Step): boolean => [...old.fields.values()].some(({ type }) => type !== 'Sig');

/** Resources for drawing fields may be added; those that were there stay. */
export function compareResources(step: Step, a: PdfDict | undefined, b: PdfDict | undefined): void {
  const path = 'Root/AcroForm/DR';
  for (const [kind, value] of a?.entries ?? []) {
    const now = b?.entries.get(kind);
    if (!isSame(value, now))
      compareNames(step, step.before.dict(value), step.after.dict(now), `${path}/${kind}`);
  }
  for (const [kind, value] of b?.entries ?? []) {
    const added = a?.entries.has(kind) ? undefined : step.after.dict(value);
    if (added) compareNames(step, emptyDict, added, `${path}/${kind}`);
  }
}

const emptyDict: PdfDict = { kind: 'dict', entries: new Map() };

/** A name that a field or remark asked for in vain would change how it is drawn. */
export function compareNames(step: Step, a: PdfDict | undefined, b: PdfDict | undefined, path: string): void {
  const isKept = a && b && [...a.entries].every(([name, value]) => isSame(value, b.entries.get(name)));
  if (!isKept) {
    if (!isSame(a, b)) note(step, 'other', path);
    return;
  }
  const added = [...b.entries.keys()].filter((name) => !a.entries.has(name));
  if (added.length === 0) return;
  const names = askedNames(step);
  note(step, added.some((name) => names.has(name)) ? 'other' : 'validation', path);
}

/** Names of fonts that are drawn with by default, wherever the earlier revision says so. */
function askedNames(step: Step): ReadonlySet<string> {
  const { before, old } = step;
  const known = asked.get(step);
  if (known) return known;
  const filled = [...old.fields.values()].filter(({ type }) => type !== 'Sig').map(({ dict }) => dict);
  const remarks = [...old.remarks.keys()].map((number) => asKind(before.object(number), 'dict'));
  const form = filled.length > 0 ? [old.form] : [];
  const texts = [...form, ...filled, ...remarks].map((dict) =>
    textOf(before.resolve(dict?.entries.get('DA'))),
  );
  const names = new Set(texts.flatMap((text) => (text ?? '').match(/(?<=\/)[^\s/]+/g) ?? []));
  asked.set(step, names);
  return names;
}

const asked = new WeakMap<Step, ReadonlySet<string>>();
