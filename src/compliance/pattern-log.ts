import type { Observation } from './observation.ts';
import { addToRun, emptyRun, type RunSigns, signsOf } from './patterns.ts';

/** A run as the log knows it: its number, part, and earliest observation (epoch ms), by which runs are ordered. */
export type LoggedRun = { readonly run: string; readonly part: string; firstAt: number };

/**
 * What the patterns need of every observation, in columns of plain numbers: some twenty bytes each instead of the objects
 * that are made of them a run at a time. Runs, people and activities stand as places in lists.
 */
export type PatternLog = {
  readonly runs: Map<string, LoggedRun>;
  readonly runPlaces: Map<string, number>;
  readonly names: string[];
  readonly namePlaces: Map<string, number>;
  length: number;
  run: Uint32Array;
  person: Uint32Array;
  activity: Uint32Array;
  at: Float64Array;
  signs: Uint8Array;
};

export function emptyLog(): PatternLog {
  return {
    runs: new Map(),
    runPlaces: new Map(),
    names: [''],
    namePlaces: new Map(),
    length: 0,
    run: new Uint32Array(64),
    person: new Uint32Array(64),
    activity: new Uint32Array(64),
    at: new Float64Array(64),
    signs: new Uint8Array(64),
  };
}

/** Keeps what the patterns need to know of an observation. */
export function addToLog(log: PatternLog, observation: Observation): void {
  addRun(log, observation.run, observation.part, observation.at);
  const signs = signsOf(observation);
  if (signs !== 0)
    addRow(log, observation.run, observation.person, observation.activity, observation.at, signs);
}

/** Adds what another log kept. */
export function addLog(log: PatternLog, other: PatternLog): void {
  for (const { run, part, firstAt } of other.runs.values()) addRun(log, run, part, firstAt);
  const runs = [...other.runPlaces.keys()];
  for (let row = 0; row < other.length; row++) {
    const person = other.person[row] === 0 ? undefined : nameAt(other, other.person[row]);
    const run = runs[other.run[row] ?? 0] ?? '';
    addRow(log, run, person, nameAt(other, other.activity[row]), other.at[row] ?? 0, other.signs[row] ?? 0);
  }
}

/** The runs, oldest first. */
export function loggedRuns({ runs }: PatternLog): readonly LoggedRun[] {
  return [...runs.values()].sort((a, b) => a.firstAt - b.firstAt || (a.run < b.run ? -1 : 1));
}

/** What was kept of each of the runs, one after another; runs of which nothing was kept are left out. */
export function* runSigns(log: PatternLog, runs: readonly LoggedRun[]): Generator<RunSigns, void, undefined> {
  const { ends, rows } = rowsByRun(log);
  for (const { run } of runs) {
    const place = log.runPlaces.get(run);
    if (place === undefined) continue;
    const signs = emptyRun(run);
    for (let index = place === 0 ? 0 : (ends[place - 1] ?? 0); index < (ends[place] ?? 0); index++) {
      const row = rows[index] ?? 0;
      const person = log.person[row] === 0 ? undefined : nameAt(log, log.person[row]);
      addToRun(signs, nameAt(log, log.activity[row]), person, log.at[row] ?? 0, log.signs[row] ?? 0);
    }
    yield signs;
  }
}

/** Counting sort: the rows by run, each run's own in the order in which they came. */
function rowsByRun({ runPlaces, run, length }: PatternLog): { ends: Uint32Array; rows: Uint32Array } {
  const ends = new Uint32Array(runPlaces.size);
  for (const place of run.subarray(0, length)) ends[place] = (ends[place] ?? 0) + 1;
  for (let place = 1; place < ends.length; place++) ends[place] = (ends[place] ?? 0) + (ends[place - 1] ?? 0);
  const next = ends.slice();
  const rows = new Uint32Array(length);
  for (let row = length - 1; row >= 0; row--) {
    const place = run[row] ?? 0;
    const at = (next[place] ?? 0) - 1;
    next[place] = at;
    rows[at] = row;
  }
  return { ends, rows };
}

function addRun({ runs }: PatternLog, run: string, part: string, at: number): void {
  const known = runs.get(run);
  if (!known) runs.set(run, { run, part, firstAt: at });
  else if (at < known.firstAt) known.firstAt = at;
}

function addRow(
  log: PatternLog,
  run: string,
  person: string | undefined,
  activity: string,
  at: number,
  signs: number,
): void {
  if (log.length === log.run.length) grow(log);
  const row = log.length++;
  log.run[row] = placeIn(log.runPlaces, run);
  log.person[row] = person === undefined ? 0 : namePlace(log, person);
  log.activity[row] = namePlace(log, activity);
  log.at[row] = at;
  log.signs[row] = signs;
}

function placeIn(places: Map<string, number>, key: string): number {
  const known = places.get(key);
  if (known !== undefined) return known;
  places.set(key, places.size);
  return places.size - 1;
}

function namePlace({ names, namePlaces }: PatternLog, name: string): number {
  const known = namePlaces.get(name);
  if (known !== undefined) return known;
  namePlaces.set(name, names.length);
  return names.push(name) - 1;
}

const nameAt = ({ names }: PatternLog, place: number | undefined): string => names[place ?? 0] ?? '';

function grow(log: PatternLog): void {
  const size = log.length * 2;
  const wider = <Column extends Uint32Array | Float64Array | Uint8Array>(
    to: Column,
    from: Column,
  ): Column => {
    to.set(from);
    return to;
  };
  log.run = wider(new Uint32Array(size), log.run);
  log.person = wider(new Uint32Array(size), log.person);
  log.activity = wider(new Uint32Array(size), log.activity);
  log.at = wider(new Float64Array(size), log.at);
  log.signs = wider(new Uint8Array(size), log.signs);
}
