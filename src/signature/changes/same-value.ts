import { asKind, type PdfDict, type PdfValue } from '../../pdf/value.ts';

/**
 * Whether two values say the same, down to what they hold themselves; a reference is the same when it names the same object, by number and
 * generation. An entry that is null is one that is not there (ISO 32000-2, 7.3.7); fractions may be written anew in the precision of a program.
 */
export function isSame(a: PdfValue | undefined, b: PdfValue | undefined): boolean {
  const [one, other] = [a ?? null, b ?? null];
  if (typeof one === 'number' && typeof other === 'number') return sameNumber(one, other);
  if (typeof one !== 'object' || one === null) return one === other;
  switch (one.kind) {
    case 'name':
      return one.text === asKind(other, 'name')?.text;
    case 'string':
      return sameBytes(one.bytes, asKind(other, 'string')?.bytes);
    case 'ref': {
      const ref = asKind(other, 'ref');
      return one.number === ref?.number && one.generation === ref.generation;
    }
    case 'array': {
      const items = asKind(other, 'array')?.items;
      return items?.length === one.items.length && one.items.every((item, at) => isSame(item, items[at]));
    }
    case 'stream': {
      const stream = asKind(other, 'stream');
      return stream !== undefined && sameBytes(one.data, stream.data) && isSame(one.dict, stream.dict);
    }
    case 'dict': {
      const dict = asKind(other, 'dict');
      return dict !== undefined && one.repeated === dict.repeated && differences(one, dict).length === 0;
    }
  }
}

/** Some programs keep fractions as floats of 32 bits, and write them as those read. */
const sameNumber = (a: number, b: number): boolean =>
  a === b || (!Number.isInteger(a) && !Number.isInteger(b) && Math.fround(a) === Math.fround(b));

const sameBytes = (a: Uint8Array, b: Uint8Array | undefined): boolean =>
  b !== undefined && Buffer.compare(a, b) === 0;

/** The keys whose entries differ, in the order in which they stand. */
export function differences(a: PdfDict, b: PdfDict): readonly string[] {
  return [...new Set([...a.entries.keys(), ...b.entries.keys()])].filter(
    (key) => !isSame(a.entries.get(key), b.entries.get(key)),
  );
}
