import type { PdfFile } from '../../../src/pdf/pdf-file.ts';
import { asKind, nameText, type PdfDict, type PdfValue } from '../../../src/pdf/value.ts';
import { freeNumber } from './acts.ts';
import { arrayOf, dictOf, nameOf, refOf, type Stored, streamOf, textOf } from './layout.ts';

/** Chance that is the same each time: a number below the bound. */
export type Chance = (below: number) => number;

/** A change to one object as a swindler makes it; undefined where it does not fit. Numbers may be added from `next` on. */
export type Edit = {
  readonly name: string;
  readonly edit: (file: PdfFile, number: number, chance: Chance) => ReadonlyMap<number, Stored> | undefined;
};

/** Objects that the trailer leads to, each with the names of the keys on the way to it. */
export function reached(file: PdfFile): ReadonlyMap<number, string> {
  const paths = new Map<number, string>();
  const open: (readonly [PdfValue | undefined, string])[] = [...file.crossReference.trailer.entries]
    .filter(([key]) => key === 'Root' || key === 'Info')
    .map(([key, value]) => [value, key] as const);
  for (let turn = 0; turn < open.length; turn++) {
    const next = open[turn];
    if (!next) continue;
    const [value, path] = next;
    const ref = asKind(value, 'ref');
    if (ref && (paths.has(ref.number) || file.object(ref.number) === null)) continue;
    if (ref) paths.set(ref.number, path);
    const found = file.resolve(value);
    for (const item of asKind(found, 'array')?.items ?? []) open.push([item, path]);
    for (const [key, inner] of dictIn(found)?.entries ?? []) open.push([inner, `${path}/${key}`]);
  }
  return paths;
}

export const dictIn = (value: PdfValue | undefined): PdfDict | undefined =>
  asKind(value, 'dict') ?? asKind(value, 'stream')?.dict;

/** The value with its dictionary replaced. */
export const withDict = (value: PdfValue, dict: PdfDict): PdfValue => {
  const stream = asKind(value, 'stream');
  return stream ? { ...stream, dict } : dict;
};

/** Every reference to one object, made one to another value, also deep inside. */
export function redirected(value: PdfValue, number: number, to: PdfValue): PdfValue {
  const ref = asKind(value, 'ref');
  if (ref) return ref.number === number ? to : value;
  const array = asKind(value, 'array');
  if (array) return arrayOf(array.items.map((item) => redirected(item, number, to)));
  const dict = dictIn(value);
  if (!dict) return value;
  const entries = [...dict.entries].map(([key, one]) => [key, redirected(one, number, to)] as const);
  return withDict(value, { kind: 'dict', entries: new Map(entries) });
}

const one = (number: number, value: Stored) => new Map([[number, value]]);
const black = '\n0 g 0 0 400 400 re f';

/** The object with something else to see, or at least to find. */
export function altered(value: PdfValue, chance: Chance): PdfValue | undefined {
  const stream = asKind(value, 'stream');
  if (stream && nameText(stream.dict.entries.get('Subtype')) === 'Image')
    return { ...stream, data: stream.data.map((byte) => 255 - byte) };
  if (stream) {
    const entries = new Map(
      [...stream.dict.entries].filter(([key]) => !/^(Filter|DecodeParms|Length)$/.test(key)),
    );
    const isPacked = stream.dict.entries.has('Filter');
    const data = Buffer.concat([isPacked ? new Uint8Array() : stream.data, Buffer.from(black)]);
    return { kind: 'stream', dict: { kind: 'dict', entries }, data };
  }
  const dict = dictIn(value);
  if (nameText(dict?.entries.get('Type')) === 'Font')
    return (
      dict && {
        kind: 'dict',
        entries: new Map([
          ...dict.entries,
          ['BaseFont', nameOf('Courier-BoldOblique')],
          ['Encoding', dictOf({ Differences: arrayOf([48, nameOf('nine')]) })],
        ]),
      }
    );
  const array = asKind(value, 'array');
  if (array)
    return arrayOf(
      array.items.length > 0
        ? array.items
            .map((item, index) =>
              index === array.items.length - 1 && typeof item === 'number' ? item / 2 : item,
            )
            .slice(chance(2))
        : [nameOf('Lain')],
    );
  if (!dict) return typeof value === 'number' ? value + 1 : undefined;
  const keys = [...dict.entries.keys()];
  const key = keys[chance(keys.length)] ?? 'Type';
  return { kind: 'dict', entries: new Map([...dict.entries, [key, nameOf('Lain')]]) };
}

