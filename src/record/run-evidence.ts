import type { Host } from '../host/host.ts';
import type { Anchor } from './anchors.ts';
import type { Register } from './key-register.ts';
import { type JournalLine, noLine } from './line.ts';
import { readJournal, segmentFile } from './record.ts';
import type { RunPlace } from './run-folder.ts';
import { segmentText } from './segment.ts';

/** A segment's file as it lies there: its complete lines and what follows the last line feed. */
export type RawSegment = {
  readonly name: string;
  readonly file: string;
  readonly lines: readonly { readonly text: string; readonly hash: string }[];
  readonly tail: string;
};

/** Everything that the checks of a run look at, read once. */
export type RunEvidence = {
  readonly place: RunPlace;
  /** Names in the run's folder, and in its folder of evidence files. */
  readonly entries: readonly string[];
  readonly kept: readonly string[];
  readonly segments: readonly RawSegment[];
  /** The lines in one order as far as they can be read. */
  readonly lines: readonly JournalLine[];
  /** SHA-256 of a file of the run's folder; undefined when it is not there. */
  readonly hashOf: (name: string) => string | undefined;
  readonly sha256: Host['sha256'];
  readonly verifySignature: Host['keyring']['verify'];
  readonly register: Register;
  readonly anchors: readonly Anchor[];
  /** The segments of another copy of the same run, if there is one to compare with. */
  readonly other?: readonly RawSegment[];
};

type Reading = Pick<Host, 'files' | 'sha256' | 'keyring'>;

/** Reads a run for verification. Never throws on damage. */
export function gatherEvidence(
  host: Reading,
  place: RunPlace,
  known: Pick<RunEvidence, 'register' | 'anchors' | 'other'>,
): RunEvidence {
  const entries = host.files.list(place.folder);
  const { lines } = readJournal(host, place, entries);
  const keptFolder = `${place.folder}/bukti`;
  return {
    place,
    entries,
    kept: host.files.kind(keptFolder) === 'folder' ? host.files.list(keptFolder) : [],
    segments: readRawSegments(host, place, entries),
    lines,
    hashOf: (name) => {
      const path = `${place.folder}/${name}`;
      return host.files.kind(path) === 'file' ? host.sha256(host.files.read(path)) : undefined;
    },
    sha256: host.sha256,
    verifySignature: host.keyring.verify,
    ...known,
  };
}

/** The journal files of a run's folder as they lie there. */
export function readRawSegments(
  host: Pick<Host, 'files' | 'sha256'>,
  place: RunPlace,
  entries = host.files.list(place.folder),
): readonly RawSegment[] {
  return entries
    .filter((file) => segmentFile.test(file) && file.startsWith(`${place.run}.`))
    .map((file) => {
      const texts = segmentText(host.files, `${place.folder}/${file}`).split('\n');
      const tail = texts.pop() ?? '';
      const name = file.slice(place.run.length + 1, -'.jsonl'.length);
      return { name, file, tail, lines: texts.map((text) => ({ text, hash: host.sha256(text) })) };
    });
}

/** The hash that a line must name as the one before it. */
export const previousHash = (segment: RawSegment, index: number): string =>
  segment.lines[index - 1]?.hash ?? noLine;
