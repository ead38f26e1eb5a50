import { openPdf } from '../../../src/pdf/pdf-file.ts';
import type { PdfValue } from '../../../src/pdf/value.ts';
import { serialize } from '../../../src/signature/sign/serialize.ts';
import { freeNumber } from './acts.ts';
import {
  arrayOf,
  dictOf,
  entriesOf,
  nameOf,
  type Row,
  refOf,
  streamOf,
  tableOf,
  xrefStream,
} from './layout.ts';
import { at } from './plan.ts';

/** Builds a revision byte by byte: objects, then whatever the swindler writes for a cross-reference. */
export type Writer = {
  readonly base: Uint8Array;
  readonly put: (text: string) => number;
  readonly here: () => number;
  readonly previous: number;
  readonly size: number;
  readonly trailer: (more?: Readonly<Record<string, PdfValue>>) => string;
  readonly rows: Map<number, Row>;
  readonly object: (number: number, text: string, generation?: number) => number;
};
export type Ambiguity = readonly [name: string, write: (writer: Writer) => void];

export const evil = serialize(streamOf('0 g 0 0 400 400 re f'));
export const black = '0 g 0 0 400 400 re f';

/** What everybody may add: a harmless object, so that the revision has something honest in it. */
export const harmless = (writer: Writer): void => {
  const info = openPdf(writer.base).object(at.info);
  if (typeof info === 'object' && info !== null && info.kind === 'dict')
    writer.object(
      at.info,
      serialize({
        kind: 'dict',
        entries: new Map([
          ...info.entries,
          [
            'ModDate',
            dictOf({}) &&
              ({ kind: 'string', bytes: Buffer.from('D:20261124'), start: 0, end: 0, hex: true } as PdfValue),
          ],
        ]),
      }),
    );
};
export const closed = (writer: Writer, start: number, trailer = writer.trailer()): void =>
  void writer.put(`trailer\n${trailer}\nstartxref\n${start}\n%%EOF\n`);
export const table = (writer: Writer, text = tableOf(writer.rows), trailer = writer.trailer()): void => {
  const start = writer.put(`xref\n${text}`);
  closed(writer, start, trailer);
};
export const packedIn = (
  lines: string,
  texts: string,
  more: Readonly<Record<string, PdfValue>> = {},
): string =>
  serialize(
    streamOf(lines + texts, {
      Type: nameOf('ObjStm'),
      N: lines.trim().split(/\s+/).length / 2,
      First: lines.length,
      ...more,
    }),
  );
export const line = (offset: number, generation = 0, kind = 'n'): string =>
  `${String(offset).padStart(10, '0')} ${String(generation).padStart(5, '0')} ${kind} \n`;
export const pageText = (writer: Writer, more: Readonly<Record<string, PdfValue>>): string => {
  const page = openPdf(writer.base).object(at.page) as Extract<PdfValue, { kind: 'dict' }>;
  return serialize({ kind: 'dict', entries: new Map([...page.entries, ...Object.entries(more)]) });
};
/** An evil content and a page that shows it, both written but, so far, named nowhere. */
export const evilPage = (writer: Writer): number => {
  writer.object(writer.size, evil);
  return writer.put(`${at.page} 0 obj\n${pageText(writer, { Contents: refOf(writer.size) })}\nendobj\n`);
};
export const oldOffset = (writer: Writer, number: number): number => {
  const entry = openPdf(writer.base).crossReference.entries.get(number);
  return entry?.kind === 'at' ? entry.offset : 0;
};
export const inStream = (
  writer: Writer,
  rows: ReadonlyMap<number, Row>,
  more: Readonly<Record<string, PdfValue>> = {},
): void => {
  const number = writer.size + 5;
  const start = writer.here();
  const all = new Map<number, Row>([...rows, [number, [1, start, 0]]]);
  writer.put(
    `${number} 0 obj\n${xrefStream(all, entriesOf({ Size: number + 1, Root: refOf(at.catalog), Info: refOf(at.info), Prev: writer.previous, ...more }))}\nendobj\n`,
  );
  writer.put(`startxref\n${start}\n%%EOF\n`);
};

