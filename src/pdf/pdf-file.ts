import { type CrossReference, readCrossReference } from './cross-reference.ts';
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
  const file = fileOf(bytes, crossReference);
  const { entries } = crossReference.trailer;
  const encrypt = file.dict(entries.get('Encrypt'));
  if (!encrypt) return file;
  const firstId = asKind(file.items(entries.get('ID'))[0], 'string')?.bytes ?? new Uint8Array();
  return fileOf(bytes, crossReference, fileKey(encrypt, firstId));
}

/** The objects of a file, each read once; those of an encrypted file in plain with its key, else as they stand. */
function fileOf(bytes: Uint8Array, crossReference: CrossReference, key?: FileKey): PdfFile {
  const keyHolder = asKind(crossReference.trailer.entries.get('Encrypt'), 'ref')?.number;
  const read = (number: number): PdfValue => {
    const entry = crossReference.entries.get(number);
    if (!entry || entry.kind === 'free') return null;
    if (entry.kind === 'in') return packed(entry.stream).get(number) ?? null;
    const found = readObjectAt(bytes, entry.offset, lengthOf);
    if (found?.number !== number) throw wrongPlace(number);
    return key && number !== keyHolder ? decrypted(found.value, number, found.generation, key) : found.value;
  };
  const object = readOnce(read, null);
  const packed = readOnce((number) => objectsIn(object(number), lengthOf), new Map<number, PdfValue>());
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
  const dict = (value: PdfValue | undefined): PdfDict | undefined => {
    const found = resolve(value);
    return asKind(found, 'dict') ?? asKind(found, 'stream')?.dict;
  };
  const items = (value: PdfValue | undefined): readonly PdfValue[] =>
    asKind(resolve(value), 'array')?.items ?? [];
  return { bytes, crossReference, object, resolve, dict, items };
}

/** A reading that is done once for each number; what asks for itself while it is being read is given `inCircle`. */
function readOnce<Value>(read: (number: number) => Value, inCircle: Value): (number: number) => Value {
  const known = new Map<number, Value>();
  const reading = new Set<number>();
  return (number) => {
    const before = known.get(number);
    if (before !== undefined) return before;
    if (reading.has(number)) return inCircle;
    reading.add(number);
    try {
      const value = read(number);
      known.set(number, value);
      return value;
    } finally {
      reading.delete(number);
    }
  };
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
