import { UserError } from '../../host/errors.ts';
import type { Host } from '../../host/host.ts';
import { folderOf, join, seenFrom, tidyPath } from '../../host/paths.ts';
import { type Anchor, digestForm } from '../../record/anchors.ts';
import { type Twin, twinsAmong } from '../../record/copied-runs.ts';
import { readJournal } from '../../record/record.ts';
import { gatherEvidence, type RunEvidence } from '../../record/run-evidence.ts';
import { listRuns, placeOf, type RunPlace } from '../../record/run-folder.ts';
import { anchorCheck } from '../../record/verify-anchors.ts';
import { type JudgedRun, type Verdict, verifyRun } from '../../record/verify-run.ts';
import { findRun, isUnopened } from '../office/find-run.ts';
import {
  alone,
  type DamagedRun,
  damagedRun,
  leftOut,
  NotARun,
  noRunIn,
  oddEntries,
} from '../office/odd-entries.ts';
import { openWorkspace, type Workspace } from '../office/workspace.ts';
import { isBelow, type KnownAnchors, knownAnchors } from './known-anchors.ts';
import { officeRegister, signingRules } from './office-keys.ts';

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

type VerifiedRecords<Told> = {
  /** What was judged, and what is told of each; the runs themselves are not held: of an office they may be many. */
  readonly runs: readonly {
    readonly run: string;
    readonly result: Verdict['result'];
    readonly told: Told;
  }[];
  /** What could not be read and therefore not be judged, and what lies among the runs and is none. */
  readonly others: readonly DamagedRun[];
  /** How many lines of anchors and of the key register could not be read. */
  readonly unreadable: { readonly anchors: number; readonly keys: number };
  /** What of the git history was not seen. */
  readonly unseen?: KnownAnchors['unseen'];
};

/**
 * Judges records by their journals, anchors, keys and another copy, one after the other.
 * @param tell what is to be told of a run; nothing else of it is kept
 * @throws UserError when there is no such run or copy
 */
export function verifyRecords<Told>(
  host: Host,
  workspace: Workspace,
  { target, anchors: file, digest, other }: VerifyRecordsWish,
  tell: (judged: JudgedRun) => Told,
): VerifiedRecords<Told> {
  const looked = targetOf(host, workspace, target);
  const [only] = looked.places.length === 1 ? looked.places : [];
  if (digest !== undefined && !only) throw new UserError(oneRunOnly('--digest'));
  if (other !== undefined && !only) throw new UserError(oneRunOnly('--other'));
  const { records, places } = looked;
  const root = officeOf(workspace, records);
  const known = knownAnchors(host, { root, records, file });
  const register = officeRegister(host, root);
  const { office } = root === workspace.root ? workspace : openWorkspace({ ...host, cwd: root });
  const keys = { register, signing: signingRules(office) };
  const copy = other === undefined ? {} : otherCopy(host, other, only, [root, records]);
  const printed = digest === undefined ? [] : [wholeDigest(digest)];
  const gather = (place: RunPlace): RunEvidence => {
    const papers = printed.map((digest): Anchor => ({ run: place.run, digest, origin: 'paper' }));
    const anchors = [...(known.byRun.get(place.run) ?? []), ...papers];
    return gatherEvidence(host, place, { ...keys, anchors, ...copy });
  };
  const all = looked.whole ? places : listRuns(host.files, records);
  const twins = twinsAmong(host, all);
  const odd = looked.whole ? oddEntries(host, records) : [];
  const others = [...odd];
  const told = (judged: JudgedRun) => ({
    run: judged.run,
    result: judged.verdict.result,
    told: tell(judged),
  });
  const judged = places.flatMap((place) => {
    const judged = asFarAsRead(place, (): JudgedRun => {
      const evidence = gather(place);
      const twin = twins.get(place.folder);
      const verdict = verifyRun(evidence);
      if (isUnopened(evidence) && lacksOpeningOnly(verdict)) throw new NotARun(noRunIn(place.folder));
      if (!twin) return { run: place.run, evidence, verdict };
      const namesakes = all.filter(({ run, folder }) => run === place.run && folder !== place.folder);
      const read = namesakes.map((one) => asFarAsRead(one, () => gather(one)));
      return judgedTwin(
        evidence,
        read.flatMap((one) => (one instanceof UserError ? [] : one)),
        { ...twin, others: twin.others.map((other) => seenFrom(records, other)) },
      );
    });
    if (!(judged instanceof UserError)) return [told(judged)];
    if (!looked.whole) throw judged;
    others.push(damagedRun(place, judged));
    return [];
  });
  const seen = [...judged, ...others].flatMap(({ run }) => run ?? []);
  // What lies in a folder that cannot be read is not there to be seen, and yet not gone.
  const removed = looked.whole && leftOut(odd).length === 0 ? removedRuns(seen, known) : [];
  const unreadable = { anchors: known.unreadable, keys: register.unreadable };
  const { unseen } = known;
  return { runs: [...judged, ...removed.map(told)], others, unreadable, ...(unseen ? { unseen } : {}) };
}

