import { deflateSync } from 'node:zlib';
import { openPdf } from '../../../src/pdf/pdf-file.ts';
import type { PdfDict, PdfValue } from '../../../src/pdf/value.ts';
import { serialize, serializeStream } from '../../../src/signature/sign/serialize.ts';

/** How a revision is written: a table, a cross-reference stream, the same with its objects in an object stream, or a table with a stream beside it. */
export const layouts = ['table', 'stream', 'packed', 'hybrid'] as const;
export type Layout = (typeof layouts)[number];

/** Bytes for an object as they stand; `free` takes the object away. */
export type Raw = { readonly raw: string };
export type Free = { readonly free: true };
export type Stored = PdfValue | Raw | Free;
export type Objects = ReadonlyMap<number, Stored>;

/** What a revision brings: its objects and the trailer's entries besides /Size, /Prev and what streams need. */
export type Change = {
  readonly objects: Objects;
  readonly trailer: ReadonlyMap<string, PdfValue>;
  /** Generations other than 0. */
  readonly generations?: ReadonlyMap<number, number>;
  /** Of a first revision that is written both ways: what readers of PDF 1.4 may do without; everything later may be. */
  readonly hidden?: ReadonlySet<number>;
  /** Puts other rows into the cross-reference than are true. */
  readonly tamper?: (rows: Map<number, Row>) => void;
};

const isRaw = (value: Stored): value is Raw => typeof value === 'object' && value !== null && 'raw' in value;
const isFree = (value: Stored): value is Free =>
  typeof value === 'object' && value !== null && 'free' in value;
const isStream = (value: Stored): boolean =>
  typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'stream';

export const textOfValue = (value: Stored): string =>
  isRaw(value) ? value.raw : isFree(value) ? 'null' : serialize(value);

const head = '%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n';

/** A whole file of one revision. */
export const writeFile = (change: Change, layout: Layout): Buffer =>
  written(Buffer.from(head, 'latin1'), change, layout, undefined);

/** The file with one more revision behind it, the trailer kept but for what is named. */
export function appendRevision(base: Uint8Array, change: Change, layout: Layout): Buffer {
  const { trailer, sections } = openPdf(base).crossReference;
  const kept = ['Root', 'Info', 'ID', 'Size'].flatMap((key) => {
    const value = trailer.entries.get(key);
    return value === undefined ? [] : [[key, value] as const];
  });
  const start = Buffer.from(base.at(-1) === 10 ? base : Buffer.concat([base, Buffer.from('\n')]));
  return written(start, { ...change, trailer: new Map([...kept, ...change.trailer]) }, layout, sections[0]);
}

/** An entry of the cross-reference as its three fields (ISO 32000-2, 7.5.8.3). */
export type Row = readonly [kind: number, second: number, third: number];

function written(start: Buffer, change: Change, layout: Layout, previous: number | undefined): Buffer {
  const { objects, generations } = change;
  const hides = (number: number): boolean => change.hidden?.has(number) ?? false;
  const parts = [start];
  let at = start.length;
  const put = (text: string): void => {
    const bytes = Buffer.from(text, 'latin1');
    parts.push(bytes);
    at += bytes.length;
  };
  const rows = new Map<number, Row>();
  const packs = (number: number, value: Stored): boolean =>
    (layout === 'packed' || (layout === 'hybrid' && (previous !== undefined || hides(number)))) &&
    !isRaw(value) &&
    !isFree(value) &&
    !isStream(value) &&
    (generations?.get(number) ?? 0) === 0;
  const size = change.trailer.get('Size');
  const highest = Math.max(typeof size === 'number' ? size - 1 : 0, ...objects.keys());
  const inside = [...objects].filter(([number, value]) => packs(number, value));
  for (const [number, value] of [...objects].sort(([a], [b]) => a - b)) {
    const generation = generations?.get(number) ?? 0;
    if (packs(number, value)) continue;
    if (isFree(value)) rows.set(number, [0, 0, generation + 1]);
    else {
      rows.set(number, [1, at, generation]);
      put(`${number} ${generation} obj\n${textOfValue(value)}\nendobj\n`);
    }
  }
  let next = highest + 1;
  if (inside.length > 0) {
    const holder = next++;
    rows.set(holder, [1, at, 0]);
    put(`${holder} 0 obj\n${objectStream(inside)}\nendobj\n`);
    inside.forEach(([number], index) => {
      rows.set(number, [2, holder, index]);
    });
  }
  if (previous === undefined && !rows.has(0)) rows.set(0, [0, 0, 65535]);
  change.tamper?.(rows);
  put(ending({ rows, layout, at, next, previous, trailer: change.trailer }));
  return Buffer.concat(parts);
}

/** An object stream (7.5.7) of the objects given. */
export function objectStream(inside: readonly (readonly [number, Stored])[]): string {
  let offset = 0;
  const texts = inside.map(([number, value]) => {
    const text = textOfValue(value);
    const line = { number, offset, text };
    offset += text.length + 1;
    return line;
  });
  const index = `${texts.map((one) => `${one.number} ${one.offset}`).join(' ')}\n`;
  const data = deflateSync(Buffer.from(index + texts.map(({ text }) => text).join('\n'), 'latin1'));
  const dict = entriesOf({ Type: nameOf('ObjStm'), N: texts.length, First: index.length });
  dict.set('Filter', nameOf('FlateDecode'));
  return serializeStream({ kind: 'dict', entries: dict }, data);
}

type Ending = {
  readonly rows: ReadonlyMap<number, Row>;
  readonly layout: Layout;
  readonly at: number;
  readonly next: number;
  readonly previous: number | undefined;
  readonly trailer: ReadonlyMap<string, PdfValue>;
};

