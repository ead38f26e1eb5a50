import type { SigningRules } from '../checklist/signing-rules.ts';
import type { Host } from '../host/host.ts';
import type { Anchor } from './anchors.ts';
import { type ReadLine, readLine } from './decode-line.ts';
import type { Register } from './keys/key-register.ts';
import type { JournalLine } from './line.ts';
import { type Journal, readJournal } from './record.ts';
import type { RunPlace } from './run-folder.ts';
import { type Segment, segmentText } from './segment.ts';

/** Everything that the checks of a run look at, read once. */
export type RunEvidence = {
  readonly place: RunPlace;
  /** Names in the run's folder of evidence files. */
  readonly kept: readonly string[];
  readonly segments: readonly Segment[];
  /** The lines in one order as far as they can be read. */
  readonly lines: readonly JournalLine[];
  /** Files that the program did not put into the run's folder. */
  readonly strays: readonly Stray[];
  /** SHA-256 of a file of the run's folder; undefined when it is not there. */
  readonly hashOf: (name: string) => string | undefined;
  readonly sha256: Host['sha256'];
  readonly verifySignature: Host['keyring']['verify'];
  readonly register: Register;
  readonly signing: SigningRules;
  readonly anchors: readonly Anchor[];
  /** Of each session only the last signature is worked out: its line names the hash of the line before, and so all of them. */
  readonly lastSignatures?: boolean;
  /** The segments of another copy of the same run, if there is one to compare with. */
  readonly other?: readonly Segment[];
  /** It lies below the same office folder: whoever may write here may write there. */
  readonly otherBeside?: boolean;
};

/** `hides` when there are lines of the run in it that are in none of its segments. */
export type Stray = { readonly name: string; readonly hides: boolean };

type Reading = Pick<Host, 'files' | 'sha256' | 'keyring'>;

type Known = Pick<
  RunEvidence,
  'register' | 'signing' | 'anchors' | 'other' | 'otherBeside' | 'lastSignatures'
>;

/** Reads a run for verification. Never throws on damage. */
export function gatherEvidence(host: Reading, place: RunPlace, known: Known): RunEvidence {
  const entries = host.files.list(place.folder);
  return evidenceOf(host, readJournal(host, place, entries), entries, known);
}

/** The same of a run whose journal was read already. */
export function evidenceOf(
  host: Reading,
  { place, segments, lines }: Journal,
  entries: readonly string[],
  known: Known,
): RunEvidence {
  const keptFolder = `${place.folder}/bukti`;
  return {
    place,
    strays: straysAmong(host, place, entries, segments),
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

/** What the program itself puts beside the segments. */
const own = /^(bukti|tutup\.lock|sop(\.[0-9a-f]{64})?\.yaml)$/;

function straysAmong(
  host: Reading,
  { folder, run }: RunPlace,
  entries: readonly string[],
  segments: readonly Segment[],
): readonly Stray[] {
  const names = new Set(segments.map(({ file }) => file));
  const known = new Set<string>();
  const odd = entries.filter((name) => !names.has(name) && !own.test(name));
  if (odd.length > 0) for (const { read } of segments) for (const { hash } of read) known.add(hash);
  return odd.map((name) => {
    const lines = linesOfStray(host, `${folder}/${name}`);
    const hides = lines.some(({ line }) => line?.run === run && !known.has(line.event.stamp.hash));
    return { name, hides };
  });
}

/** The most that is looked at of a file which is none of the program's, in bytes. */
const mostOfStray = 16 * 1024 * 1024;

function linesOfStray({ files, sha256 }: Reading, path: string): readonly ReadLine[] {
  if (files.kind(path) !== 'file') return [];
  const text = segmentText(files.read(path, mostOfStray));
  const texts = text.startsWith('{') ? text.split(/\r?\n/) : [];
  return texts.map((one) => readLine(one, sha256(one)));
}
