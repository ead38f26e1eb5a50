import { type ClosedRun, closedRun } from '../../compliance/closed-run.ts';
import { type Labels, labelsOf } from '../../compliance/labels.ts';
import type { Observation } from '../../compliance/observation.ts';
import { clockJumped, observeRun } from '../../compliance/observe.ts';
import { type NotedRun, notedRun } from '../../compliance/remarks.ts';
import { runFigures, type TimeRule } from '../../compliance/run-figures.ts';
import { UserError } from '../../host/errors.ts';
import type { Host } from '../../host/host.ts';
import type { Break } from '../../record/breaks.ts';
import { type Journal, readJournal } from '../../record/record.ts';
import type { RunPlace } from '../../record/run-folder.ts';
import { findPart } from '../../sop/activities.ts';
import type { Sop } from '../../sop/sop.ts';
import { cacheKey } from '../office/cache-file.ts';
import { countedRuns } from '../office/counted-runs.ts';
import { findRun, openRecord } from '../office/find-run.ts';
import { alone, type DamagedRun, damagedRun, oddEntries } from '../office/odd-entries.ts';
import { readSops, type Workspace } from '../office/workspace.ts';
import { countedJudge, damageWords } from '../record/judge-first.ts';
import { officeRegister } from '../record/office-keys.ts';
import { indexedObservations, type RunObservations } from './observation-index.ts';

/** Which finished runs are looked at. */
type RunFilter = { readonly part?: string; readonly run?: string };

/** Raised whenever the same journals come to other observations than before. */
const observationVersion = 5;

/**
 * The observations of the finished runs, oldest run first. A run that is damaged is left out and handed to `skipped`; what else is to be
 * said of a run, whether it is asked for or not, to `noted`.
 * @throws UserError when a run is asked for that is not there or still open
 */
export function* observeRuns(
  host: Host,
  workspace: Workspace,
  rule: TimeRule,
  { part, run }: RunFilter,
  { skipped, noted, closed }: Asides,
): Generator<Observation, void, undefined> {
  for (const odd of run === undefined ? oddEntries(host, workspace.recordsFolder) : []) skipped(odd);
  const found =
    run === undefined
      ? indexedObservations(
          host,
          workspace.recordsFolder,
          countedRuns(host, workspace.recordsFolder, (place, error) => skipped(damagedRun(place, error))),
          indexKey(host, workspace, rule),
          observer(host, workspace, rule, skipped),
        )
      : [oneRun(host, workspace, rule, run)];
  for (const { observations, noted: some, closed: done } of found) {
    for (const one of some) noted(one);
    for (const one of done) closed(one);
    for (const one of observations) if (part === undefined || one.part === part) yield one;
  }
}

/** Who hears of what is not in the figures, or in doubt. */
type Asides = {
  readonly skipped: (damaged: DamagedRun) => void;
  readonly noted: (run: NotedRun) => void;
  readonly closed: (run: ClosedRun) => void;
};

/** Keeps what is said aside while runs are counted. */
export function keptAsides() {
  const [damaged, noted, closed]: [DamagedRun[], NotedRun[], ClosedRun[]] = [[], [], []];
  const asides: Asides = {
    skipped: (one) => damaged.push(one),
    noted: (one) => noted.push(one),
    closed: (one) => closed.push(one),
  };
  return { damaged, noted, closed, asides } as const;
}

type Observe = (place: RunPlace, entries?: readonly string[]) => RunObservations | undefined;

function oneRun(host: Host, workspace: Workspace, rule: TimeRule, run: string) {
  const place = findRun(host, workspace, run);
  const observe = observer(host, workspace, rule, ({ why }) => {
    throw new UserError(why);
  });
  const { observations = [], noted } = observe(place) ?? {};
  if (observations.length > 0) return { observations, noted: noted ? [noted] : [], closed: [] };
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
  workspace: Workspace,
  rule: TimeRule,
  skipped: (damaged: DamagedRun) => void,
): Observe {
  const snapshots = new Map<string, Sop>();
  const judge = countedJudge(host, workspace);
  const roles = new Map(workspace.office.people.map(({ name, role }) => [name, role]));
  return (place, listed) => {
    const read = readAlone(host, place, listed);
    if ('why' in read) {
      skipped(read);
      return undefined;
    }
    const { journal, entries } = read;
    const { state, lines, damage, missing } = journal;
    if (state && damage.length === 0 && missing.length === 0 && state.closedAt === undefined) return nothing;
    const sop = state && snapshots.get(state.sopHash);
    const whole = damage.length === 0 && missing.length === 0;
    try {
      const opened = whole && state && sop ? { state, sop } : openRecord(host, place);
      const { damage: found, doubts } = alone(place, () => judge(journal, entries));
      const [wrong] = found;
      if (wrong) throw new UserError(brokenAndLeftOut(place.run, wrong));
      snapshots.set(opened.state.sopHash, opened.sop);
      const part = findPart(opened.sop, opened.state.part);
      if (!part) return nothing;
      const events = lines.map(({ event }) => event);
      const figures = runFigures(part, opened.state, rule, opened.state.closedAt ?? opened.state.lastAt);
      const observations = observeRun({
        run: place.run,
        part,
        state: opened.state,
        figures,
        rule,
        roleOf: ({ name }) => roles.get(name),
        clockJump: clockJumped(events),
      });
      const closed = closedRun(place, opened.state, events);
      const noted = notedRun(
        place,
        opened.state,
        doubts.map(({ kind }) => kind),
      );
      return { observations, unknownYears: figures.unknownYears, ...(noted ? { noted } : {}), closed };
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      skipped(damagedRun(place, error));
      return undefined;
    }
  };
}

const brokenAndLeftOut = (run: string, wrong: Break) => {
  const { id, en } = damageWords(wrong);
  return {
    id: `catatan ${run} RUSAK dan tidak dihitung: ${id}. Lihat: sop verify ${run}`,
    en: `record ${run} is BROKEN and does not count: ${en}. See: sop verify ${run}`,
  };
};

type ReadAlone = { readonly journal: Journal; readonly entries: readonly string[] };

function readAlone(host: Host, place: RunPlace, listed?: readonly string[]): ReadAlone | DamagedRun {
  try {
    return alone(place, () => {
      const entries = listed ?? host.files.list(place.folder);
      return { journal: readJournal(host, place, entries), entries };
    });
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return damagedRun(place, error);
  }
}

const nothing: RunObservations = { observations: [], unknownYears: [] };

/** Everything that observations depend on beside the journals. */
function indexKey(host: Host, { office, root }: Workspace, { calendar, dayRule }: TimeRule): string {
  const roles = office.people.map(({ name, role }) => [name, role ?? null]);
  const keys = [officeRegister(host, root).heads, office.lineSigning ?? null, office.keyOfficers];
  return cacheKey(host, [observationVersion, calendar.data, calendar.zone, dayRule ?? null, roles, keys]);
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
