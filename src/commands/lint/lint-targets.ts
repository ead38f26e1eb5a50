import type { Diagnostic } from '../../document/diagnostic.ts';
import { UserError } from '../../host/errors.ts';
import type { Host } from '../../host/host.ts';
import { join, nameOf } from '../../host/paths.ts';
import { readFile } from '../../host/read-file.ts';
import { visibleLine } from '../../words/visible.ts';
import { changedFiles, stagedContent, stagedFiles } from '../../workflows/office/git-files.ts';
import { sopPaths, type Workspace } from '../../workflows/office/workspace.ts';
import { type Context, type Options, textOption } from '../context.ts';

/**
 * A file to look at: the name under which it is shown, and how its bytes are had. Files of the disk are read when they are looked at,
 * so that thousands of them need not be in memory at once; only these have a `path`.
 */
export type Target = { readonly name: string; readonly path?: string; readonly read: () => Uint8Array };

/** The files to report on, and those that are only looked at beside them (the rest of the SOP folder). */
export type Targets = { readonly reported: readonly Target[]; readonly beside: readonly Target[] };

/** What stands for standard input in the place of a file. */
export const standardInputName = '-';

/**
 * The files that the command line asks for: names and folders, standard input, or what changed in git; without any the SOP
 * folder of the office.
 * @throws UserError for what is not there or may not be read
 */
export function lintTargets(
  context: Context,
  workspace: Workspace,
  args: readonly string[],
  options: Options,
): Targets {
  if (options['changed'] === true || options['staged'] === true)
    return fromGit(context, workspace, args, options['staged'] === true);
  if (args.includes(standardInputName))
    return { reported: [fromInput(context, workspace, args, options)], beside: [] };
  const { host } = context;
  const names =
    args.length === 0
      ? sopPaths(host, workspace.sopFolder).map((path) => shownIn(host.cwd, path))
      : args.flatMap((name) => expanded(context, name));
  if (names.length === 0) throw new UserError(nothingThere(visibleLine(args[0] ?? workspace.sopFolder)));
  const limit = workspace.office.limits.bytes;
  const reported = [...new Set(names)].map((name) => onDisk(host, name, join(host.cwd, name), limit));
  return { reported, beside: [] };
}

const nothingThere = (folder: string) => ({
  id: `tidak ada berkas SOP (*.yaml) di '${folder}'. Buat yang pertama: sop new`,
  en: `there are no SOP files (*.yaml) in '${folder}'. Make the first: sop new`,
});

/** A file whose content is known already. */
export const inMemory = (name: string, bytes: Uint8Array): Target => ({ name, read: () => bytes });

/** A file longer than the limit is refused by its length anyway: no more of it is read. */
const onDisk = (host: Host, name: string, path: string, limit: number): Target => ({
  name,
  path,
  read: () => readFile(host, path, limit),
});

function expanded({ host }: Context, name: string): readonly string[] {
  const whole = join(host.cwd, name);
  if (host.files.kind(whole) !== 'folder') return [name];
  const folder = name.replace(/\/+$/, '');
  return sopPaths(host, whole).map((path) => `${folder}/${nameOf(path)}`);
}

function fromInput(
  { host }: Context,
  { office }: Workspace,
  args: readonly string[],
  options: Options,
): Target {
  if (args.length > 1) {
    throw new UserError({
      id: "'-' (masukan baku) tidak dapat digabung dengan nama berkas.",
      en: "'-' (standard input) cannot be combined with names of files.",
    });
  }
  const bytes = host.standardInput(office.limits.bytes);
  return inMemory(textOption(options, 'stdinFilename') ?? 'stdin.yaml', bytes);
}

/** What changed, seen among the other SOPs of its folder. */
function fromGit(context: Context, workspace: Workspace, args: readonly string[], staged: boolean): Targets {
  const { host } = context;
  if (args.length > 0) {
    const [name = ''] = args;
    throw new UserError({
      id: `--changed dan --staged memilih berkasnya sendiri; hapus '${visibleLine(name)}'.`,
      en: `--changed and --staged choose the files themselves; leave out '${visibleLine(name)}'.`,
    });
  }
  const folder = workspace.sopFolder;
  const found = (staged ? stagedFiles : changedFiles)(host, folder).filter((name) =>
    /^[^/]+\.ya?ml$/i.test(name),
  );
  const shown = (name: string): string => shownIn(host.cwd, join(folder, name));
  const limit = workspace.office.limits.bytes;
  const reported = found.map((name) =>
    staged
      ? inMemory(shown(name), stagedContent(host, folder, name))
      : onDisk(host, shown(name), join(folder, name), limit),
  );
  const beside = sopPaths(host, folder)
    .filter((path) => !found.includes(path.slice(folder.length + 1)))
    .map((path) => onDisk(host, shownIn(host.cwd, path), path, limit));
  return { reported, beside };
}

/** A path as it is seen from the working folder, where it lies below it. */
const shownIn = (cwd: string, path: string): string =>
  path.startsWith(`${cwd}/`) ? path.slice(cwd.length + 1) : path;

/** The bytes of the files that something was found in. */
export function sourcesOf(
  targets: readonly Target[],
  diagnostics: readonly Diagnostic[],
): ReadonlyMap<string, Uint8Array> {
  const found = new Set(diagnostics.map(({ file }) => file));
  return new Map(targets.filter(({ name }) => found.has(name)).map(({ name, read }) => [name, read()]));
}
