import type { Host } from '../host/host.ts';
import type { Anchor } from './anchors.ts';
import type { Register } from './key-register.ts';
import type { JournalLine } from './line.ts';
import { readJournal } from './record.ts';
import type { RunPlace } from './run-folder.ts';
import type { Segment } from './segment.ts';

/** Everything that the checks of a run look at, read once. */
export type RunEvidence = {
  readonly place: RunPlace;
  /** Names in the run's folder, and in its folder of evidence files. */
  readonly entries: readonly string[];
  readonly kept: readonly string[];
  readonly segments: readonly Segment[];
  /** The lines in one order as far as they can be read. */
  readonly lines: readonly JournalLine[];
  /** SHA-256 of a file of the run's folder; undefined when it is not there. */
  readonly hashOf: (name: string) => string | undefined;
  readonly sha256: Host['sha256'];
  readonly verifySignature: Host['keyring']['verify'];
  readonly register: Register;
  readonly anchors: readonly Anchor[];
  /** The segments of another copy of the same run, if there is one to compare with. */
  readonly other?: readonly Segment[];
  /** It lies below the same office folder: whoever may write here may write there. */
  readonly otherBeside?: boolean;
};

type Reading = Pick<Host, 'files' | 'sha256' | 'keyring'>;

/** Reads a run for verification. Never throws on damage. */
export function gatherEvidence(
  host: Reading,
  place: RunPlace,
  known: Pick<RunEvidence, 'register' | 'anchors' | 'other' | 'otherBeside'>,
): RunEvidence {
  const entries = host.files.list(place.folder);
  const { segments, lines } = readJournal(host, place, entries);
  const keptFolder = `${place.folder}/bukti`;
  return {
    place,
    entries,
    kept: host.files.kind(keptFolder) === 'folder' ? host.files.list(keptFolder) : [],
    segments,
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