function ending({ rows, layout, at, next, previous, trailer }: Ending): string {
  const more: [string, PdfValue][] =
    previous === undefined || trailer.has('Prev') ? [] : [['Prev', previous]];
  const tail = (start: number): string => `startxref\n${start}\n%%EOF\n`;
  if (layout === 'table') {
    const dict = { kind: 'dict' as const, entries: new Map([...trailer, ['Size', next], ...more] as const) };
    return `xref\n${tableOf(rows)}trailer\n${serialize(dict)}\n${tail(at)}`;
  }
  if (layout === 'hybrid')
    return bothWays({ rows, at, next, previous, trailer: new Map([...trailer, ...more]) });
  const own = new Map<number, Row>([...rows, [next, [1, at, 0]]]);
  const stream = xrefStream(own, new Map([...trailer, ['Size', next + 1], ...more]));
  return `${next} 0 obj\n${stream}\nendobj\n${tail(at)}`;
}

/**
 * The cross-reference of a hybrid file (7.5.8.4): objects in streams are listed in a stream beside the table, which does not have them. A first
 * revision has a table of its own in which they are free, and so two sections.
 */
function bothWays({ rows, at, next, previous, trailer }: Omit<Ending, 'layout'>): string {
  const all = new Map<number, Row>([...rows, [next, [1, at, 0]]]);
  const holders = new Set([...rows.values()].flatMap(([kind, holder]) => (kind === 2 ? [holder] : [])));
  const isBeside = ([number, [kind]]: readonly [number, Row]): boolean =>
    kind === 2 || number === next || holders.has(number);
  const entries = new Map<string, PdfValue>([...trailer, ['Size', next + 1]]);
  const stream = xrefStream(new Map([...all].filter(isBeside)), entries);
  const section = (table: string, more: readonly (readonly [string, PdfValue])[]): string =>
    `xref\n${table}trailer\n${serialize({ kind: 'dict', entries: new Map([...entries, ...more]) })}\n`;
  const tail = (start: number): string => `startxref\n${start}\n%%EOF\n`;
  const text = `${next} 0 obj\n${stream}\nendobj\n`;
  const start = at + text.length;
  if (previous !== undefined) {
    const table = new Map([...all].filter((row) => !isBeside(row)));
    return `${text}${section(tableOf(table) || '0 0\n', [['XRefStm', at]])}${tail(start)}`;
  }
  const hiding = [...all].map((row) => (isBeside(row) ? ([row[0], [0, 0, 65535]] as const) : row));
  const main = section(tableOf(new Map<number, Row>(hiding)), []);
  const update = section('0 0\n', [
    ['Prev', start],
    ['XRefStm', at],
  ]);
  return `${text}${main}${update}${tail(start + main.length)}`;
}

export function runsOf(rows: ReadonlyMap<number, Row>): readonly (readonly [number, Row])[][] {
  const runs: [number, Row][][] = [];
  for (const row of [...rows].sort(([a], [b]) => a - b))
    if (runs.at(-1)?.at(-1)?.[0] === row[0] - 1) runs.at(-1)?.push(row);
    else runs.push([row]);
  return runs;
}

/** Sub-sections of a table (7.5.4). */
export const tableOf = (rows: ReadonlyMap<number, Row>): string =>
  runsOf(rows)
    .map(
      (run) =>
        `${run[0]?.[0]} ${run.length}\n${run
          .map(
            ([, [kind, second, third]]) =>
              `${String(kind === 0 ? 0 : second).padStart(10, '0')} ${String(third).padStart(5, '0')} ${kind === 0 ? 'f' : 'n'} \n`,
          )
          .join('')}`,
    )
    .join('');

/** A cross-reference stream (7.5.8). */
export function xrefStream(rows: ReadonlyMap<number, Row>, trailer: ReadonlyMap<string, PdfValue>): string {
  const runs = runsOf(rows);
  const data = Buffer.alloc(7 * rows.size);
  runs.flat().forEach(([, [kind, second, third]], index) => {
    data.writeUInt8(kind, index * 7);
    data.writeUInt32BE(second, index * 7 + 1);
    data.writeUInt16BE(third, index * 7 + 5);
  });
  const own = entriesOf({
    Type: nameOf('XRef'),
    W: arrayOf([1, 4, 2]),
    Index: arrayOf(runs.flatMap((run) => [run[0]?.[0] ?? 0, run.length])),
    Filter: nameOf('FlateDecode'),
  });
  return serializeStream({ kind: 'dict', entries: new Map([...trailer, ...own]) }, deflateSync(data));
}

export const entriesOf = (entries: Readonly<Record<string, PdfValue>>): Map<string, PdfValue> =>
  new Map(Object.entries(entries));
export const nameOf = (text: string): PdfValue => ({ kind: 'name', text });
export const arrayOf = (items: readonly PdfValue[]): PdfValue => ({ kind: 'array', items });
export const refOf = (number: number, generation = 0): PdfValue => ({ kind: 'ref', number, generation });
export const dictOf = (entries: Readonly<Record<string, PdfValue>>): PdfDict => ({
  kind: 'dict',
  entries: entriesOf(entries),
});
export const textOf = (text: string): PdfValue => ({
  kind: 'string',
  bytes: Buffer.from(text, 'latin1'),
  start: 0,
  end: 0,
  hex: true,
});
export const streamOf = (
  content: string | Uint8Array,
  entries: Readonly<Record<string, PdfValue>> = {},
): PdfValue => ({
  kind: 'stream',
  dict: dictOf(entries),
  data: typeof content === 'string' ? Buffer.from(content, 'latin1') : content,
});
