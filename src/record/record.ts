import { fold } from '../checklist/fold.ts';
import type { RunState } from '../checklist/state.ts';
import type { Host } from '../host/host.ts';
import type { JournalLine } from './line.ts';
import type { RunPlace } from './run-folder.ts';
import { type Damage, readSegment, type Segment, segmentText } from './segment.ts';
import { weave } from './weave.ts';

type Reading = Pick<Host, 'files' | 'sha256'>;

/** The journal of a run as read. `state` is absent when no opening line is there. */
export type Journal = {
  readonly place: RunPlace;
  readonly segments: readonly Segment[];
  readonly lines: readonly JournalLine[];
  readonly state?: RunState;
  readonly damage: readonly Damage[];
  readonly missing: readonly string[];
};

/** A run as read from its folder, with the SOP file as it was when the run was opened. */
export type RunRecord = Journal & { readonly sopBytes?: Uint8Array; readonly sopChanged: boolean };

/** Reads a run with its snapshot of the SOP. Never throws on damage. */
export function readRun(host: Reading, place: RunPlace): RunRecord {
  const journal = readJournal(host, place);
  const { state } = journal;
  const sopPath = `${place.folder}/${snapshotName(state)}`;
  const sopBytes = host.files.kind(sopPath) === 'file' ? host.files.read(sopPath) : undefined;
  return {
    ...journal,
    ...(sopBytes ? { sopBytes } : {}),
    sopChanged: state !== undefined && (!sopBytes || host.sha256(sopBytes) !== state.sopHash),
  };
}

/** The name of the SOP file that a run follows: the one it was opened with, or that of its last migration. */
export const snapshotName = (state: Pick<RunState, 'sopHash' | 'earlierSops'> | undefined): string =>
  state && state.earlierSops.length > 0 ? `sop.${state.sopHash}.yaml` : 'sop.yaml';

/**
 * Reads the journal of a run: all its segments, their chains checked, woven into one order and folded.
 * @param entries the names in the run's folder, for a caller who has listed them already
 */
export function readJournal(
  host: Reading,
  place: RunPlace,
  entries = host.files.list(place.folder),
): Journal {
  const segments = segmentNames(entries, place).map((name) =>
    readSegment(
      segmentText(host.files, `${place.folder}/${place.run}.${name}.jsonl`),
      name,
      place.run,
      host.sha256,
    ),
  );
  const { lines, missing } = weave(segments);
  const state = fold(lines.map((line) => line.event));
  const damage = segments.flatMap((segment) => segment.damage ?? []);
  return { place, segments, lines, ...(state ? { state } : {}), damage, missing };
}

/** The form of a segment's file name. */
export const segmentFile = /^[0-9A-Z]{4,8}\.[0-9a-f]{16}\.jsonl$/;

function segmentNames(entries: readonly string[], place: RunPlace): readonly string[] {
  const start = `${place.run}.`;
  return entries
    .filter((file) => file.startsWith(start) && segmentFile.test(file))
    .map((file) => file.slice(start.length, -'.jsonl'.length));
}
