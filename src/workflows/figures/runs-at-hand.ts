import type { TimeRule } from '../../compliance/run-figures.ts';
import { UserError } from '../../host/errors.ts';
import type { Host } from '../../host/host.ts';
import { nameOf } from '../../host/paths.ts';
import { type RunPlace, surveyRuns } from '../../record/run-folder.ts';
import type { Sop } from '../../sop/sop.ts';
import { cacheKey, keep, readKept } from '../office/cache-file.ts';
import { countedRuns } from '../office/counted-runs.ts';
import { type OpenedRun, openRecord } from '../office/find-run.ts';
import { type DamagedRun, damagedRun, oddEntries } from '../office/odd-entries.ts';
import { isFresh, placesByYear, stampOf } from '../office/run-stamps.ts';
import type { Workspace } from '../office/workspace.ts';
import { type RunProgress, runProgress } from './run-progress.ts';

/** A run of which something is still to be done: to go on with it, to look at what came after its close, or to make its report. */
export type RunAtHand =
  | { readonly todo: 'answer' | 'decide'; readonly place: RunPlace; readonly run: OpenedRun }
  | { readonly todo: 'report'; readonly place: RunPlace; readonly progress: RunProgress };

/** A closed run as the index has it: folder below that of the year, stamp of its files, and how far it is if its report is owed. */
type Kept = readonly [folder: string, stamp: string, owed: RunProgress | null];

/** Raised whenever the same journals come to something else than before. */
const keptVersion = 2;

type Skip = (damaged: DamagedRun) => void;

/**
 * The runs that somebody has to see to, oldest first, one at a time; those that cannot be opened are handed to `skipped`, and so is
 * what else is to be said of the folder. Closed runs whose files are as they were when they were last read come from an index, a
 * file a year, which can be deleted at any time; all others are read.
 * @throws UserError
 */
export function* runsAtHand(
  host: Host,
  { recordsFolder }: Workspace,
  rule: TimeRule,
  skipped: Skip,
): Generator<RunAtHand, void, undefined> {
  const survey = surveyRuns(host.files, recordsFolder);
  for (const odd of oddEntries(host, recordsFolder, survey)) skipped(odd);
  const { data, zone } = rule.calendar;
  const key = cacheKey(host, [keptVersion, data, zone, rule.dayRule ?? null]);
  const look = looker(host, rule, skipped);
  const skip = (place: RunPlace, error: UserError): void => skipped(damagedRun(place, error));
  const counted = countedRuns(host, recordsFolder, skip, survey.runs);
  for (const [year, places] of placesByYear(counted)) {
    const path = `${recordsFolder}/.indeks/${nameOf(year)}.json`;
    const before = (readKept(host, path, key) ?? []) as readonly Kept[];
    const known = new Map(before.map((one) => [one[0], one]));
    const after: Kept[] = [];
    for (const place of places) {
      const folder = place.folder.slice(year.length + 1);
      const old = known.get(folder);
      if (old && isFresh(host.files, place, old[1])) {
        after.push(old);
        if (old[2]) yield { todo: 'report', place, progress: old[2] };
        continue;
      }
      const { stamp, entries } = stampOf(host, place);
      const found = look(place, entries);
      const settled = found === null || found?.todo === 'report';
      if (settled && stamp !== undefined) after.push([folder, stamp, found?.progress ?? null]);
      if (found) yield found;
    }
    const same = before.length === after.length && after.every((one, at) => one === before[at]);
    if (!same) keep(host, path, key, after);
  }
}

/** Reads a run: what is to be done about it, `null` for nothing, undefined when it cannot be opened. */
function looker(
  host: Host,
  rule: TimeRule,
  skipped: Skip,
): (place: RunPlace, entries: readonly string[] | undefined) => RunAtHand | null | undefined {
  const sops = new Map<string, Sop>();
  return (place, entries) => {
    try {
      const run = openRecord(host, place, { sops, entries });
      const { closedAt, lateActs, reports } = run.state;
      if (closedAt === undefined) return { todo: 'answer', place, run };
      if (lateActs.length > 0) return { todo: 'decide', place, run };
      if (reports.length > 0) return null;
      return { todo: 'report', place, progress: runProgress(run, rule, host.now()) };
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      skipped(damagedRun(place, error));
      return undefined;
    }
  };
}
