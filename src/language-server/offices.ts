import { localDate } from '../calendar/local-time.ts';
import { UserError } from '../host/errors.ts';
import type { Host } from '../host/host.ts';
import { folderOf } from '../host/paths.ts';
import type { FileSettings, LintFile } from '../lint/lint-files.ts';
import { defaultOffice } from '../office/office.ts';
import type { Bilingual } from '../words/bilingual.ts';
import { settingsOf } from '../workflows/lint/lint-office.ts';
import { lintTargets } from '../workflows/lint/lint-targets.ts';
import { findOfficeFile } from '../workflows/office/find-office.ts';
import { openWorkspace, type Workspace } from '../workflows/office/workspace.ts';

/** The office that a file belongs to, seen from its folder, and by what `sop lint` judges files there today. */
export type OpenOffice = {
  readonly host: Host;
  readonly workspace: Workspace;
  readonly settings: FileSettings;
};

/** Finds the office of a file by its absolute path, anew whenever the office file was written. */
export type FindOffice = (path: string) => OpenOffice;

/** @param warn is told why an office file cannot be used; what was known of it before, else the defaults, then count */
export function officeFinder(host: Host, warn: (text: Bilingual) => void): FindOffice {
  const known = new Map<string, { readonly stamp: string; readonly office: OpenOffice }>();
  return (path) => {
    const here = { ...host, cwd: folderOf(path) };
    const file = findOfficeFile(here);
    const root = file === undefined ? withoutOffice(path) : folderOf(file);
    const before = known.get(root);
    const day = localDate(host.now(), before?.office.workspace.office.zone ?? defaultOffice.zone);
    const stamp = `${file && host.files.stamp(file)} ${day}`;
    if (before?.stamp === stamp) return before.office;
    const there = { ...host, cwd: root };
    const workspace = opened(there, before?.office.workspace, warn);
    const office = { host: there, workspace, settings: settingsOf(host, workspace) };
    known.set(root, { stamp, office });
    return office;
  };
}

/** Where there is no office file a folder `sops/` is that of an office all the same: `sop lint` above it looks there. */
function withoutOffice(path: string): string {
  const cut = path.lastIndexOf('/sops/');
  return cut > 0 ? path.slice(0, cut) : folderOf(path);
}

function opened(there: Host, before: Workspace | undefined, warn: (text: Bilingual) => void): Workspace {
  try {
    return openWorkspace(there);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    warn(error.text);
    return before ?? openWorkspace({ ...there, files: { ...there.files, kind: withoutOfficeFile(there) } });
  }
}

/** The disk as it is for somebody without an office file. */
const withoutOfficeFile =
  ({ files }: Host): Host['files']['kind'] =>
  (path) =>
    path.endsWith('/sop.config.yaml') ? undefined : files.kind(path);

/** The files that `sop lint` looks at in the folder of the office, in its order; none where there is nothing to look at. */
export function filesOf({ host, workspace }: OpenOffice): readonly LintFile[] {
  try {
    return lintTargets(host, workspace, []).reported;
  } catch (error) {
    if (error instanceof UserError) return [];
    throw error;
  }
}
