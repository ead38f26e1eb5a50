import { saving, UserError } from '../../host/errors.ts';
import type { Host } from '../../host/host.ts';
import { join, tidyPath } from '../../host/paths.ts';
import { anchorFileName, type HeadToSave, headToSave, readAnchors } from '../../record/anchors.ts';
import { appendToList } from '../../record/append-list.ts';
import type { JudgedRun } from '../../record/verify-run.ts';
import type { Bilingual } from '../../words/bilingual.ts';
import { visibleLine } from '../../words/visible.ts';
import type { DamagedRun } from '../office/odd-entries.ts';
import type { Workspace } from '../office/workspace.ts';
import { doubtfulRun } from './judge-first.ts';
import { isBelow } from './known-anchors.ts';
import { verifyRecords } from './verify-records.ts';

/** The heads of runs as they were saved. */
type SavedAnchors = {
  readonly path: string;
  readonly heads: readonly HeadToSave[];
  /** How many of them were not in the file before. */
  readonly added: number;
  /** Whether the file lies in the office folder, where it anchors nothing until it is kept elsewhere too. */
  readonly beside: boolean;
  /** Runs that were left out because they are broken. */
  readonly broken: readonly string[];
  /** What could not be read and has no anchor either, and what lies among the runs and is none. */
  readonly others: readonly DamagedRun[];
};

type SaveWish = {
  readonly run: string | undefined;
  readonly file: string | undefined;
  /** Hears of the records that cannot be judged before anything is saved. */
  readonly tell: (texts: readonly Bilingual[]) => void;
};

/**
 * Saves the heads of one run, or of all, in the file of the office or one that is kept elsewhere. A broken record is never anchored.
 * @throws UserError when the run is not there or broken; DiskError
 */
export function saveAnchors(host: Host, workspace: Workspace, { run, file, tell }: SaveWish): SavedAnchors {
  const { root, recordsFolder } = workspace;
  const path = file === undefined ? `${recordsFolder}/${anchorFileName}` : tidyPath(join(host.cwd, file));
  const there = host.files.kind(path) === 'file';
  const anchors = there ? file : undefined;
  const wish = { target: run, anchors, digest: undefined, other: undefined };
  const { runs, others } = verifyRecords(host, workspace, wish, (judged) => ({
    doubts: inDoubt(judged),
    heads: headsOf(host, judged),
  }));
  const broken = runs.flatMap(({ run, result }) => (result === 'broken' ? [run] : []));
  if (run !== undefined && broken.length > 0) throw new UserError(isBroken(run, anchors));
  tell(runs.flatMap(({ told }) => told.doubts));
  const heads = runs.flatMap(({ told }) => told.heads);
  const inFile = there ? readAnchors(host.files.readText(path), host.sha256).anchors : [];
  const known = new Set(inFile.map(({ run, digest }) => `${run} ${digest}`));
  const fresh = heads.filter(({ run, digest }) => !known.has(`${run} ${digest}`));
  const lines = fresh.map(({ line }) => line);
  if (lines.length > 0) saving(() => appendToList(host.files, path, lines), notSaved(path));
  const beside = isBelow(host, path, [root, recordsFolder]);
  return { path, heads, added: fresh.length, beside, broken, others };
}

function inDoubt({ run, verdict }: JudgedRun): readonly Bilingual[] {
  if (verdict.result === 'doubtful') return [doubtfulRun(run, verdict.doubts)];
  return verdict.result === 'unjudged' ? [anchorInDoubt(run)] : [];
}

const anchorInDoubt = (run: string) => ({
  id: `catatan ${run} UTUH, JANGKAR TIDAK DAPAT DINILAI: kepalanya tetap disimpan. Lihat: sop verify ${run}`,
  en: `record ${run} is INTACT, AN ANCHOR CANNOT BE JUDGED: its head is saved all the same. See: sop verify ${run}`,
});

const headsOf = (host: Host, { verdict, evidence }: JudgedRun): readonly HeadToSave[] =>
  evidence && verdict.result !== 'broken' ? [headToSave(evidence, host.now(), host.sha256)] : [];

function isBroken(run: string, file: string | undefined): Bilingual {
  const how = `sop verify ${run}${file === undefined ? '' : ` --anchor '${visibleLine(file)}'`}`;
  return {
    id: `catatan ${run} RUSAK dan tidak dijangkarkan; tidak ada jangkar yang ditulis. Lihat: ${how}`,
    en: `record ${run} is BROKEN and was not anchored; no anchor was written. See: ${how}`,
  };
}

const notSaved = (path: string) => (code: Bilingual) => ({
  id: `jangkar TIDAK tersimpan di '${path}' (${code.id}). Catatan tidak diubah.`,
  en: `the anchor was NOT saved to '${path}' (${code.en}). The records were not touched.`,
});
