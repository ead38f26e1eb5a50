import type { ClosedRun } from './closed-run.ts';
import { numberColumns, type ObservationColumns, textColumns } from './observation-columns.ts';
import type { NotedRun } from './remarks.ts';

/** A run in the index: the state of its files when it was read, and which rows are its. */
export type IndexedRun = {
  /** Folder of the run below the folder of its year. */
  readonly folder: string;
  /** Names, sizes and times of its journal files; any difference means that the run is read again. */
  readonly stamp: string;
  readonly rows: number;
  readonly unknownYears: readonly number[];
  readonly noted?: NotedRun;
  readonly closed?: ClosedRun;
};

/** The derived index of one year of records. It can be deleted at any time; journals are always the truth. */
export type ObservationIndex = {
  /** What the figures depend on beside the journals: calendar, rule, version of the program. */
  readonly key: string;
  readonly runs: readonly IndexedRun[];
  readonly columns: ObservationColumns;
};

const magic = 'SOPIDX1\n';
const bodyStart = magic.length + 64;

type Digest = (data: Uint8Array) => string;

/**
 * The index as bytes: magic, SHA-256 of all that follows (hex), length of the head, head as JSON, then the columns, each on a
 * multiple of eight.
 */
export function encodeIndex({ key, runs, columns }: ObservationIndex, sha256: Digest): Uint8Array {
  const { rows, texts } = columns;
  const head = new TextEncoder().encode(
    JSON.stringify({ key, runs, rows, pauses: columns.pauseTime.length, texts }),
  );
  const parts = arraysOf(columns);
  const start = aligned(bodyStart + 4 + head.length);
  const size = parts.reduce((sum, part) => aligned(sum + part.byteLength), start);
  const bytes = new Uint8Array(size);
  bytes.set(new TextEncoder().encode(magic));
  new DataView(bytes.buffer).setUint32(bodyStart, head.length, true);
  bytes.set(head, bodyStart + 4);
  let offset = start;
  for (const part of parts) {
    bytes.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), offset);
    offset = aligned(offset + part.byteLength);
  }
  bytes.set(new TextEncoder().encode(sha256(bytes.subarray(bodyStart))), magic.length);
  return bytes;
}

/** Reads an index; undefined for anything that is not whole, of this form and made under the same key. */
export function decodeIndex(bytes: Uint8Array, key: string, sha256: Digest): ObservationIndex | undefined {
  if (bytes.length < bodyStart + 4) return undefined;
  const opening = new TextDecoder().decode(bytes.subarray(0, bodyStart));
  if (opening !== `${magic}${sha256(bytes.subarray(bodyStart))}`) return undefined;
  const headLength = new DataView(bytes.buffer, bytes.byteOffset).getUint32(bodyStart, true);
  const head = readHead(bytes.subarray(bodyStart + 4, bodyStart + 4 + headLength));
  if (!head || head.key !== key) return undefined;
  const columns = readColumns(bytes, aligned(bodyStart + 4 + headLength), head);
  return columns && { key, runs: head.runs, columns };
}

type Head = Pick<ObservationIndex, 'key' | 'runs'> & {
  readonly rows: number;
  readonly pauses: number;
  readonly texts: readonly string[];
};

function readHead(bytes: Uint8Array): Head | undefined {
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as Head;
  } catch {
    return undefined;
  }
}

/** Views into the file's bytes, which are copied only where they do not start on a multiple of eight. */
function readColumns(bytes: Uint8Array, start: number, head: Head): ObservationColumns | undefined {
  const { rows, pauses, texts } = head;
  const body = bytes.subarray(start);
  const { buffer, byteOffset, byteLength } = body.byteOffset % 8 === 0 ? body : new Uint8Array(body);
  let offset = 0;
  const take = (size: number, count: number): readonly [number, number] => {
    const from = offset;
    offset = aligned(from + size * count);
    return [byteOffset + from, count];
  };
  const floats = (count: number) => take(8, count);
  const words = (count: number) => take(4, count);
  const places = [
    ...numberColumns.map(() => floats(rows)),
    ...textColumns.map(() => words(rows)),
    take(1, rows),
    words(rows),
    words(pauses),
    floats(pauses),
  ];
  if (offset !== byteLength) return undefined;
  const at = (index: number): readonly [number, number] => places[index] ?? [0, 0];
  const texted = numberColumns.length;
  const rest = texted + textColumns.length;
  return {
    rows,
    texts,
    numbers: named(numberColumns, (index) => new Float64Array(buffer, ...at(index))),
    references: named(textColumns, (index) => new Uint32Array(buffer, ...at(texted + index))),
    flags: new Uint8Array(buffer, ...at(rest)),
    pauseEnd: new Uint32Array(buffer, ...at(rest + 1)),
    pauseReason: new Uint32Array(buffer, ...at(rest + 2)),
    pauseTime: new Float64Array(buffer, ...at(rest + 3)),
  };
}

function named<Name extends string, Column>(names: readonly Name[], make: (index: number) => Column) {
  return Object.fromEntries(names.map((name, index) => [name, make(index)])) as Record<Name, Column>;
}

function arraysOf(columns: ObservationColumns): readonly (Float64Array | Uint32Array | Uint8Array)[] {
  return [
    ...numberColumns.map((name) => columns.numbers[name]),
    ...textColumns.map((name) => columns.references[name]),
    columns.flags,
    columns.pauseEnd,
    columns.pauseReason,
    columns.pauseTime,
  ];
}

const aligned = (offset: number): number => Math.ceil(offset / 8) * 8;
