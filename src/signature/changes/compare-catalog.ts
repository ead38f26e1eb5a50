import type { PdfFile } from '../../pdf/pdf-file.ts';
import { asKind, nameText, type PdfDict, type PdfValue } from '../../pdf/value.ts';
import { compareForms } from './compare-form.ts';
import { differences } from './same-value.ts';
import { note, type Step } from './step.ts';
import { isValidationStore } from './validation-store.ts';

/** Judges what became of the catalog, but for what hangs on it in objects of its own. */
export function compareCatalogs(step: Step, a: PdfDict, b: PdfDict): void {
  if (a.repeated !== b.repeated) note(step, 'other', 'Root');
  for (const key of differences(a, b)) {
    if (key === 'AcroForm') compareForm(step, a.entries.get(key), b.entries.get(key));
    else if (!(key in besides)) note(step, 'other', `Root/${key}`);
  }
}

function compareForm(step: Step, a: PdfValue | undefined, b: PdfValue | undefined): void {
  const [old, now] = [step.before.dict(a), step.after.dict(b)];
  if (old && now) compareForms(step, old, now);
  else note(step, 'other', 'Root/AcroForm');
}

/** What a revision may put beside the document, each with what it has to be. */
const besides: Readonly<Record<string, (step: Step, value: PdfValue | undefined) => boolean>> = {
  DSS: ({ after }, value) => value === undefined || isValidationStore(after, value),
  Metadata: ({ after }, value) =>
    nameText(asKind(after.resolve(value), 'stream')?.dict.entries.get('Subtype')) === 'XML',
  Extensions: ({ after }, value) => isPlain(after.resolve(value)),
  Version: ({ before, after }, value) => Number(nameText(after.resolve(value))) >= versionOf(before),
};

/** The version that the first line of a file states; a later one may only be higher. */
const versionOf = ({ bytes }: PdfFile): number =>
  Number(/%PDF-(\d\.\d)/.exec(Buffer.from(bytes.subarray(0, 1100)).toString('latin1'))?.[1] ?? 1);

/** The developer's extensions (ISO 32000-2, 7.12): names, numbers and texts, in no object of their own. */
function isPlain(value: PdfValue): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (value.kind === 'array') return value.items.every(isPlain);
  if (value.kind === 'dict') return [...value.entries.values()].every(isPlain);
  return value.kind === 'name' || value.kind === 'string';
}

/** Judges what stands beside the document where it was touched: the key in the catalog, or an object that serves it. */
export function judgeBesides(step: Step, a: PdfDict, b: PdfDict, touched: ReadonlySet<string>): void {
  const changed = new Set(differences(a, b));
  for (const [key, isSound] of Object.entries(besides))
    if (changed.has(key) || touched.has(key))
      note(step, isSound(step, b.entries.get(key)) ? 'validation' : 'other', `Root/${key}`);
}

const programs = new Set(['ModDate', 'Producer', 'Creator']);

/** Programs that add a revision put the time and their name into `/Info`; nothing else may come, change or go. */
export function compareInfo(step: Step): void {
  const [a, b] = [step.before, step.after].map((file) =>
    file.dict(file.crossReference.trailer.entries.get('Info')),
  );
  if (a && !b) note(step, 'other', 'Info');
  const none: PdfDict = { kind: 'dict', entries: new Map() };
  for (const key of differences(a ?? none, b ?? a ?? none)) {
    const value = step.after.resolve(b?.entries.get(key));
    const isProgram = programs.has(key) && (value === null || asKind(value, 'string') !== undefined);
    note(step, isProgram ? 'validation' : 'other', `Info/${key}`);
  }
}
