import { deflateSync } from 'node:zlib';
import { openPdf, type PdfFile } from '../../../src/pdf/pdf-file.ts';
import { asKind, type PdfValue } from '../../../src/pdf/value.ts';
import { freeNumber } from './acts.ts';
import { type Chance, dictIn, reached, withDict } from './edits.ts';
import {
  appendRevision,
  arrayOf,
  dictOf,
  layouts,
  nameOf,
  type Row,
  refOf,
  type Stored,
  streamOf,
  textOf,
} from './layout.ts';

/** Chance from a number: the same mutants each time. */
export function chanceOf(seed: number): Chance {
  let state = Math.imul(seed + 1, 0x9e3779b1) >>> 0 || 1;
  return (below) => {
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state % Math.max(1, below);
  };
}

export const oneOf = <Value>(chance: Chance, values: readonly Value[]): Value =>
  values[chance(values.length)] as Value;

const words =
  'Type Page Pages Catalog Sig Widget Annot Kids Parent P Contents Resources Annots Fields AcroForm AP N V FT Tx DSS Certs VRI Perms DocMDP Reference Rotate MediaBox CropBox Filter FlateDecode Length ObjStm XRef Extends First Index W Prev Size Root Encrypt ByteRange SubFilter Lock SigFieldLock Action Include All Form XObject Image Font'.split(
    ' ',
  );

/** The objects that a mutation may take values from: of the file itself and of another one. */
type Source = { readonly numbers: readonly number[]; readonly value: (number: number) => PdfValue };

const leaf = (chance: Chance, { numbers, value }: Source): PdfValue =>
  oneOf<() => PdfValue>(chance, [
    () => null,
    () => true,
    () => chance(1000) - 500,
    () => oneOf(chance, [0, -1, 1e9, 2 ** 31, 2 ** 53, 0.5, 1e-9, 8_388_607]),
    () => nameOf(oneOf(chance, words)),
    () => textOf('x'.repeat(oneOf(chance, [0, 1, 40, 4000]))),
    () => refOf(oneOf(chance, numbers)),
    () => refOf(oneOf(chance, numbers), chance(3)),
    () => refOf(oneOf(chance, [0, 99, 999_999, 2 ** 31])),
    () => value(oneOf(chance, numbers)),
    () => arrayOf([]),
    () => dictOf({}),
    () => arrayOf(Array.from({ length: oneOf(chance, [4, 60, 1500]) }, () => refOf(oneOf(chance, numbers)))),
    () => nested(chance, refOf(oneOf(chance, numbers)), oneOf(chance, [3, 60, 190, 600])),
  ])();

const nested = (chance: Chance, value: PdfValue, depth: number): PdfValue => {
  let now = value;
  for (let level = 0; level < depth; level++)
    now = chance(2) === 0 ? arrayOf([now]) : dictOf({ [oneOf(chance, words)]: now });
  return now;
};

/** The value with one place inside it changed. */
export function mutated(value: PdfValue, chance: Chance, source: Source, depth = 0): PdfValue {
  const array = asKind(value, 'array');
  const dict = dictIn(value);
  const isDeep = chance(3) > 0 && depth < 6;
  if (array && array.items.length > 0 && array.items.length < 400) {
    const at = chance(array.items.length);
    const items = [...array.items];
    if (isDeep) items[at] = mutated(items[at] ?? null, chance, source, depth + 1);
    else changeList(items, at, chance, source);
    return arrayOf(items);
  }
  if (dict && dict.entries.size > 0) {
    const entries = new Map(dict.entries);
    const key = oneOf(chance, [...entries.keys()]);
    const own = entries.get(key) ?? null;
    if (isDeep) entries.set(key, mutated(own, chance, source, depth + 1));
    else changeEntry(entries, key, own, chance, source);
    return withDict(value, { kind: 'dict', entries });
  }
  return leaf(chance, source);
}

function changeList(items: PdfValue[], at: number, chance: Chance, source: Source): void {
  const other = chance(items.length);
  oneOf<() => void>(chance, [
    () => void items.splice(at, 1),
    () => void items.splice(at, 0, items[at] ?? null),
    () => void items.splice(at, 1, items[other] ?? null),
    () => void items.splice(at, 1, leaf(chance, source)),
    () => void items.push(leaf(chance, source)),
    () => void items.reverse(),
    () => void items.splice(at, 1, arrayOf([items[at] ?? null])),
  ])();
}

function changeEntry(
  entries: Map<string, PdfValue>,
  key: string,
  own: PdfValue,
  chance: Chance,
  source: Source,
): void {
  oneOf<() => void>(chance, [
    () => void entries.delete(key),
    () => void entries.set(key, leaf(chance, source)),
    () => void entries.set(oneOf(chance, words), own),
    () => void entries.set(oneOf(chance, words), leaf(chance, source)),
    () => void entries.set(key, arrayOf([own])),
    () => void entries.set(key, dictOf({ [key]: own })),
    () => void entries.set(key, entries.get(oneOf(chance, [...entries.keys()])) ?? null),
  ])();
}

