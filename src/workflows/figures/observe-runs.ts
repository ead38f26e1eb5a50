import { type Labels, labelsOf } from '../../compliance/labels.ts';
import type { Observation } from '../../compliance/observation.ts';
import { clockJumped, observeRun } from '../../compliance/observe.ts';
import { runFigures, type TimeRule } from '../../compliance/run-figures.ts';
import { UserError } from '../../host/errors.ts';
import type { Host } from '../../host/host.ts';
import { type Journal, readJournal } from '../../record/record.ts';
import type { RunPlace } from '../../record/run-folder.ts';
import { findPart } from '../../sop/activities.ts';
import type { Sop } from '../../sop/sop.ts';
import { cacheKey } from '../office/cache-file.ts';
import { countedRuns } from '../office/counted-runs.ts';
import { findRun, openRecord } from '../office/find-run.ts';
import { alone, type DamagedRun, damagedRun, oddEntries } from '../office/odd-entries.ts';
import { readSops, type Workspace } from '../office/workspace.ts';
import { indexedObservations, type RunObservations } from './observation-index.ts';

/** Which finished runs are looked at. */
type RunFilter = { readonly part?: string; readonly run?: string };

/** Raised whenever the same journals come to other observations than before. */
const observationVersion = 1;

/**
 * The observations of the finished runs, oldest run first. A run that is damaged is left out and handed to `skipped`.
 * @throws UserError when a run is asked for that is not there or still open
 */
export function* observeRuns(
  host: Host,
  workspace: Workspace,
  rule: TimeRule,
  { part, run }: RunFilter,
  skipped: (damaged: DamagedRun) => void,
): Generator<Observation, void, undefined> {
  const observe = observer(host, workspace, rule, skipped);
  for (const odd of run === undefined ? oddEntries(host, workspace.recordsFolder) : []) skipped(odd);
  const found =
    run === undefined
      ? indexedObservations(
          host,
          workspace.recordsFolder,
          countedRuns(host, workspace.recordsFolder, (place, error) => skipped(damagedRun(place, error))),
          indexKey(host, workspace, rule),
          observe,
        )
      : [closedRun(host, workspace, run, observe)];
  for (const { observations } of found) {
    for (const one of observations) if (part === undefined || one.part === part) yield one;
  }
}

type Observe = (place: RunPlace, entries?: readonly string[]) => RunObservations | undefined;

function closedRun(host: Host, workspace: Workspace, run: string, observe: Observe): RunObservations {
  const place = findRun(host, workspace, run);
  const seen = observe(place) ?? { observations: [], unknownYears: [] };
  if (seen.observations.length > 0) return seen;
  openRecord(host, place);
  throw new UserError({
    id: `pelaksanaan ${place.run} belum ditutup; kepatuhan dihitung dari pelaksanaan yang selesai. Lihat: sop status`,
    en: `run ${place.run} is not closed yet; compliance counts finished runs. See: sop status`,
  });
}

/**
 * Reads runs. A snapshot that was read once serves all runs that name its digest: the same bytes, the same SOP.
 */
function observer(
  host: Host,
  { office }: Workspace,
  rule: TimeRule,
  skipped: (damaged: DamagedRun) => void,
): Observe {
  const snapshots = new Map<string, Sop>();
  const roles = new Map(office.people.map(({ name, role }) => [name, role]));
  return (place, entries) => {
    const journal = readAlone(host, place, entries);
    if ('why' in journal) {
      skipped(journal);
      return undefined;
    }
    const { state, lines, damage, missing } = journal;
    if (state && damage.length === 0 && missing.length === 0 && state.closedAt === undefined) return nothing;
    const sop = state && snapshots.get(state.sopHash);
    const whole = damage.length === 0 && missing.length === 0;
    try {
      const opened = whole && state && sop ? { state, sop } : openRecord(host, place);
      snapshots.set(opened.state.sopHash, opened.sop);
      const part = findPart(opened.sop, opened.state.part);
      if (!part) return nothing;
      const figures = runFigures(part, opened.state, rule, opened.state.closedAt ?? opened.state.lastAt);
      const observations = observeRun({
        run: place.run,
        part,
        state: opened.state,
        figures,
        rule,
        roleOf: ({ name }) => roles.get(name),
        clockJump: clockJumped(lines.map((line) => line.event)),
      });
      return { observations, unknownYears: figures.unknownYears };
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      skipped(damagedRun(place, error));
      return undefined;
    }
  };
}

function readAlone(host: Host, place: RunPlace, entries?: readonly string[]): Journal | DamagedRun {
  try {
    return alone(place, () => readJournal(host, place, entries));
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return damagedRun(place, error);
  }
}

const nothing: RunObservations = { observations: [], unknownYears: [] };

/** Everything that observations depend on beside the journals. */
function indexKey(host: Host, { office }: Workspace, { calendar, dayRule }: TimeRule): string {
  const roles = office.people.map(({ name, role }) => [name, role ?? null]);
  return cacheKey(host, [observationVersion, calendar.data, calendar.zone, dayRule ?? null, roles]);
}

/** What the codes stand for today; a code that is in no SOP of the office any more stands for itself. */
export function officeLabels(host: Host, workspace: Workspace): Labels {
  try {
    return labelsOf(readSops(host, workspace).files.map(({ sop }) => sop));
  } catch (error) {
    if (error instanceof UserError) return labelsOf([]);
    throw error;
  }
}
