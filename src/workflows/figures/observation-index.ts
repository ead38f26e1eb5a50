import type { ClosedRun } from '../../compliance/closed-run.ts';
import {
  decodeIndex,
  encodeIndex,
  type IndexedRun,
  type ObservationIndex,
} from '../../compliance/index-file.ts';
import type { Observation } from '../../compliance/observation.ts';
import { columnsBuilder, fromColumns } from '../../compliance/observation-columns.ts';
import type { NotedRun } from '../../compliance/remarks.ts';
import type { Host } from '../../host/host.ts';
import { nameOf } from '../../host/paths.ts';
import type { RunPlace } from '../../record/run-folder.ts';
import { readCache, writeCache } from '../office/cache-file.ts';
import { isFresh, placesByYear, stampOf } from '../office/run-stamps.ts';

type Storage = Pick<Host, 'files' | 'sha256' | 'now'>;

/** What compliance sees of one run; nothing to count while it is open. */
export type RunObservations = {
  readonly observations: readonly Observation[];
  readonly unknownYears: readonly number[];
  /** What is to be said of it. */
  readonly noted?: NotedRun;
  /** Absent while it is open. */
  readonly closed?: ClosedRun;
};

/** The same of a run or of a whole year, perhaps made row by row from the index. */
type ManyObservations = {
  readonly observations: Iterable<Observation>;
  readonly unknownYears: readonly number[];
  readonly noted: readonly NotedRun[];
  readonly closed: readonly ClosedRun[];
};

/** Reads one run; undefined when it is damaged: such a run is never put into the index and is read again each time. */
export type ObserveRun = (place: RunPlace, entries?: readonly string[]) => RunObservations | undefined;

/**
 * The observations of runs, a year of records at a time. Runs whose files are as they were when the index was made come
 * from the index, the others from their journals; the index of a year is written anew when anything in it changed.
 */
export function* indexedObservations(
  host: Storage,
  records: string,
  runs: readonly RunPlace[],
  key: string,
  observe: ObserveRun,
): Generator<ManyObservations, void, undefined> {
  for (const [folder, places] of placesByYear(runs)) {
    const path = `${records}/.indeks/${nameOf(folder)}.bin`;
    const bytes = readCache(host, path);
    const index = bytes && decodeIndex(bytes, key, host.sha256);
    yield* indexedYear(host, { path, key, folder }, places, index, observe);
  }
}

type YearPlace = { readonly path: string; readonly key: string; readonly folder: string };

function* indexedYear(
  host: Storage,
  year: YearPlace,
  places: readonly RunPlace[],
  index: ObservationIndex | undefined,
  observe: ObserveRun,
): Generator<ManyObservations, void, undefined> {
  const known = knownRuns(index);
  const names = places.map((place) => place.folder.slice(year.folder.length + 1));
  const fresh = places.map((place, at) => isFresh(host.files, place, known.get(names[at] ?? '')?.run.stamp));
  if (index && index.runs.length === places.length && fresh.every(Boolean)) {
    yield {
      observations: fromColumns(index.columns),
      unknownYears: [...new Set(index.runs.flatMap((run) => run.unknownYears))],
      noted: index.runs.flatMap(({ noted }) => noted ?? []),
      closed: index.runs.flatMap(({ closed }) => closed ?? []),
    };
    return;
  }
  let changed = index?.runs.length !== fresh.filter(Boolean).length;
  const runs: IndexedRun[] = [];
  const kept = columnsBuilder();
  for (const [at, place] of places.entries()) {
    const folder = names[at] ?? '';
    const old = fresh[at] ? known.get(folder) : undefined;
    const { stamp, entries } = old ? { stamp: old.run.stamp, entries: undefined } : stampOf(host, place);
    const seen = old && index ? remembered(index, old) : observe(place, entries);
    if (!seen) continue;
    if (stamp !== undefined) {
      changed ||= !old;
      for (const one of seen.observations) kept.add(one);
      const { observations, ...rest } = seen;
      runs.push({ folder, stamp, rows: observations.length, ...rest });
    }
    yield { ...seen, noted: seen.noted ? [seen.noted] : [], closed: seen.closed ? [seen.closed] : [] };
  }
  if (!changed) return;
  const made = encodeIndex({ key: year.key, runs, columns: kept.columns() }, host.sha256);
  writeCache(host, year.path, made);
}

type KnownRun = { readonly run: IndexedRun; readonly from: number };

function knownRuns(index: ObservationIndex | undefined): ReadonlyMap<string, KnownRun> {
  const known = new Map<string, KnownRun>();
  let from = 0;
  for (const run of index?.runs ?? []) {
    known.set(run.folder, { run, from });
    from += run.rows;
  }
  return known;
}

function remembered({ columns }: ObservationIndex, { run, from }: KnownRun): RunObservations {
  const { unknownYears, noted, closed } = run;
  const observations = [...fromColumns(columns, from, from + run.rows)];
  return { observations, unknownYears, ...(noted ? { noted } : {}), ...(closed ? { closed } : {}) };
}
