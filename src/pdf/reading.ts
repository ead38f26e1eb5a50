import { openBudget, type Spend } from './budget.ts';
import { type IndirectObject, type LengthOf, readObjectAt } from './indirect-object.ts';
import { asKind, PdfLimit } from './value.ts';
import type { Section } from './xref-section.ts';

/** What all revisions of a file share, so that nothing is read twice. */
export type Reading = {
  readonly bytes: Uint8Array;
  readonly spend: Spend;
  readonly sections: Map<string, Section>;
  /** Objects by their offsets, as they stand there. */
  readonly objects: Map<number, IndirectObject>;
  /** How much memory the objects in reach take, in about 50 bytes, and how often they were let go. */
  held: number;
  emptied: number;
};

/** More than this is not held at once: what is needed again is read again. */
const mostHeld = 2_000_000;
const deepest = 60;

export const openReading = (bytes: Uint8Array): Reading => ({
  bytes,
  spend: openBudget(bytes.length),
  sections: new Map(),
  objects: new Map(),
  held: 0,
  emptied: 0,
});

/** Reads an object, or takes it from another revision in which it stands at the same place with the same length. */
export function objectAt(
  bytes: Uint8Array,
  offset: number,
  lengthOf: LengthOf,
  reading: Reading,
): IndirectObject | undefined {
  const known = reading.objects.get(offset);
  if (known && known.end <= bytes.length) {
    const length = asKind(known.value, 'stream')?.dict.entries.get('Length');
    if (!asKind(length, 'ref')) return known;
  }
  const found = readObjectAt(bytes, offset, lengthOf, reading.spend);
  if (found) {
    hold(reading, found.weight);
    reading.objects.set(offset, found);
  }
  return found;
}

/** Counts what is held, and lets all of it go when it is too much. */
export function hold(reading: Reading, weight: number): void {
  reading.held += weight + 3;
  if (reading.held <= mostHeld) return;
  reading.held = 0;
  reading.emptied++;
  reading.objects.clear();
}

/** A reading that is done once for each number; what asks for itself while it is being read is given `inCircle`. */
export function readOnce<Value>(
  read: (number: number) => Value,
  inCircle: Value,
  reading: Reading,
): (number: number) => Value {
  const known = new Map<number, Value>();
  const underWay = new Set<number>();
  let { emptied } = reading;
  return (number) => {
    if (emptied !== reading.emptied) known.clear();
    ({ emptied } = reading);
    const before = known.get(number);
    if (before !== undefined) return before;
    if (underWay.has(number)) return inCircle;
    if (underWay.size > deepest) throw new PdfLimit(tooDeep);
    underWay.add(number);
    try {
      const value = read(number);
      hold(reading, 0);
      known.set(number, value);
      return value;
    } finally {
      underWay.delete(number);
    }
  };
}

const tooDeep = {
  id: 'objek-objek PDF ini saling membutuhkan terlalu dalam; pemeriksaan dihentikan',
  en: 'the objects of this PDF need one another too deeply; the check was stopped',
};