/** Entries that mean something to a reader, whatever they are hung on. */
const dangers = (file: PdfFile, chance: Chance): readonly (readonly [string, PdfValue])[] => {
  const numbers = [...reached(file).keys()];
  const any = (): PdfValue => refOf(numbers[chance(numbers.length)] ?? 1);
  return [
    ['Rotate', 180],
    ['CropBox', arrayOf([0, 0, 100, 100])],
    ['MediaBox', arrayOf([0, 0, 100, 100])],
    ['UserUnit', 2],
    ['Contents', any()],
    ['Resources', dictOf({})],
    ['AA', dictOf({ O: dictOf({ S: nameOf('JavaScript'), JS: textOf('1') }) })],
    ['A', dictOf({ S: nameOf('Launch'), F: textOf('x') })],
    ['OC', any()],
    ['Kids', arrayOf([any()])],
    ['Parent', any()],
    ['P', any()],
    ['Annots', arrayOf([any()])],
    ['AP', dictOf({ N: any() })],
    ['AS', nameOf('Ya')],
    ['F', 2],
    ['Rect', arrayOf([0, 0, 200, 150])],
    ['V', any()],
    ['Type', nameOf('Page')],
    ['Filter', nameOf('ASCIIHexDecode')],
    ['Matrix', arrayOf([2, 0, 0, 2, 0, 0])],
    ['BBox', arrayOf([0, 0, 9, 9])],
    ['Group', dictOf({ S: nameOf('Transparency') })],
    ['OpenAction', dictOf({ S: nameOf('JavaScript'), JS: textOf('1') })],
    ['Pages', any()],
    ['AcroForm', any()],
    [
      'OCProperties',
      dictOf({ OCGs: arrayOf([any()]), D: dictOf({ BaseState: nameOf('OFF'), OFF: arrayOf([any()]) }) }),
    ],
    ['Fields', arrayOf([any()])],
    ['FT', nameOf('Sig')],
    ['Metadata', any()],
    ['Dests', any()],
    ['XFA', textOf('<a/>')],
    ['NeedAppearances', true],
    ['Popup', any()],
    ['Thumb', any()],
    ['SMask', any()],
    ['Length', 5],
  ];
};

/** All kinds of edits; each may be made to any object. */
export const edits: readonly Edit[] = [
  {
    name: 'altered',
    edit: (file, number, chance) => {
      const value = altered(file.object(number), chance);
      return value === undefined ? undefined : one(number, value);
    },
  },
  { name: 'null', edit: (_file, number) => one(number, null) },
  { name: 'free', edit: (_file, number) => one(number, { free: true }) },
  {
    name: 'an entry more',
    edit: (file, number, chance) => {
      const value = file.object(number);
      const dict = dictIn(value);
      const all = dangers(file, chance);
      const more = all[chance(all.length)];
      return (
        dict &&
        more &&
        one(number, withDict(value, { kind: 'dict', entries: new Map([...dict.entries, more]) }))
      );
    },
  },
  {
    name: 'an entry less',
    edit: (file, number, chance) => {
      const value = file.object(number);
      const dict = dictIn(value);
      const keys = [...(dict?.entries.keys() ?? [])];
      const gone = keys[chance(keys.length)];
      if (!dict || gone === undefined || gone === 'Length') return undefined;
      return one(
        number,
        withDict(value, {
          kind: 'dict',
          entries: new Map([...dict.entries].filter(([key]) => key !== gone)),
        }),
      );
    },
  },
  {
    name: 'in the place of another',
    edit: (file, number, chance) => {
      const numbers = [...reached(file).keys()];
      return one(number, file.object(numbers[chance(numbers.length)] ?? number));
    },
  },
  { name: 'pointed elsewhere', edit: (file, number, chance) => elsewhere(file, number, chance, 'indirect') },
  { name: 'put in directly', edit: (file, number, chance) => elsewhere(file, number, chance, 'direct') },
  {
    name: 'pointed to another',
    edit: (file, number, chance) => {
      const numbers = [...reached(file).keys()];
      const holder = holderOf(file, number, chance);
      if (holder === undefined) return undefined;
      return one(
        holder,
        redirected(file.object(holder), number, refOf(numbers[chance(numbers.length)] ?? 1)),
      );
    },
  },
  {
    name: 'pointed to by another generation',
    edit: (file, number, chance) => {
      const holder = holderOf(file, number, chance);
      return holder === undefined
        ? undefined
        : one(holder, redirected(file.object(holder), number, refOf(number, 1)));
    },
  },
];

function holderOf(file: PdfFile, number: number, chance: Chance): number | undefined {
  const holders = [...reached(file).keys()].filter(
    (holder) =>
      JSON.stringify(redirected(file.object(holder), number, nameOf('x'))) !==
      JSON.stringify(file.object(holder)),
  );
  return holders[chance(Math.max(1, holders.length))];
}

function elsewhere(
  file: PdfFile,
  number: number,
  chance: Chance,
  how: 'direct' | 'indirect',
): ReadonlyMap<number, Stored> | undefined {
  const value = altered(file.object(number), chance);
  const holder = holderOf(file, number, chance);
  if (value === undefined || holder === undefined || (how === 'direct' && asKind(value, 'stream')))
    return undefined;
  const next = freeNumber(file);
  const to = how === 'direct' ? value : refOf(next);
  const changed = one(holder, redirected(file.object(holder), number, to) as Stored);
  if (how === 'indirect') changed.set(next, value);
  return changed;
}

/** A drawing that covers what it is shown in. */
export const cover = (width: number, height: number): PdfValue =>
  streamOf(`1 g 0 0 ${width} ${height} re f 0 g 10 10 60 60 re f`, {
    Type: nameOf('XObject'),
    Subtype: nameOf('Form'),
    BBox: arrayOf([0, 0, width, height]),
  });
