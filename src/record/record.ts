import { fold } from '../checklist/fold.ts';
import type { RunState } from '../checklist/state.ts';
import { errorCode } from '../host/errors.ts';
import type { Host } from '../host/host.ts';
import type { JournalLine } from './line.ts';
import type { RunPlace } from './run-folder.ts';
import { type Damage, mostOfSegment, readSegment, type Segment, unreadableSegment } from './segment.ts';
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

/**
 * Reads a run with its snapshot of the SOP. Never throws on damage.
 * @param entries the names in the run's folder, for a caller who has listed them already
 */
export function readRun(host: Reading, place: RunPlace, entries?: readonly string[]): RunRecord {
  const journal = readJournal(host, place, entries);
  const { state } = journal;
  const sopPath = `${place.folder}/${snapshotName(state)}`;
  const sopBytes = host.files.kind(sopPath) === 'file' ? host.files.read(sopPath, mostOfSegment) : undefined;
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
  const { segments, lines, missing } = readWoven(host, place, segmentNames(entries, place));
  const state = fold(lines.map((line) => line.event));
  const damage = segments.flatMap((segment) => segment.damage ?? []);
  return { place, segments, lines, ...(state ? { state } : {}), damage, missing };
}

type Woven = Pick<Journal, 'segments' | 'lines' | 'missing'>;

/**
 * Others may write while this reads: whoever names a line of a segment that was read before that line was written makes that
 * segment be read again, as long as that brings anything new. What is then still not there is missing.
 */
function readWoven(host: Reading, place: RunPlace, names: readonly string[]): Woven {
  const read = new Map(names.map((name) => [name, readOne(host, place, name)]));
  for (;;) {
    const segments = [...read.values()];
    const woven = weave(segments);
    const grown = woven.missing.flatMap((name) => {
      const again = readOne(host, place, name);
      return again.read.length > (read.get(name)?.read.length ?? 0) ? [again] : [];
    });
    if (grown.length === 0) return { segments, ...woven };
    for (const segment of grown) read.set(segment.name, segment);
  }
}

function readOne({ files, sha256 }: Reading, { folder, run }: RunPlace, name: string): Segment {
  const named = { name, run };
  let bytes: Uint8Array;
  try {
    bytes = files.read(`${folder}/${run}.${name}.jsonl`, mostOfSegment);
  } catch (error) {
    if (!notThere.has(errorCode(error) ?? '')) throw error;
    return unreadableSegment(named);
  }
  if (bytes.length > mostOfSegment) return unreadableSegment(named);
  return readSegment(bytes, named, sha256);
}

/** Something else lies in the place of a file, or nothing that may be read. */
const notThere: ReadonlySet<string> = new Set([
  'EISDIR',
  'ENOTFILE',
  'ENOENT',
  'ELOOP',
  'ENXIO',
  'EACCES',
  'EPERM',
]);

/** The form of a segment's file name. */
export const segmentFile = /^[0-9A-Z]{4,8}\.[0-9a-f]{16}\.jsonl$/;

function segmentNames(entries: readonly string[], place: RunPlace): readonly string[] {
  const start = `${place.run}.`;
  return entries
    .filter((file) => file.startsWith(start) && segmentFile.test(file))
    .map((file) => file.slice(start.length, -'.jsonl'.length));
}
