import type { Result } from '../checklist/events.ts';
import type { Timeliness } from './figures.ts';
import type { Observation } from './observation.ts';

/**
 * Observations by columns: numbers in typed arrays, texts as places in one list. A million take some 100 bytes each instead
 * of several hundred, and are written to and read from a file without parsing.
 */
export type ObservationColumns = {
  readonly rows: number;
  readonly texts: readonly string[];
  readonly numbers: Readonly<Record<NumberColumn, Float64Array>>;
  readonly references: Readonly<Record<TextColumn, Uint32Array>>;
  /** Bit sets: result, timeliness, recorded late, clock jump. */
  readonly flags: Uint8Array;
  /** Pauses of all rows one after another; `pauseEnd[row]` is where those of a row end. */
  readonly pauseEnd: Uint32Array;
  readonly pauseReason: Uint32Array;
  readonly pauseTime: Float64Array;
};

export const numberColumns = [
  'at',
  'startedAt',
  'finishedAt',
  'net',
  'gross',
  'standard',
  'lateBy',
  'stampedFor',
] as const;
export const textColumns = ['run', 'part', 'activity', 'person', 'role', 'reason'] as const;

type NumberColumn = (typeof numberColumns)[number];
type TextColumn = (typeof textColumns)[number];

const results: readonly (Result | undefined)[] = [undefined, 'sesuai', 'tidak_sesuai', 'tidak_berlaku'];
const timelinesses: readonly Timeliness[] = ['tepat_waktu', 'terlambat', 'tidak_diukur'];

/** Columns in the making: each observation is put in and let go. */
type ColumnsBuilder = {
  readonly add: (observation: Observation) => void;
  readonly columns: () => ObservationColumns;
};

/** Puts observations into columns, in their order. */
export function columnsBuilder(): ColumnsBuilder {
  const texts: string[] = [''];
  const places = new Map<string, number>([['', 0]]);
  const placeOf = (text: string | undefined): number => {
    if (text === undefined) return 0;
    const known = places.get(text);
    if (known !== undefined) return known;
    places.set(text, texts.length);
    texts.push(text);
    return texts.length - 1;
  };
  let columns = emptyColumns(256, 64, texts);
  let rows = 0;
  let pauses = 0;
  return {
    add: (one) => {
      if (rows === columns.rows || pauses + one.pauses.length > columns.pauseTime.length)
        columns = resized(columns, rows * 2, (pauses + one.pauses.length) * 2);
      for (const name of numberColumns) columns.numbers[name][rows] = one[name] ?? Number.NaN;
      for (const name of textColumns) columns.references[name][rows] = placeOf(one[name]);
      columns.flags[rows] = flagsOf(one);
      for (const { reason, time } of one.pauses) {
        columns.pauseReason[pauses] = placeOf(reason);
        columns.pauseTime[pauses++] = time;
      }
      columns.pauseEnd[rows++] = pauses;
    },
    columns: () => resized(columns, rows, pauses),
  };
}

/** The same columns with room for so many rows and pauses; what does not fit is cut off. */
function resized(columns: ObservationColumns, rows: number, pauses: number): ObservationColumns {
  const larger = emptyColumns(rows, pauses, columns.texts);
  for (const name of numberColumns) copyInto(larger.numbers[name], columns.numbers[name]);
  for (const name of textColumns) copyInto(larger.references[name], columns.references[name]);
  for (const name of ['flags', 'pauseEnd', 'pauseReason', 'pauseTime'] as const)
    copyInto(larger[name], columns[name]);
  return larger;
}

type Numeric = Float64Array | Uint32Array | Uint8Array;

function copyInto(to: Numeric, from: Numeric): void {
  to.set(from.subarray(0, to.length));
}

function emptyColumns(rows: number, pauses: number, texts: readonly string[]): ObservationColumns {
  const each = <Name extends string, Column>(names: readonly Name[], make: () => Column) =>
    Object.fromEntries(names.map((name) => [name, make()])) as Record<Name, Column>;
  return {
    rows,
    texts,
    numbers: each(numberColumns, () => new Float64Array(rows)),
    references: each(textColumns, () => new Uint32Array(rows)),
    flags: new Uint8Array(rows),
    pauseEnd: new Uint32Array(rows),
    pauseReason: new Uint32Array(pauses),
    pauseTime: new Float64Array(pauses),
  };
}

function flagsOf(observation: Observation): number {
  const result = results.indexOf(observation.result);
  const timeliness = timelinesses.indexOf(observation.timeliness);
  return result | (timeliness << 2) | (observation.recordedLate ? 16 : 0) | (observation.clockJump ? 32 : 0);
}

/** The observations of rows `from` up to, not including, `to`, one at a time. */
export function* fromColumns(
  columns: ObservationColumns,
  from = 0,
  to = columns.rows,
): Generator<Observation, void, undefined> {
  for (let row = from; row < to; row++) yield rowOf(columns, row);
}

/** All properties in one order, those without a value undefined: a million objects of one shape are read and made faster. */
function rowOf(columns: ObservationColumns, row: number): Observation {
  const { numbers, references, texts } = columns;
  const flags = columns.flags[row] ?? 0;
  const textOf = (name: TextColumn): string | undefined => {
    const place = references[name][row] ?? 0;
    return place === 0 ? undefined : texts[place];
  };
  return {
    run: textOf('run') ?? '',
    part: textOf('part') ?? '',
    activity: textOf('activity') ?? '',
    at: numberOf(numbers.at, row) ?? 0,
    person: textOf('person'),
    role: textOf('role'),
    result: results[flags & 3],
    reason: textOf('reason'),
    timeliness: timelinesses[(flags >> 2) & 3] ?? 'tidak_diukur',
    startedAt: numberOf(numbers.startedAt, row),
    finishedAt: numberOf(numbers.finishedAt, row),
    net: numberOf(numbers.net, row),
    gross: numberOf(numbers.gross, row),
    standard: numberOf(numbers.standard, row),
    lateBy: numberOf(numbers.lateBy, row),
    pauses: pausesOf(columns, row),
    stampedFor: numberOf(numbers.stampedFor, row),
    recordedLate: (flags & 16) !== 0,
    clockJump: (flags & 32) !== 0,
  };
}

function numberOf(column: Float64Array, row: number): number | undefined {
  const value = column[row];
  return value === undefined || Number.isNaN(value) ? undefined : value;
}

const noPauses: Observation['pauses'] = [];

function pausesOf(
  { pauseEnd, pauseReason, pauseTime, texts }: ObservationColumns,
  row: number,
): Observation['pauses'] {
  const from = row === 0 ? 0 : (pauseEnd[row - 1] ?? 0);
  const to = pauseEnd[row] ?? from;
  if (from === to) return noPauses;
  return Array.from({ length: to - from }, (_, index) => ({
    reason: texts[pauseReason[from + index] ?? 0] ?? '',
    time: pauseTime[from + index] ?? 0,
  }));
}
