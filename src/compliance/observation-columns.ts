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

export type NumberColumn = (typeof numberColumns)[number];
export type TextColumn = (typeof textColumns)[number];

const results: readonly (Result | undefined)[] = [undefined, 'sesuai', 'tidak_sesuai', 'tidak_berlaku'];
const timelinesses: readonly Timeliness[] = ['tepat_waktu', 'terlambat', 'tidak_diukur'];

/** Puts observations into columns, in their order. */
export function toColumns(observations: readonly Observation[]): ObservationColumns {
  const rows = observations.length;
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
  const pauses = observations.reduce((sum, one) => sum + one.pauses.length, 0);
  const columns = emptyColumns(rows, pauses, texts);
  let pause = 0;
  observations.forEach((one, row) => {
    for (const name of numberColumns) columns.numbers[name][row] = one[name] ?? Number.NaN;
    for (const name of textColumns) columns.references[name][row] = placeOf(one[name]);
    columns.flags[row] = flagsOf(one);
    for (const { reason, time } of one.pauses) {
      columns.pauseReason[pause] = placeOf(reason);
      columns.pauseTime[pause++] = time;
    }
    columns.pauseEnd[row] = pause;
  });
  return columns;
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

function flagsOf(one: Observation): number {
  const result = results.indexOf(one.result);
  const timeliness = timelinesses.indexOf(one.timeliness);
  return result | (timeliness << 2) | (one.recordedLate ? 16 : 0) | (one.clockJump ? 32 : 0);
}

/** The observations of rows `from` up to, not including, `to`, one at a time. */
export function* fromColumns(
  columns: ObservationColumns,
  from = 0,
  to = columns.rows,
): Generator<Observation, void, undefined> {
  for (let row = from; row < to; row++) yield rowOf(columns, row);
}

function rowOf(columns: ObservationColumns, row: number): Observation {
  const { numbers, references, texts } = columns;
  const flags = columns.flags[row] ?? 0;
  const one: { -readonly [Key in keyof Observation]?: Observation[Key] } = {
    run: texts[references.run[row] ?? 0] ?? '',
    part: texts[references.part[row] ?? 0] ?? '',
    activity: texts[references.activity[row] ?? 0] ?? '',
    timeliness: timelinesses[(flags >> 2) & 3] ?? 'tidak_diukur',
    pauses: pausesOf(columns, row),
    recordedLate: (flags & 16) !== 0,
    clockJump: (flags & 32) !== 0,
  };
  for (const name of numberColumns) {
    const value = numbers[name][row] ?? Number.NaN;
    if (!Number.isNaN(value)) one[name] = value;
  }
  const result = results[flags & 3];
  if (result) one.result = result;
  for (const name of ['person', 'role', 'reason'] as const) {
    const place = references[name][row] ?? 0;
    if (place !== 0) one[name] = texts[place] ?? '';
  }
  return one as Observation;
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
