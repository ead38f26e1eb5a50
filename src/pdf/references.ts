import type { PdfFile } from './pdf-file.ts';
import type { PdfDict, PdfRef, PdfValue } from './value.ts';
import type { Entry } from './xref-entry.ts';

/** The generation that references to an object have to name. */
export const generationOf = (entry: Entry): number => (entry.kind === 'at' ? entry.generation : 0);

/** References inside a value that lead to no object of their number and generation. */
export const deadIn = (value: PdfValue, { crossReference: { entries } }: PdfFile): readonly PdfRef[] =>
  referencesIn(value).filter(({ number, generation }) => {
    const entry = entries.get(number);
    return !entry || entry.kind === 'free' || generationOf(entry) !== generation;
  });

/** All references inside a value, none of them followed. */
export function referencesIn(value: PdfValue): readonly PdfRef[] {
  const found: PdfRef[] = [];
  const walk = (now: PdfValue): void => {
    if (typeof now !== 'object' || now === null) return;
    if (now.kind === 'ref') found.push(now);
    else if (now.kind === 'array') for (const item of now.items) walk(item);
    else if (now.kind === 'stream') walk(now.dict);
    else if (now.kind === 'dict') for (const item of now.entries.values()) walk(item);
  };
  walk(value);
  return found;
}

/** What trailer and catalog name that tells about the document without being seen of it, and that writers hide from some readers. */
const besides: ReadonlySet<string> = new Set([
  'Info',
  'Metadata',
  'Outlines',
  'PageLabels',
  'StructTreeRoot',
  'Threads',
]);

/** A trailer or catalog with what leads to something that is seen. */
export const seenPart = ({ entries }: PdfDict): PdfDict => ({
  kind: 'dict',
  entries: new Map([...entries].filter(([key]) => !besides.has(key))),
});
