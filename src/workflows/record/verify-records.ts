import { UserError } from '../../host/errors.ts';
import type { Host } from '../../host/host.ts';
import { folderOf, join } from '../../host/paths.ts';
import { digestForm } from '../../record/anchors.ts';
import { readJournal } from '../../record/record.ts';
import { gatherEvidence } from '../../record/run-evidence.ts';
import { listRuns, placeOf, type RunPlace } from '../../record/run-folder.ts';
import { type JudgedRun, type Verdict, verifyRun } from '../../record/verify-run.ts';
import { findRun } from '../office/find-run.ts';
import type { Workspace } from '../office/workspace.ts';
import { type KnownAnchors, knownAnchors } from './known-anchors.ts';
import { officeRegister } from './line-keys.ts';

/** What is looked at: the runs, the folder of records they lie in, and whether that is all of it. */
type Target = { readonly places: readonly RunPlace[]; readonly records: string; readonly whole: boolean };

/** What is to be verified. */
type VerifyRecordsWish = {
  /** Number of a run, or a folder of one or of many; all records of the office without it. */
  readonly target: string | undefined;
  /** A file of anchors kept elsewhere. */
  readonly anchors: string | undefined;
  /** Of one run: the digest that is printed on its report. */
  readonly digest: string | undefined;
  /** Of one run: the folder of another copy. */
  readonly other: string | undefined;
};

type VerifiedRecords = {
  readonly runs: readonly JudgedRun[];
  /** How many lines of anchors and of the key register could not be read. */
  readonly unreadable: { readonly anchors: number; readonly keys: number };
};

/** Judges records by their journals, anchors, keys and another copy. @throws UserError when there is no such run or copy */
export function verifyRecords(
  host: Host,
  workspace: Workspace,
  { target, anchors: file, digest, other }: VerifyRecordsWish,
): VerifiedRecords {
  const looked = targetOf(host, workspace, target);
  const [only] = looked.places.length === 1 ? looked.places : [];
  if (digest !== undefined && !only) throw new UserError(oneRunOnly('--digest'));
  if (other !== undefined && !only) throw new UserError(oneRunOnly('--other'));
  const known = knownAnchors(host, looked.records, file);
  const printed = digest === undefined || !only ? [] : [{ run: only.run, digest: wholeDigest(digest) }];
  const register = officeRegister(host, officeOf(workspace, looked.records));
  const copy = other === undefined ? undefined : otherCopy(host, other, only);
  const judged = looked.places.map((place): JudgedRun => {
    const anchors = [...known.anchors, ...printed].filter(({ run }) => run === place.run);
    const evidence = gatherEvidence(host, place, { register, anchors, ...(copy ? { other: copy } : {}) });
    return { run: place.run, evidence, verdict: verifyRun(evidence) };
  });
  const removed = looked.whole ? removedRuns(looked, known) : [];
  const unreadable = { anchors: known.unreadable, keys: register.unreadable };
  return { runs: [...judged, ...removed], unreadable };
}

function wholeDigest(digest: string): string {
  const plain = digest.replace(/\s+/g, '').toLowerCase();
  if (digestForm.test(plain)) return plain;
  throw new UserError({
    id: `--digest: tulis sidik catatan lengkap dari laporan, 64 huruf 0-9 dan a-f (yang diberikan ${plain.length}).`,
    en: `--digest: write the whole digest of the record from the report, 64 letters 0-9 and a-f (given: ${plain.length}).`,
  });
}

/** The office folder that a folder of records belongs to: where its register of keys lies. */
const officeOf = ({ recordsFolder, root }: Workspace, records: string): string =>
  records === recordsFolder ? root : folderOf(records);

function targetOf(host: Host, workspace: Workspace, target: string | undefined): Target {
  const { recordsFolder } = workspace;
  if (target === undefined) {
    return { places: listRuns(host.files, recordsFolder), records: recordsFolder, whole: true };
  }
  const path = join(host.cwd, target).replace(/\/+$/, '');
  const isFolder = host.files.kind(path) === 'folder';
  const place = isFolder ? placeOf(path) : undefined;
  if (place) return { places: [place], records: folderOf(folderOf(folderOf(path))), whole: false };
  if (!isFolder) {
    return { places: [findRun(host, workspace, target)], records: recordsFolder, whole: false };
  }
  const records = host.files.kind(`${path}/catatan`) === 'folder' ? `${path}/catatan` : path;
  return { places: listRuns(host.files, records), records, whole: true };
}

const oneRunOnly = (option: string) => ({
  id: `${option} hanya untuk satu pelaksanaan; sebut nomornya, misalnya: sop verify 7F3K ${option} …`,
  en: `${option} is for one run only; name it, for example: sop verify 7F3K ${option} …`,
});

function otherCopy(host: Host, folder: string, place: RunPlace | undefined) {
  const path = join(host.cwd, folder).replace(/\/+$/, '');
  const found =
    placeOf(path) ??
    [`${path}/catatan`, path]
      .flatMap((records) => listRuns(host.files, records))
      .find(({ run }) => run === place?.run);
  if (!place || !found || host.files.kind(found.folder) !== 'folder') {
    throw new UserError({
      id: `salinan lain dari pelaksanaan ini tidak ada di '${path}'. Sebut folder pelaksanaannya atau folder catatannya.`,
      en: `there is no other copy of this run in '${path}'. Name the run's folder or the records folder.`,
    });
  }
  return readJournal(host, { ...found, run: place.run }).segments;
}

/** Runs that somebody anchored and whose folders are gone as a whole. */
function removedRuns({ places }: Target, { anchors }: KnownAnchors): readonly JudgedRun[] {
  const there = new Set(places.map(({ run }) => run));
  const gone = new Set(anchors.map(({ run }) => run).filter((run) => !there.has(run)));
  const verdict: Verdict = { result: 'broken', breaks: [{ kind: 'rollback', file: '' }] };
  return [...gone].map((run) => ({ run, verdict }));
}
