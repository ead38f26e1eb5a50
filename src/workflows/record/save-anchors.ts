import { saving, UserError } from '../../host/errors.ts';
import type { Host } from '../../host/host.ts';
import { join } from '../../host/paths.ts';
import { type Anchor, anchorFileName, anchorLine, readAnchors } from '../../record/anchors.ts';
import { appendToList } from '../../record/append-list.ts';
import { recordDigest } from '../../record/digest.ts';
import { readJournal } from '../../record/record.ts';
import { gatherEvidence } from '../../record/run-evidence.ts';
import { listRuns, type RunPlace } from '../../record/run-folder.ts';
import { verifyRun } from '../../record/verify-run.ts';
import type { Bilingual } from '../../words/bilingual.ts';
import { findRun } from '../office/find-run.ts';
import type { Workspace } from '../office/workspace.ts';
import { knownAnchors } from './known-anchors.ts';
import { officeRegister } from './line-keys.ts';

/** The heads of runs as they were saved. */
type SavedAnchors = {
  readonly path: string;
  readonly heads: readonly Anchor[];
  /** How many of them were not in the file before. */
  readonly added: number;
};

/**
 * Saves the heads of one run, or of all, in the file of the office or one that is kept elsewhere.
 * @throws UserError when a run is not there or broken; DiskError
 */
export function saveAnchors(
  host: Host,
  workspace: Workspace,
  { run, file }: { readonly run: string | undefined; readonly file: string | undefined },
): SavedAnchors {
  const { recordsFolder } = workspace;
  const places = run === undefined ? listRuns(host.files, recordsFolder) : [findRun(host, workspace, run)];
  const path = file === undefined ? `${recordsFolder}/${anchorFileName}` : join(host.cwd, file);
  const there = host.files.kind(path) === 'file';
  const saved = knownAnchors(host, recordsFolder, there ? file : undefined).anchors;
  const inFile = there ? readAnchors(host.files.readText(path)).anchors : [];
  const heads = places.map((place) => headOf(host, workspace, place, saved));
  const fresh = heads.filter(
    ({ run, digest }) => !inFile.some((one) => one.run === run && one.digest === digest),
  );
  const lines = fresh.map(({ line }) => line);
  if (lines.length > 0) saving(() => appendToList(host.files, path, lines), notSaved(path));
  return { path, heads, added: fresh.length };
}

/** The head of a run to be saved. @throws UserError when the run is broken: a broken record must not be anchored */
function headOf(host: Host, workspace: Workspace, place: RunPlace, saved: readonly Anchor[]) {
  const anchors = saved.filter(({ run }) => run === place.run);
  const register = officeRegister(host, workspace.root);
  const verdict = verifyRun(gatherEvidence(host, place, { register, anchors }));
  if (verdict.result === 'broken') {
    throw new UserError({
      id: `catatan ${place.run} RUSAK dan tidak dijangkarkan; tidak ada jangkar yang ditulis. Lihat: sop verify ${place.run}`,
      en: `record ${place.run} is BROKEN and was not anchored; no anchor was written. See: sop verify ${place.run}`,
    });
  }
  const journal = readJournal(host, place);
  const digest = recordDigest(journal.segments, host.sha256);
  return { run: place.run, digest, line: anchorLine(journal, host.now(), host.sha256) };
}

const notSaved = (path: string) => (code: Bilingual) => ({
  id: `jangkar TIDAK tersimpan di '${path}' (${code.id}). Catatan tidak diubah.`,
  en: `the anchor was NOT saved to '${path}' (${code.en}). The records were not touched.`,
});
