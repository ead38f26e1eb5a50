import type { PdfValue } from '../../src/pdf/value.ts';
import {
  arrayOf,
  dictOf,
  entriesOf,
  nameOf,
  type Row,
  refOf,
  type Stored,
  streamOf,
  writeFile,
  xrefStream,
} from './oracle/layout.ts';
import { letter } from './oracle/letter.ts';
import type { Makers } from './oracle/makers.ts';
import type { Case } from './oracle/oracle.ts';
import { at, planOf } from './oracle/plan.ts';
import { sealed, signatureIn, withEntries } from './oracle/seal.ts';

const plan = {
  ...planOf(0),
  layout: 'table',
  signed: 'first',
  depth: 1,
  annots: 'direct',
  certify: 0,
} as const;
export const other = 60;
type Objects = Map<number, Stored>;
/** A letter that waits for its signature. */
export type Unsealed = readonly [name: string, bytes: () => Buffer];

/** A letter as a table, one more drawing in it that nothing leads to. */
export function written(
  change: (objects: Objects) => void = () => {},
  tamper?: (rows: Map<number, Row>) => void,
) {
  const { objects, trailer } = letter({ ...plan, tree: true });
  for (const [number, value] of signatureIn(plan, objects)) objects.set(number, value);
  objects.set(other, streamOf('BT /F 14 Tf 20 120 Td (Jumlah 900) Tj ET'));
  change(objects);
  return writeFile({ objects, trailer, ...(tamper ? { tamper } : {}) }, 'table');
}

/** Puts a cross-reference stream beside the table of a file. */
function beside(
  bytes: Buffer,
  rowsOf: (offset: (number: number) => number) => Map<number, Row>,
  root: number = at.catalog,
) {
  const text = bytes.toString('latin1');
  const start = text.lastIndexOf('\nxref\n') + 1;
  const offset = (number: number): number => text.indexOf(`\n${number} 0 obj`) + 1;
  const rows = xrefStream(rowsOf(offset), entriesOf({ Size: 200, Root: refOf(root) }));
  const object = `199 0 obj\n${rows}\nendobj\n`;
  const rest = text
    .slice(start)
    .replace(/\/Size \d+/, `/Size 200 /XRefStm ${start}`)
    .replace(/startxref\n\d+/, `startxref\n${start + object.length}`);
  return Buffer.from(text.slice(0, start) + object + rest, 'latin1');
}

const freed = (number: number) => (rows: Map<number, Row>) => void rows.set(number, [0, 0, 65535]);
const found =
  (number: number, of = number) =>
  (offset: (number: number) => number) =>
    new Map<number, Row>([[number, [1, offset(of), 0]]]);
/** A table that lists an object once more. */
export const again = (bytes: Buffer, number: number, of: number): Buffer => {
  const text = bytes.toString('latin1');
  const offset = String(text.indexOf(`\n${of} 0 obj`) + 1).padStart(10, '0');
  return Buffer.from(text.replace('trailer\n', `${number} 1\n${offset} 00000 n \ntrailer\n`), 'latin1');
};
const entry = (number: number, more: Readonly<Record<string, PdfValue>>) => (objects: Objects) =>
  void objects.set(number, withEntries(objects.get(number), more));

/** The pages below one more node. */
const below = (more: Readonly<Record<string, PdfValue>>) => (objects: Objects) => {
  const { Kids, Count } = { Kids: arrayOf([refOf(at.page), refOf(at.second)]), Count: 2 };
  const node = { Type: nameOf('Pages'), Kids, Count, Parent: refOf(at.pages), ...more };
  objects.set(61, dictOf(node));
  entry(at.pages, { Kids: arrayOf([refOf(61)]) })(objects);
  for (const page of [at.page, at.second]) entry(page, { Parent: refOf(61) })(objects);
};

