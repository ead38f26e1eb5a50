import type { Spend } from './budget.ts';
import { type CrossReference, readCrossReference } from './cross-reference.ts';
import { decrypted, type FileKey, fileKey } from './encryption.ts';
import { type ObjectStream, readObjectStream } from './object-stream.ts';
import { hold, objectAt, openReading, type Reading, readOnce } from './reading.ts';
import { unpacked } from './stream-data.ts';
import {
  asKind,
  type PdfDict,
  PdfLimit,
  PdfProblem,
  type PdfRef,
  type PdfStream,
  type PdfValue,
} from './value.ts';

/** A PDF file with its objects, as its newest revision shows them. */
export type PdfFile = {
  readonly bytes: Uint8Array;
  readonly crossReference: CrossReference;
  /** The object of a number; null where there is none, as ISO 32000-2, 7.3.10 wants. The same value each time while memory allows. */
  readonly object: (number: number) => PdfValue;
  /** Follows references, until something else is found. */
  readonly resolve: (value: PdfValue | undefined) => PdfValue;
  readonly dict: (value: PdfValue | undefined) => PdfDict | undefined;
  readonly items: (value: PdfValue | undefined) => readonly PdfValue[];
  /** The bytes of a stream without its filter. @throws PdfProblem for filters other than `FlateDecode` */
  readonly unpacked: (stream: PdfStream) => Uint8Array;
  /** The object stream of a number. @throws PdfProblem when it is none */
  readonly objectStream: (number: number) => ObjectStream | undefined;
  /** Counts what looking through the file costs; all its revisions share one allowance. @throws PdfProblem */
  readonly spend: Spend;
  /** The file as it was when it ended at a place. @throws PdfProblem */
  readonly revision: (end: number) => PdfFile;
};

/**
 * Opens a file. Damage is not repaired: what a reader would have to guess cannot be vouched for. @throws PdfProblem
 */
export function openPdf(bytes: Uint8Array): PdfFile {
  return openRevision(bytes.length, openReading(bytes), new Map());
}

function openRevision(end: number, reading: Reading, opened: Map<number, PdfFile>): PdfFile {
  const known = opened.get(end);
  if (known) return known;
  const bytes = reading.bytes.subarray(0, end);
  const header = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024)).indexOf('%PDF-');
  if (header < 0) throw new PdfProblem({ id: 'ini bukan berkas PDF', en: 'this is no PDF file' });
  const crossReference = readEither(bytes, header, reading);
  const { entries } = crossReference.trailer;
  const revision = (end: number): PdfFile => openRevision(end, reading, opened);
  let file = { ...fileOf(bytes, crossReference, reading), revision };
  const encrypt = file.dict(entries.get('Encrypt'));
  if (encrypt) {
    const firstId = asKind(file.items(entries.get('ID'))[0], 'string')?.bytes ?? new Uint8Array();
    file = { ...fileOf(bytes, crossReference, reading, fileKey(encrypt, firstId)), revision };
  }
  opened.set(end, file);
  return file;
}

/** Offsets count from `%PDF-`; some writers count from the first byte although something stands before it. */
function readEither(bytes: Uint8Array, header: number, reading: Reading): CrossReference {
  const fromHeader = header === 0 ? undefined : readable(bytes, header, reading);
  if (!fromHeader) return readCrossReference(bytes, 0, reading);
  if (readable(bytes, 0, reading)) throw new PdfProblem(twoWays);
  return fromHeader;
}

function readable(bytes: Uint8Array, shift: number, reading: Reading): CrossReference | undefined {
  try {
    return readCrossReference(bytes, shift, reading);
  } catch (error) {
    if (error instanceof PdfLimit) throw error;
    return undefined;
  }
}

const twoWays = {
  id: 'PDF ini terbaca dengan dua cara yang berbeda, jadi isinya tidak pasti',
  en: 'this PDF can be read in two different ways, so its content is not certain',
};

/** The objects of a file; those of an encrypted file in plain with its key, else as they stand. */
function fileOf(
  bytes: Uint8Array,
  crossReference: CrossReference,
  reading: Reading,
  key?: FileKey,
): Omit<PdfFile, 'revision'> {
  const { spend } = reading;
  const keyHolder = asKind(crossReference.trailer.entries.get('Encrypt'), 'ref')?.number;
  const read = (number: number): PdfValue => {
    const entry = crossReference.entries.get(number);
    if (!entry || entry.kind === 'free') return null;
    if (entry.kind === 'in') return packed(entry.stream)?.object(number, entry.index) ?? null;
    const found = objectAt(bytes, entry.offset, lengthOf, reading);
    if (found?.number !== number) throw wrongPlace(number);
    if (!key || number === keyHolder) return found.value;
    spend('read', found.end - entry.offset);
    return decrypted(found.value, number, found.generation, key);
  };
  const once = readOnce(read, null, reading);
  const object = (number: number): PdfValue => {
    spend('steps', 1);
    return once(number);
  };
  const packed = readOnce<ObjectStream | undefined>(
    (number) =>
      readObjectStream(object(number), { lengthOf, spend, hold: (weight) => hold(reading, weight) }),
    undefined,
    reading,
  );
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
  return {
    bytes,
    crossReference,
    object,
    resolve,
    dict,
    items,
    objectStream: packed,
    unpacked: (stream) => unpacked(stream, spend),
    spend,
  };
}

const wrongPlace = (number: number): PdfProblem =>
  new PdfProblem({
    id: `objek ${number} tidak ada di tempat yang disebut daftar objek (xref)`,
    en: `object ${number} is not where the cross-reference says`,
  });
