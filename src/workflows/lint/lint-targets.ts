import { UserError } from '../../host/errors.ts';
import type { Host } from '../../host/host.ts';
import { join, nameOf, seenFrom, tidyPath } from '../../host/paths.ts';
import { readFile } from '../../host/read-file.ts';
import type { LintFile, LintFiles } from '../../lint/lint-files.ts';
import { visibleLine } from '../../words/visible.ts';
import { changedFiles, stagedContent, stagedFiles } from '../office/git-files.ts';
import { sopPaths, type Workspace } from '../office/workspace.ts';

/** Which files somebody wants looked at. */
export type FilesAsked = {
  /** Files and folders, `-` for standard input; none for the SOP folder of the office. */
  readonly names: readonly string[];
  /** What changed in git since the last commit, or what the next commit will have, instead of names. */
  readonly git?: 'changed' | 'staged' | undefined;
  /** What standard input is called. */
  readonly inputName?: string | undefined;
};

/** @throws UserError for what is not there or may not be read */
export function lintTargets(host: Host, workspace: Workspace, asked: FilesAsked): LintFiles {
  const { names, git, inputName = 'stdin.yaml' } = asked;
  if (git) return fromGit(host, workspace, names, git);
  if (names.includes('-')) {
    if (names.length > 1) throw new UserError(onlyInput);
    const bytes = host.standardInput(workspace.office.limits.bytes);
    return { reported: [{ ...identity(host, workspace, inputName), read: () => bytes }], beside: [] };
  }
  const shown =
    names.length === 0
      ? sopPaths(host, workspace.sopFolder).map((path) => seenFrom(host.cwd, path))
      : names.flatMap((name) => expanded(host, name));
  if (shown.length === 0) throw new UserError(nothingThere(visibleLine(names[0] ?? workspace.sopFolder)));
  const files = new Map<string, LintFile>();
  for (const name of shown) {
    const file = onDisk(host, workspace, name);
    if (!files.has(file.id)) files.set(file.id, file);
  }
  return { reported: [...files.values()], beside: [] };
}

const onlyInput = {
  id: "'-' (masukan baku) tidak dapat digabung dengan nama berkas.",
  en: "'-' (standard input) cannot be combined with names of files.",
};

const nothingThere = (folder: string) => ({
  id: `tidak ada berkas SOP (*.yaml) di '${folder}'. Buat yang pertama: sop new`,
  en: `there are no SOP files (*.yaml) in '${folder}'. Make the first: sop new`,
});

/** Which file a name stands for, as it counts from the working folder. */
const identity = ({ cwd }: Host, { root }: Workspace, name: string): Pick<LintFile, 'id' | 'shown'> => ({
  id: seenFrom(root, tidyPath(join(cwd, name))),
  shown: name,
});

/** A file longer than the limit is refused by its length anyway: no more of it is read. */
function onDisk(host: Host, workspace: Workspace, name: string): LintFile & { readonly path: string } {
  const path = join(host.cwd, name);
  const read = (): Uint8Array => readFile(host, path, workspace.office.limits.bytes);
  return { ...identity(host, workspace, name), path, read };
}

function expanded(host: Host, name: string): readonly string[] {
  const whole = join(host.cwd, name);
  if (host.files.kind(whole) !== 'folder') return [name];
  const folder = name.replace(/\/+$/, '');
  return sopPaths(host, whole).map((path) => `${folder}/${nameOf(path)}`);
}

/** What changed, seen among the other SOPs of its folder. */
function fromGit(
  host: Host,
  workspace: Workspace,
  names: readonly string[],
  git: NonNullable<FilesAsked['git']>,
): LintFiles {
  if (names.length > 0) {
    const [name = ''] = names;
    throw new UserError({
      id: `--changed dan --staged memilih berkasnya sendiri; hapus '${visibleLine(name)}'.`,
      en: `--changed and --staged choose the files themselves; leave out '${visibleLine(name)}'.`,
    });
  }
  const folder = workspace.sopFolder;
  const found = (git === 'staged' ? stagedFiles : changedFiles)(host, folder).filter((name) =>
    /^[^/]+\.ya?ml$/i.test(name),
  );
  const file = (path: string): LintFile & { readonly path: string } =>
    onDisk(host, workspace, seenFrom(host.cwd, path));
  const reported = found.map((name): LintFile => {
    const { path, ...rest } = file(join(folder, name));
    if (git === 'changed') return { path, ...rest };
    const bytes = stagedContent(host, folder, name);
    return { ...rest, read: () => bytes };
  });
  const beside = sopPaths(host, folder)
    .filter((path) => !found.includes(nameOf(path)))
    .map(file);
  return { reported, beside };
}