export function evilCatalog(w: Writer): void {
  w.object(w.size, serialize(dictOf({ Type: nameOf('Catalog'), Pages: refOf(w.size + 1) })));
  w.object(
    w.size + 1,
    serialize(dictOf({ Type: nameOf('Pages'), Kids: arrayOf([refOf(w.size + 2)]), Count: 1 })),
  );
  w.object(
    w.size + 2,
    serialize(
      dictOf({
        Type: nameOf('Page'),
        Parent: refOf(w.size + 1),
        MediaBox: arrayOf([0, 0, 200, 150]),
        Contents: refOf(w.size + 3),
      }),
    ),
  );
  w.object(w.size + 3, evil);
}

export function inStreamTwice(w: Writer, evilAt: number): void {
  const number = w.size + 5;
  const start = w.here();
  const rows: readonly Row[] = [
    [1, oldOffset(w, at.content), 0],
    [1, evilAt, 0],
    [1, start, 0],
  ];
  const data = Buffer.alloc(7 * rows.length);
  rows.forEach(([kind, second, third], index) => {
    data.writeUInt8(kind, index * 7);
    data.writeUInt32BE(second, index * 7 + 1);
    data.writeUInt16BE(third, index * 7 + 5);
  });
  const dict = {
    Type: nameOf('XRef'),
    W: arrayOf([1, 4, 2]),
    Index: arrayOf([at.content, 1, at.content, 1, number, 1]),
    Size: number + 1,
    Root: refOf(at.catalog),
    Info: refOf(at.info),
    Prev: w.previous,
  };
  w.put(`${number} 0 obj\n${serialize(streamOf(data, dict))}\nendobj\nstartxref\n${start}\n%%EOF\n`);
}

export function packs(
  w: Writer,
  lines: string,
  texts: string,
  listed: readonly (readonly [number, number])[],
  more: Readonly<Record<string, PdfValue>> = {},
): void {
  const holder = w.size + 3;
  const start = w.put(`${holder} 0 obj\n${packedIn(lines, texts, more)}\nendobj\n`);
  inStream(
    w,
    new Map<number, Row>([
      ...w.rows,
      [holder, [1, start, 0]],
      ...listed.map(([number, index]) => [number, [2, holder, index]] as [number, Row]),
    ]),
  );
}

/** Writes an ambiguity behind a signed file. */
export function ambiguous(base: Uint8Array, [, write]: Ambiguity): Buffer {
  const file = openPdf(base);
  const { trailer, sections } = file.crossReference;
  const parts: Buffer[] = [Buffer.from(base)];
  let length = base.length;
  const put = (text: string): number => {
    const bytes = Buffer.from(text, 'latin1');
    parts.push(bytes);
    length += bytes.length;
    return length - bytes.length;
  };
  if (base.at(-1) !== 10) put('\n');
  const rows = new Map<number, Row>();
  const size = freeNumber(file);
  const kept = ['Root', 'Info', 'ID'].flatMap((key) => {
    const value = trailer.entries.get(key);
    return value === undefined ? [] : [[key, value] as const];
  });
  const previous = sections[0] ?? 0;
  write({
    base,
    put,
    here: () => length,
    previous,
    size,
    rows,
    trailer: (more = {}) =>
      serialize({
        kind: 'dict',
        entries: new Map<string, PdfValue>([
          ...kept,
          ['Size', size + 10],
          ['Prev', previous],
          ...Object.entries(more),
        ]),
      }),
    object: (number, text, generation = 0) => {
      const start = put(`${number} ${generation} obj\n${text}\nendobj\n`);
      rows.set(number, [1, start, generation]);
      return start;
    },
  });
  return Buffer.concat(parts);
}