/** Nothing was saved of it elsewhere, and no lines lie there under another name. */
const lacksOpeningOnly = (verdict: Verdict): boolean =>
  verdict.result === 'broken' && verdict.breaks.every(({ kind }) => kind === 'opening');

/** What a run gives; or why there is nothing of it to judge. */
function asFarAsRead<T>(place: RunPlace, read: () => T): T | UserError {
  try {
    return alone(place, read);
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
}

function judgedTwin(evidence: RunEvidence, namesakes: readonly RunEvidence[], twin: Twin): JudgedRun {
  const { run } = evidence.place;
  const verdict = verifyRun(ownAnchors(evidence, namesakes));
  if (twin.kind !== 'copy') return { run, evidence, twin, verdict };
  const copied = twin.others.map((file) => ({ kind: 'copied' as const, file }));
  // That its folder bears another date is why it counts as the copy.
  const others = verdict.result === 'broken' ? verdict.breaks.filter(({ kind }) => kind !== 'opening') : [];
  const [first, ...more] = [...copied, ...others];
  return { run, evidence, twin, verdict: first ? { result: 'broken', breaks: [first, ...more] } : verdict };
}

/** Two runs may bear one number: a saved head that another one of them holds is not missing in this one. */
function ownAnchors(evidence: RunEvidence, namesakes: readonly RunEvidence[]): RunEvidence {
  const isLost = (anchor: Anchor, run: RunEvidence): boolean =>
    anchorCheck({ ...run, anchors: [anchor] }) !== undefined;
  const anchors = evidence.anchors.filter(
    (anchor) => !isLost(anchor, evidence) || namesakes.every((other) => isLost(anchor, other)),
  );
  return { ...evidence, anchors };
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
  const path = tidyPath(join(host.cwd, target));
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

/** The journals of another copy of a run, and whether it lies below one of the folders of the office. */
function otherCopy(
  host: Host,
  folder: string,
  place: RunPlace | undefined,
  office: readonly string[],
): Pick<RunEvidence, 'other' | 'otherBeside'> {
  const path = tidyPath(join(host.cwd, folder));
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
  const other = readJournal(host, { ...found, run: place.run }).segments;
  return { other, otherBeside: isBelow(host, found.folder, office) };
}

/** Runs that somebody anchored and whose folders are gone as a whole, or are still to be merged. */
function removedRuns(seen: readonly string[], { byRun }: KnownAnchors): readonly JudgedRun[] {
  const there = new Set(seen);
  return [...byRun].flatMap(([run, anchors]): readonly JudgedRun[] => {
    const about = there.has(run) ? [] : anchors.filter(({ shared }) => !shared);
    if (about.length === 0) return [];
    const isRemoved = about.some(({ unmerged }) => !unmerged);
    return [{ run, verdict: isRemoved ? removed : toMerge }];
  });
}

const removed: Verdict = { result: 'broken', breaks: [{ kind: 'rollback', file: '' }] };
const toMerge: Verdict = {
  result: 'unjudged',
  lines: { signed: 0, all: 0 },
  exceptions: [],
  why: ['behind'],
};