/** Letters that every reader reads alike, however they are written. */
export const certain: readonly Unsealed[] = [
  ['a table', () => written()],
  [
    'a stream beside the table for what is not in it',
    () =>
      beside(
        written((objects) => void objects.delete(other)),
        () => new Map([[150, [0, 0, 65535]]]),
      ),
  ],
  [
    'the structure free in the table, there in the stream beside it',
    () => beside(written(undefined, freed(at.tree)), found(at.tree)),
  ],
  [
    'an outline free in the table, there in the stream beside it',
    () => beside(written(undefined, freed(at.outlines)), found(at.outlines)),
  ],
  ['what nothing leads to', () => beside(written(undefined, freed(other)), found(other))],
  ['the same in table and stream', () => beside(written(), found(at.content))],
  ['an object listed twice at one place', () => again(written(), at.content, at.content)],
  ['the pages below a node', () => written(below({}))],
  [
    'a page without its type',
    () =>
      written((objects) => {
        const { entries } = objects.get(at.second) as Extract<PdfValue, { kind: 'dict' }>;
        objects.set(at.second, {
          kind: 'dict',
          entries: new Map([...entries].filter(([key]) => key !== 'Type')),
        });
      }),
  ],
];

/** Letters of which readers find different objects. */
export const twofold: readonly Unsealed[] = [
  [
    'the content of a page free in the table, there in the stream beside it',
    () => beside(written(undefined, freed(at.content)), found(at.content)),
  ],
  [
    'the content of a page in the table, other content in the stream beside it',
    () => beside(written(), found(at.content, other)),
  ],
  ['the page list free in the table', () => beside(written(undefined, freed(at.pages)), found(at.pages))],
  ['the font of a drawing', () => beside(written(undefined, freed(at.font)), found(at.font))],
  [
    'a drawing named as if it told about the document',
    () =>
      beside(
        written((objects) => {
          objects.set(at.drawing, dictOf({ Outlines: refOf(other) }));
        }, freed(other)),
        found(other),
      ),
  ],
  ['an object listed twice at two places', () => again(written(), at.content, other)],
  ['a stream beside the table with another catalog', () => beside(written(), found(at.content), at.second)],
];

/** Letters whose pages some readers have to guess. */
export const pageless: readonly Unsealed[] = [
  ['no page tree', () => written(entry(at.catalog, { Pages: null }))],
  ['a page tree that is not there', () => written((objects) => void objects.delete(at.pages))],
  ['a page in the place of the tree', () => written(entry(at.catalog, { Pages: refOf(at.page) }))],
  ['no pages in the tree', () => written(entry(at.pages, { Kids: arrayOf([]), Count: 0 }))],
  [
    'a page that is not there',
    () => written(entry(at.pages, { Kids: arrayOf([refOf(at.page), refOf(61)]) })),
  ],
  [
    'a page behind an object that is a reference itself',
    () =>
      written((objects) => {
        objects.set(61, refOf(at.second));
        entry(at.pages, { Kids: arrayOf([refOf(at.page), refOf(61)]) })(objects);
      }),
  ],
  [
    'a page that stands in the tree itself',
    () =>
      written((objects) => {
        const page = objects.get(at.second) as PdfValue;
        entry(at.pages, { Kids: arrayOf([refOf(at.page), page]) })(objects);
      }),
  ],
  [
    'something else among the pages',
    () => written(entry(at.pages, { Kids: arrayOf([refOf(at.page), refOf(at.font)]) })),
  ],
  ['a page that says to be something else', () => written(entry(at.second, { Type: nameOf('Template') }))],
  ['a node with other pages counted than there are', () => written(below({ Count: 3 }))],
  ['a node that counts in a list', () => written(below({ Count: arrayOf([2]) }))],
  ['a node that says to be something else', () => written(below({ Type: nameOf('Outlines') }))],
  ['fewer pages counted than there are', () => written(entry(at.pages, { Count: 1 }))],
  ['more pages counted than there are', () => written(entry(at.pages, { Count: 3 }))],
  [
    'a tree in a circle',
    () => written(entry(at.pages, { Kids: arrayOf([refOf(at.page), refOf(at.pages)]) })),
  ],
];

/** The letters signed, for readers to be asked about. */
export async function signedReadings({ seal }: Makers): Promise<readonly Case[]> {
  const cases: Case[] = [];
  for (const [list, expected] of [
    [certain, 'accept'],
    [twofold, 'refuse'],
    [pageless, 'refuse'],
  ] as const)
    for (const [name, unsealed] of list) {
      const bytes = await sealed(unsealed(), seal);
      const about = { family: 'signed revisions', name, bytes, signed: bytes.length, masks: [], expected };
      cases.push(expected === 'accept' ? about : { ...about, isOdd: true });
    }
  return cases;
}
