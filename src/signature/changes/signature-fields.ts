import type { PdfFile } from '../../pdf/pdf-file.ts';
import { asKind, type PdfDict, PdfLimit, PdfProblem, type PdfValue } from '../../pdf/value.ts';
import { type FieldHead, readFields, signatureIn } from './fields.ts';
import { headsOf } from './heads.ts';

/** A signature as the form of a file holds it (ISO 32000-2, 12.7.5.5 and 12.8). */
export type FoundSignature = {
  readonly field: string;
  /** Number of that field. */
  readonly number?: number;
  readonly dict: PdfDict;
  /** Number of the object in which the dictionary stands. */
  readonly holder: number;
  /** The field that holds it. */
  readonly fieldDict?: PdfDict;
  /** The form does not list that field; a page shows it. */
  readonly isUnlisted?: boolean;
  /** Names of other fields with the same signature. */
  readonly sharedWith?: readonly string[];
};

/** All signatures that fields of the form hold, in the order of the form, and those that stand in no field. */
export function signaturesOf(file: PdfFile): {
  readonly signatures: readonly FoundSignature[];
  readonly loose: readonly FoundSignature[];
} {
  const catalog = file.dict(file.crossReference.trailer.entries.get('Root'));
  const form = file.dict(catalog?.entries.get('AcroForm'));
  const held = new Map<number, FoundSignature>();
  const { fields } = readFields(file, form?.entries.get('Fields'));
  for (const field of fields.values()) hold(file, field, held);
  const rights = usageRights(file, catalog);
  const isLoose = ({ holder }: FoundSignature): boolean => !held.has(holder) && !rights.has(holder);
  const rest = looseOnes(file).filter(isLoose);
  // Only then are the pages looked through.
  if (rest.length > 0)
    for (const field of headsOf(file).fields.values())
      if (!fields.has(field.number)) hold(file, field, held, true);
  return { signatures: [...held.values()], loose: rest.filter(isLoose) };
}

/** Enters the signature of a field; of one that several fields share, the others are named. */
function hold(file: PdfFile, head: FieldHead, held: Map<number, FoundSignature>, isUnlisted = false): void {
  const dict = signatureIn(file, head);
  if (!dict) return;
  const { name, field: number } = head;
  const holder = asKind(head.value, 'ref')?.number ?? number;
  const before = held.get(holder);
  if (!before) {
    const mark = isUnlisted ? { isUnlisted } : {};
    held.set(holder, { field: name, number, dict, holder, fieldDict: head.dict, ...mark });
  } else if (before.number !== number)
    held.set(holder, { ...before, sharedWith: [...(before.sharedWith ?? []), name] });
}

/** Signatures of a maker's usage rights; they say nothing of the document's signers. */
function usageRights(file: PdfFile, catalog: PdfDict | undefined): ReadonlySet<number> {
  const permissions = file.dict(catalog?.entries.get('Perms'));
  const refs = ['UR', 'UR3'].map((key) => asKind(permissions?.entries.get(key), 'ref')?.number);
  return new Set(refs.filter((number) => number !== undefined));
}

/** Only objects in whose bytes the key stands are read: a report of a hundred pages has tens of thousands of others. */
function looseOnes(file: PdfFile): readonly FoundSignature[] {
  return [...objectsWith(file, '/ByteRange')].flatMap((holder) => {
    const dict = asKind(
      quietly(() => file.object(holder)),
      'dict',
    );
    if (!dict?.entries.has('ByteRange') || !dict.entries.has('Contents')) return [];
    return [{ field: '', dict, holder }];
  });
}

/** Numbers of the objects that begin last before each place of a text. */
function objectsWith({ bytes, crossReference }: PdfFile, text: string): ReadonlySet<number> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const places: number[] = [];
  for (let at = buffer.indexOf(text); at >= 0; at = buffer.indexOf(text, at + 1)) places.push(at);
  const nearest = places.map(() => ({ number: -1, offset: -1 }));
  for (const [number, entry] of crossReference.entries) {
    if (entry.kind !== 'at') continue;
    const index = firstFrom(places, entry.offset);
    const { offset } = nearest[index] ?? { offset: Number.POSITIVE_INFINITY };
    if (entry.offset > offset) nearest[index] = { number, offset: entry.offset };
  }
  return new Set(nearest.flatMap(({ number }) => (number < 0 ? [] : [number])));
}

/** Index of the first of ascending numbers that is not below a value. */
function firstFrom(numbers: readonly number[], value: number): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Null for what cannot be read. @throws PdfLimit */
export function quietly(read: () => PdfValue): PdfValue {
  try {
    return read();
  } catch (error) {
    if (error instanceof PdfProblem && !(error instanceof PdfLimit)) return null;
    throw error;
  }
}
