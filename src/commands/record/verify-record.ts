import { UserError } from '../../host/errors.ts';
import { folderOf, join } from '../../host/paths.ts';
import { gatherEvidence, readRawSegments } from '../../record/run-evidence.ts';
import { listRuns, placeOf, type RunPlace } from '../../record/run-folder.ts';
import { type Verdict, verifyRun } from '../../record/verify-run.ts';
import { type JudgedRun, judgedJson, judgedLines } from '../../terminal/verify-words.ts';
import { findRun } from '../../workflows/office/find-run.ts';
import {
  anyRun,
  type KnownAnchors,
  knownAnchors,
  officeRegister,
} from '../../workflows/office/known-anchors.ts';
import { openWorkspace, type Workspace } from '../../workflows/office/workspace.ts';
import type { Context } from '../context.ts';
import { printJson } from '../json.ts';
import type { VerifyOptions } from './spec.ts';

/** What is looked at: the runs, the folder of records they lie in, and whether that is all of it. */
type Target = { readonly places: readonly RunPlace[]; readonly records: string; readonly whole: boolean };

/** Verifies records: exit code 0 when all are intact, 1 when one is not. */
export function verifyRecords(context: Context, target: string | undefined, options: VerifyOptions): number {
  const { host, say } = context;
  const workspace = openWorkspace(context.host);
  const looked = targetOf(context, workspace, target);
  const file = options.anchor;
  const digest = options.digest;
  if (digest !== undefined && looked.places.length !== 1) throw new UserError(oneRunOnly('--digest'));
  const other = options.other;
  if (other !== undefined && looked.places.length !== 1) throw new UserError(oneRunOnly('--other'));
  const known = knownAnchors(host, looked.records, { file, digest });
  const register = officeRegister(host, officeOf(workspace, looked.records));
  const copy = other === undefined ? undefined : otherCopy(context, other, looked.places[0]);
  const judged = looked.places.map((place): JudgedRun => {
    const anchors = known.anchors.filter(({ run }) => run === place.run || run === anyRun);
    const evidence = gatherEvidence(host, place, { register, anchors, ...(copy ? { other: copy } : {}) });
    return { place, evidence, verdict: verifyRun(evidence) };
  });
  const unreadable = { anchors: known.unreadable, keys: register.unreadable };
  const all = [...judged, ...(looked.whole ? removedRuns(looked, known) : [])];
  if (options.json) printJson(host, judgedJson(all, unreadable));
  else if (all.length === 0) host.out.result(say(nothingThere));
  else host.out.result(judgedLines(context, all, unreadable));
  return all.some(({ verdict }) => verdict.result === 'broken') ? 1 : 0;
}

/** The office folder that a folder of records belongs to: where its register of keys lies. */
const officeOf = ({ recordsFolder, root }: Workspace, records: string): string =>
  records === recordsFolder ? root : folderOf(records);

function targetOf(context: Context, workspace: Workspace, target: string | undefined): Target {
  const { host } = context;
  const { recordsFolder } = workspace;
  if (target === undefined) {
    return { places: listRuns(host.files, recordsFolder), records: recordsFolder, whole: true };
  }
  const path = join(host.cwd, target).replace(/\/+$/, '');
  const isFolder = host.files.kind(path) === 'folder';
  const place = isFolder ? placeOf(path) : undefined;
  if (place) return { places: [place], records: folderOf(folderOf(folderOf(path))), whole: false };
  if (!isFolder) {
    return { places: [findRun(context.host, workspace, target)], records: recordsFolder, whole: false };
  }
  const records = host.files.kind(`${path}/catatan`) === 'folder' ? `${path}/catatan` : path;
  return { places: listRuns(host.files, records), records, whole: true };
}

const oneRunOnly = (option: string) => ({
  id: `${option} hanya untuk satu pelaksanaan; sebut nomornya, misalnya: sop verify 7F3K ${option} …`,
  en: `${option} is for one run only; name it, for example: sop verify 7F3K ${option} …`,
});

const nothingThere = {
  id: 'Tidak ada catatan pelaksanaan di sini.\n',
  en: 'There are no records of runs here.\n',
};

function otherCopy(context: Context, folder: string, place: RunPlace | undefined) {
  const { host } = context;
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
  return readRawSegments(host, { ...found, run: place.run });
}

/** Runs that somebody anchored and whose folders are gone as a whole. */
function removedRuns({ places }: Target, { anchors }: KnownAnchors): readonly JudgedRun[] {
  const there = new Set(places.map(({ run }) => run));
  const gone = new Set(anchors.map(({ run }) => run).filter((run) => run !== anyRun && !there.has(run)));
  const verdict: Verdict = { result: 'broken', breaks: [{ kind: 'rollback', file: '' }] };
  return [...gone].map((run) => ({ place: { run, folder: '', part: '', date: '' }, verdict }));
}
