import { DiskError, errorCode, UsageError, UserError } from '../../host/errors.ts';
import { join } from '../../host/paths.ts';
import { type Anchor, anchorFileName, anchorLine, anchorTrailer, readAnchors } from '../../record/anchors.ts';
import { appendLines } from '../../record/line-list.ts';
import { readJournal, recordDigest } from '../../record/record.ts';
import { gatherEvidence } from '../../record/run-evidence.ts';
import { listRuns, type RunPlace } from '../../record/run-folder.ts';
import { verifyRun } from '../../record/verify-run.ts';
import { findRun } from '../../workflows/office/find-run.ts';
import { knownAnchors, officeRegister } from '../../workflows/office/known-anchors.ts';
import { openWorkspace, type Workspace } from '../../workflows/office/workspace.ts';
import type { Context } from '../context.ts';
import { printJson } from '../json.ts';
import type { AnchorCommand } from './spec.ts';

/** `sop anchor`: saves the heads of runs, so that a later `sop verify` sees when one was rolled back or rewritten. */
export const anchor: AnchorCommand = async (context, [name], options) => {
  const { host, say } = context;
  if ((name === undefined) !== (options.all === true)) throw new UsageError(oneOrAll);
  const workspace = openWorkspace(context.host);
  const { recordsFolder } = workspace;
  const places =
    name === undefined ? listRuns(host.files, recordsFolder) : [findRun(context.host, workspace, name)];
  const file = options.anchor;
  const path = file === undefined ? `${recordsFolder}/${anchorFileName}` : join(host.cwd, file);
  const there = host.files.kind(path) === 'file';
  const saved = knownAnchors(host, recordsFolder, {
    file: there ? file : undefined,
    digest: undefined,
  }).anchors;
  const inFile = there ? readAnchors(host.files.readText(path)).anchors : [];
  const heads = places.map((place) => headOf(context, workspace, place, saved));
  const fresh = heads.filter(
    ({ run, digest }) => !inFile.some((one) => one.run === run && one.digest === digest),
  );
  write(
    context,
    path,
    fresh.map((head) => head.line),
  );
  if (options.json) {
    printJson(host, {
      berkas: path,
      ditambahkan: fresh.length,
      jangkar: heads.map(({ run, digest }) => ({ pelaksanaan: run, sidik: digest })),
    });
    return 0;
  }
  host.out.result(heads.map(({ run, digest }) => `${anchorTrailer(run, digest)}\n`).join(''));
  host.out.message(say(savedWords(fresh.length, path)));
  return 0;
};

const oneOrAll = {
  id: 'sebut satu pelaksanaan, atau --all untuk semuanya. Contoh: sop anchor 7F3K',
  en: 'name one run, or --all for all of them. Example: sop anchor 7F3K',
};

const savedWords = (count: number, path: string) => ({
  id: `✓ ${count} jangkar baru di '${path}'. Simpan juga di luar folder ini, misalnya sebagai penutup pesan commit git.\n`,
  en: `✓ ${count} new anchors in '${path}'. Keep them outside this folder too, for example at the end of a git commit message.\n`,
});

/** The head of a run to be saved. @throws UserError when the run is broken: a broken record must not be anchored */
function headOf(context: Context, workspace: Workspace, place: RunPlace, saved: readonly Anchor[]) {
  const { host } = context;
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

function write({ host }: Context, path: string, lines: readonly string[]): void {
  if (lines.length === 0) return;
  try {
    appendLines(host.files, path, lines);
  } catch (error) {
    const code = errorCode(error) ?? 'galat tulis';
    throw new DiskError(
      {
        id: `jangkar TIDAK tersimpan di '${path}' (${code}). Catatan tidak diubah.`,
        en: `the anchor was NOT saved to '${path}' (${code}). The records were not touched.`,
      },
      { cause: error },
    );
  }
}
