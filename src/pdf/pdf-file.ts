import { type CrossReference, type Entry, readCrossReference } from './cross-reference.ts';
import { decrypted, type FileKey, fileKey } from './encryption.ts';
import { readObjectAt } from './indirect-object.ts';
import { openLexer, readValue } from './lexer.ts';
import { unpacked } from './stream-data.ts';
import { asKind, type PdfDict, PdfProblem, type PdfRef, type PdfValue } from './value.ts';

/** A PDF file with its objects, as its newest revision shows them. */
export type PdfFile = {
  readonly bytes: Uint8Array;
  readonly crossReference: CrossReference;
  /** The object of a number; null where there is none, as ISO 32000-2, 7.3.10 wants. */
  readonly object: (number: number) => PdfValue;
  /** Follows references, until something else is found. */
  readonly resolve: (value: PdfValue | undefined) => PdfValue;
  readonly dict: (value: PdfValue | undefined) => PdfDict | undefined;
  readonly items: (value: PdfValue | undefined) => readonly PdfValue[];
};

/**
 * Opens a file, or one of its earlier revisions as the beginning of its bytes. Damage is not repaired: what a reader would have
 * to guess cannot be vouched for. @throws PdfProblem
 */
export function openPdf(bytes: Uint8Array): PdfFile {
  const header = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024)).indexOf('%PDF-');
  if (header < 0) throw new PdfProblem({ id: 'ini bukan berkas PDF', en: 'this is no PDF file' });
  const crossReference = readEither(bytes, header);
  const known = new Map<number, PdfValue>();
  const streams = new Map<number, ReadonlyMap<number, PdfValue>>();
  const reading = new Set<number>();
  const object = (number: number): PdfValue => {
    const before = known.get(number);
    if (before !== undefined) return before;
    if (reading.has(number)) return null;
    reading.add(number);
    const value = read(number, crossReference.entries.get(number));
    reading.delete(number);
    known.set(number, value);
    return value;
  };
  const resolve = (value: PdfValue | undefined): PdfValue => {
    let now = value ?? null;
    for (let steps = 0; steps < 20; steps++) {
      const ref: PdfRef | undefined = asKind(now, 'ref');
      if (!ref) return now;
      now = object(ref.number);
    }
    return null;
  };
  const lengthOf = (value: PdfValue | undefined): number | undefined => {
    const length = resolve(value);
    return typeof length === 'number' ? length : undefined;
  };
  const read = (number: number, entry: Entry | undefined): PdfValue => {
    if (!entry || entry.kind === 'free') return null;
    if (entry.kind === 'in') return packed(entry.stream).get(number) ?? null;
    const found = readObjectAt(bytes, entry.offset, lengthOf);
    if (found?.number !== number) throw wrongPlace(number);
    return key && number !== keyHolder ? decrypted(found.value, number, found.generation, key) : found.value;
  };
  const packed = (number: number): ReadonlyMap<number, PdfValue> => {
    const before = streams.get(number);
    if (before) return before;
    const values = objectsIn(object(number), lengthOf);
    streams.set(number, values);
    return values;
  };
  const { entries: trailer } = crossReference.trailer;
  const keyHolder = asKind(trailer.get('Encrypt'), 'ref')?.number;
  let key: FileKey | undefined;
  const dict = (value: PdfValue | undefined): PdfDict | undefined => {
    const found = resolve(value);
    return asKind(found, 'dict') ?? asKind(found, 'stream')?.dict;
  };
  const items = (value: PdfValue | undefined): readonly PdfValue[] =>
    asKind(resolve(value), 'array')?.items ?? [];
  const encrypt = dict(trailer.get('Encrypt'));
  if (encrypt) {
    key = fileKey(encrypt, asKind(items(trailer.get('ID'))[0], 'string')?.bytes ?? new Uint8Array());
    // What was read on the way to the key was read as it stands.
    known.clear();
    streams.clear();
  }
  return { bytes, crossReference, object, resolve, dict, items };
}

/** Offsets count from `%PDF-`; some writers count from the first byte although something stands before it. */
function readEither(bytes: Uint8Array, header: number): CrossReference {
  if (header === 0) return readCrossReference(bytes, 0);
  try {
    return readCrossReference(bytes, header);
  } catch {
    return readCrossReference(bytes, 0);
  }
}

const wrongPlace = (number: number): PdfProblem =>
  new PdfProblem({
    id: `objek ${number} tidak ada di tempat yang disebut daftar objek (xref)`,
    en: `object ${number} is not where the cross-reference says`,
  });

/** The objects of an object stream (ISO 32000-2, 7.5.7) by their numbers. */
function objectsIn(
  value: PdfValue,
  lengthOf: (value: PdfValue | undefined) => number | undefined,
): ReadonlyMap<number, PdfValue> {
  const stream = asKind(value, 'stream');
  const count = lengthOf(stream?.dict.entries.get('N'));
  const first = lengthOf(stream?.dict.entries.get('First'));
  if (!stream || count === undefined || first === undefined)
    throw new PdfProblem({
      id: 'aliran objek di PDF ini rusak',
      en: 'an object stream of this PDF is damaged',
    });
  const data = unpacked(stream);
  const head = openLexer(data, 0);
  const places: (readonly [number: number, offset: number])[] = [];
  for (let index = 0; index < count; index++) {
    const [number, offset] = [readValue(head), readValue(head)];
    if (typeof number === 'number' && typeof offset === 'number') places.push([number, offset]);
  }
  return new Map(places.map(([number, offset]) => [number, readValue(openLexer(data, first + offset))]));
}
