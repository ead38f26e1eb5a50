import type { Spend } from './budget.ts';
import type { LengthOf } from './indirect-object.ts';
import { openLexer, readWord } from './lexer.ts';
import { readValue } from './read-value.ts';
import { unpacked } from './stream-data.ts';
import { asKind, PdfProblem, type PdfValue } from './value.ts';
import { wholeNumber } from './xref-section.ts';

/** An object stream (ISO 32000-2, 7.5.7), of which each object is read when it is asked for. */
export type ObjectStream = {
  /** Numbers and places of the objects, in their order; places count from the beginning of `data`. */
  readonly places: readonly (readonly [number: number, at: number])[];
  readonly data: Uint8Array;
  /** Where the first object may begin. */
  readonly first: number;
  /** An object by its number; of several with the number the one of the index. */
  readonly object: (number: number, index: number) => PdfValue | undefined;
};

type Needs = {
  readonly lengthOf: LengthOf;
  readonly spend: Spend;
  /** Is told the weight of what is read. */
  readonly hold: (weight: number) => void;
};

/** Opens an object stream. @throws PdfProblem when it is none, or damaged */
export function readObjectStream(value: PdfValue, { lengthOf, spend, hold }: Needs): ObjectStream {
  const stream = asKind(value, 'stream');
  const count = lengthOf(stream?.dict.entries.get('N'));
  const first = lengthOf(stream?.dict.entries.get('First'));
  if (!stream || count === undefined || first === undefined) throw damaged();
  const data = unpacked(stream, spend);
  // Each object takes at least four bytes of the head: `1 0 `.
  if (!(count * 4 <= data.length + 1)) throw damaged();
  spend('entries', count);
  const head = openLexer(data, 0);
  const places: (readonly [number: number, at: number])[] = [];
  const last = new Map<number, number>();
  for (let index = 0; index < count; index++) {
    const [number, offset] = [wholeNumber(readWord(head)), wholeNumber(readWord(head))];
    if (!(number >= 0 && offset >= 0)) throw damaged();
    last.set(number, places.push([number, first + offset]) - 1);
  }
  hold(4 * count);
  const object = (number: number, index: number): PdfValue | undefined => {
    const place = places[places[index]?.[0] === number ? index : (last.get(number) ?? -1)];
    if (!place) return undefined;
    const lexer = openLexer(data, place[1]);
    try {
      return readValue(lexer);
    } finally {
      spend('read', lexer.at - place[1] + 1);
      hold(lexer.weight);
    }
  };
  return { places, data, first, object };
}

const damaged = (): PdfProblem =>
  new PdfProblem({ id: 'aliran objek di PDF ini rusak', en: 'an object stream of this PDF is damaged' });
