import { readYaml } from '../../document/yaml/read-yaml.ts';
import { UserError } from '../../host/errors.ts';
import type { Host } from '../../host/host.ts';
import { join } from '../../host/paths.ts';
import type { LintFile, LintFiles } from '../../lint/lint-files.ts';
import { decodeOffice } from '../../office/decode-office.ts';
import { visibleLine } from '../../words/visible.ts';
import { officeFileName } from '../office/find-office.ts';
import { openWorkspace, sopPaths, type Workspace } from '../office/workspace.ts';
import { changedTargets, stagedTargets } from './git-targets.ts';
import { type DiskFile, diskFile, officePaths, ownSopFolder } from './office-files.ts';

/** Which files somebody wants looked at. */
export type FilesAsked = {
  /** Files and folders, `-` for standard input; none for all that the office has. */
  readonly names: readonly string[];
  /** What changed in git since the last commit, or what the next commit will have, instead of names. */
  readonly git?: 'changed' | 'staged' | undefined;
  /** What standard input is called. */
  readonly inputName?: string | undefined;
};

/** Files to look at, and the office by whose settings. */
export type AskedFiles = { readonly files: LintFiles; readonly workspace: Workspace };

/** @throws UserError for what is not there or may not be read, and where git cannot say what is asked of it */
export function askedFiles(host: Host, { names, git, inputName }: FilesAsked): AskedFiles {
  const workspace = openWorkspace(host);
  if (git === undefined) return { files: lintTargets(host, workspace, names, inputName), workspace };
  const [name] = names;
  if (name !== undefined) throw new UserError(chosen(visibleLine(name)));
  if (git === 'changed') return { files: changedTargets(host, workspace), workspace };
  const files = stagedTargets(host, workspace);
  return { files, workspace: stagedOffice(workspace, files) };
}

/** The office as the next commit has it; where its file is wrong there, that is a finding, and the file of the folder serves. */
function stagedOffice(workspace: Workspace, { reported, beside }: LintFiles): Workspace {
  const file = [...reported, ...beside].find(({ id }) => id === officeFileName);
  const { value } = file ? readYaml(file.read(), file.shown, 'kantor') : {};
  return value === undefined ? workspace : { ...workspace, office: decodeOffice(value) };
}

/**
 * The files that somebody names: files and folders, `-` for standard input; none for all that the office has.
 * @param inputName what standard input is called
 * @throws UserError for what is not there or may not be read, and when there is nothing to look at
 */
export function lintTargets(
  host: Host,
  workspace: Workspace,
  names: readonly string[],
  inputName = 'stdin.yaml',
): LintFiles {
  if (names.includes('-')) {
    if (names.length > 1) throw new UserError(onlyInput);
    const bytes = host.standardInput(workspace.office.limits.bytes);
    const { id, shown } = fileNamed(host, workspace, inputName);
    return { reported: [{ id, shown, read: () => bytes }], beside: [] };
  }
  const found = names.length === 0 ? ownFiles(host, workspace) : namedFiles(host, workspace, names);
  const files = new Map<string, LintFile>();
  for (const file of found) if (!files.has(file.id)) files.set(file.id, file);
  return { reported: [...files.values()], beside: [] };
}

function ownFiles(host: Host, workspace: Workspace): readonly DiskFile[] {
  const { sops, others } = officePaths(host, workspace);
  if (sops.length === 0) throw new UserError(nothingThere(visibleLine(ownSopFolder(host, workspace))));
  return [...sops, ...others].map((path) => diskFile(host, workspace, path));
}

function namedFiles(host: Host, workspace: Workspace, names: readonly string[]): readonly DiskFile[] {
  return names.flatMap((name) => {
    const whole = join(host.cwd, name);
    if (host.files.kind(whole) !== 'folder') return [fileNamed(host, workspace, name)];
    const folder = name.replace(/(?<=.)\/+$/, '');
    const below = sopPaths(host, whole).map(
      (path) => `${folder}${path.slice(whole.replace(/(?<=.)\/+$/, '').length)}`,
    );
    if (below.length === 0) throw new UserError(nothingThere(visibleLine(name)));
    return below.map((path) => fileNamed(host, workspace, path));
  });
}

/** A file by the name that somebody wrote, counted from the working folder. */
const fileNamed = (host: Host, workspace: Workspace, name: string): DiskFile => ({
  ...diskFile(host, workspace, join(host.cwd, name)),
  shown: name,
});

const onlyInput = {
  id: "'-' (masukan baku) tidak dapat digabung dengan nama berkas.",
  en: "'-' (standard input) cannot be combined with names of files.",
};

const nothingThere = (folder: string) => ({
  id: `tidak ada berkas SOP (*.yaml) di '${folder}'. Buat yang pertama: sop new`,
  en: `there are no SOP files (*.yaml) in '${folder}'. Make the first: sop new`,
});

const chosen = (name: string) => ({
  id: `--changed dan --staged memilih berkasnya sendiri; hapus '${name}'.`,
  en: `--changed and --staged choose the files themselves; leave out '${name}'.`,
});