/** Streams that cost more to read than they look. */
const heavy: readonly PdfValue[] = [
  streamOf(deflateSync(Buffer.alloc(4_000_000)), {
    Filter: nameOf('FlateDecode'),
    Type: nameOf('ObjStm'),
    N: 1000,
    First: 9,
  }),
  streamOf(deflateSync(deflateSync(Buffer.alloc(9_000_000))), {
    Filter: arrayOf([nameOf('FlateDecode'), nameOf('FlateDecode')]),
  }),
  streamOf('x', { Filter: nameOf('FlateDecode') }),
  streamOf(deflateSync(Buffer.from('1 0 2 0 3 0 ')), {
    Filter: nameOf('FlateDecode'),
    Type: nameOf('ObjStm'),
    N: 8_000_000,
    First: 12,
  }),
  streamOf(deflateSync(Buffer.alloc(700_000)), {
    Filter: nameOf('FlateDecode'),
    Type: nameOf('XRef'),
    W: arrayOf([1, 4, 2]),
    Size: 100_000,
    DecodeParms: dictOf({ Predictor: 12, Columns: 7 }),
  }),
];

/** Changes one to four objects of a set, as a swindler's program would that knows what objects are. */
export function mutate(objects: Map<number, Stored>, source: Source, chance: Chance, next: number): void {
  const rounds = 1 + chance(4);
  for (let round = 0; round < rounds; round++) {
    const number = oneOf(chance, source.numbers);
    const other = oneOf(chance, source.numbers);
    const now = (one: number): PdfValue => {
      const held = objects.get(one);
      return held === undefined || (typeof held === 'object' && held !== null && !('kind' in held))
        ? source.value(one)
        : (held as PdfValue);
    };
    oneOf<() => void>(chance, [
      () => void objects.set(number, mutated(now(number), chance, source)),
      () => void objects.set(number, mutated(now(number), chance, source)),
      () => void objects.set(number, mutated(now(number), chance, source)),
      () => {
        const kept = now(number);
        objects.set(number, now(other));
        objects.set(other, kept);
      },
      () => void objects.set(number, now(other)),
      () => void objects.set(next + round, now(number)),
      () => void objects.set(number, refOf(other)),
      () => void objects.set(number, leaf(chance, source)),
      () => void objects.set(number, { free: true }),
      () => void objects.set(number, oneOf(chance, heavy)),
      () => {
        objects.set(next + round, mutated(now(number), chance, source));
        objects.set(other, mutated(now(other), chance, { ...source, numbers: [next + round] }));
      },
    ])();
  }
}

/** A file that is mutated many times, with the numbers of its objects. */
export type Known = { readonly bytes: Buffer; readonly file: PdfFile; readonly numbers: readonly number[] };

export const knownOf = (bytes: Buffer): Known => {
  const file = openPdf(bytes);
  return { bytes, file, numbers: [...reached(file).keys()] };
};

/** What a file offers to mutations, with objects of another one among them. */
function sourceOf({ file, numbers }: Known, other: Known): Source {
  let turn = 0;
  const foreign = (): PdfValue => other.file.object(other.numbers[turn % other.numbers.length] ?? 0);
  return { numbers, value: (number) => (turn++ % 7 === 6 ? foreign() : file.object(number)) };
}

/** A signed file with a revision of mutated structure behind it. */
export function appendedMutant(own: Known, other: Known, seed: number): Buffer {
  const chance = chanceOf(seed);
  const { bytes: base, file } = own;
  const source = sourceOf(own, other);
  const next = freeNumber(file);
  const objects = new Map<number, Stored>();
  mutate(objects, source, chance, next);
  const trailer = new Map<string, PdfValue>();
  if (chance(8) === 0)
    trailer.set(
      oneOf(chance, ['Root', 'Info', 'Prev', 'ID', 'Encrypt', 'XRefStm', 'Size']),
      leaf(chance, source),
    );
  const generations = new Map<number, number>(
    chance(8) === 0 ? [[oneOf(chance, [...objects.keys()]), 1 + chance(3)]] : [],
  );
  const tamper = chance(5) === 0 ? (rows: Map<number, Row>) => tampered(rows, chance, source) : () => {};
  const made = appendRevision(base, { objects, trailer, generations, tamper }, oneOf(chance, layouts));
  return chance(10) === 0 ? Buffer.from(cutAbout(made, base.length, chance)) : made;
}

function tampered(rows: Map<number, Row>, chance: Chance, { numbers }: Source): void {
  const number = chance(2) === 0 ? oneOf(chance, numbers) : oneOf(chance, [...rows.keys()]);
  const [kind, second, third] = rows.get(number) ?? [1, 15, 0];
  const other = [...rows.values()][chance(rows.size)] ?? [1, 15, 0];
  rows.set(
    number,
    oneOf<Row>(chance, [
      [0, 0, 0],
      [1, second + chance(9) - 4 > 0 ? second + chance(9) - 4 : 0, third],
      [2, number, 0],
      [2, oneOf(chance, numbers), chance(3)],
      [kind, second, third + 1],
      other,
      [1, 4_000_000_000, 0],
    ]),
  );
}

/** Words of the grammar put where they do not belong, behind the signed part. */
function cutAbout(bytes: Buffer, from: number, chance: Chance): Buffer {
  const at = from + chance(bytes.length - from);
  const word = oneOf(chance, [
    'endobj\n',
    'stream\n',
    '<<',
    '>>',
    '[',
    ']',
    '(',
    '%',
    '\n1 0 obj\n',
    'xref\n',
    'trailer\n',
    '/',
    '#',
    '0 R ',
    '--1 ',
  ]);
  const rest = chance(2) === 0 ? at : at + chance(6);
  return Buffer.concat([bytes.subarray(0, at), Buffer.from(word, 'latin1'), bytes.subarray(rest)]);
}
