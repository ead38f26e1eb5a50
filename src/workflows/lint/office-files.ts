import { UserError } from '../../host/errors.ts';
import type { Host } from '../../host/host.ts';
import { folderOf, isWithin, join, nameOf, pathFrom, tidyPath } from '../../host/paths.ts';
import { readFile } from '../../host/read-file.ts';
import type { LintFile } from '../../lint/lint-files.ts';
import { visibleLine } from '../../words/visible.ts';
import { officeFileName } from '../office/find-office.ts';
import { isYamlName, sopPaths, type Workspace } from '../office/workspace.ts';

/** The SOP folder of the office; the program's own SOPs are nobody's to judge or to change. @throws UserError where there is no office */
export function ownSopFolder(host: Pick<Host, 'files'>, { root, office, sopFolder }: Workspace): string {
  const own = join(root, office.folders.sops ?? 'sops');
  if (sopFolder === own || host.files.kind(join(root, officeFileName)) === 'file') return own;
  throw new UserError(noOffice(visibleLine(root)));
}

/** Where a path leads when the links of its folder are followed; a link at its end is a file of its own. */
export const realPath = ({ files }: Pick<Host, 'files'>, path: string): string =>
  tidyPath(join(files.follow(folderOf(path)), nameOf(path)));

/** A file of the disk. */
export type DiskFile = LintFile & { readonly path: string };

/** A file of the disk. One longer than the limit is refused by its length anyway: no more of it is read. */
export function diskFile(host: Host, { root, office }: Workspace, path: string): DiskFile {
  const id = pathFrom(host.files.follow(root), realPath(host, path));
  return {
    id,
    path,
    shown: pathFrom(host.cwd, tidyPath(path)),
    read: () => readFile(host, path, office.limits.bytes),
  };
}

/** What an office has beside its SOPs: its file, its calendars, the look of its reports. */
const othersOf = ({ root, office }: Workspace): readonly string[] => [
  join(root, officeFileName),
  join(root, 'templates/laporan.yaml'),
  ...(isYamlName(office.calendar) ? [tidyPath(join(root, office.calendar))] : []),
];

/** All files of an office that lint looks at when nobody names any, SOPs first. @throws UserError where there is no office */
export function officePaths(
  host: Pick<Host, 'files'>,
  workspace: Workspace,
): { readonly sops: readonly string[]; readonly others: readonly string[] } {
  const folder = ownSopFolder(host, workspace);
  const calendars = join(workspace.root, 'kalender');
  const below = host.files.kind(calendars) === 'folder' ? sopPaths(host, calendars) : [];
  const others = othersOf(workspace).filter((path) => host.files.kind(path) === 'file');
  return {
    sops: host.files.kind(folder) === undefined ? [] : sopPaths(host, folder),
    others: [...new Set([...others, ...below])],
  };
}

/** Whether a path, links followed, is one of those; of a repository inside another one, whether any can lie in it. */
export function isOfficePath(
  host: Pick<Host, 'files'>,
  workspace: Workspace,
): (path: string, kind?: 'file' | 'repository') => boolean {
  const real = (path: string): string => host.files.follow(path);
  const folders = [ownSopFolder(host, workspace), join(workspace.root, 'kalender')].map(real);
  const files = new Set(othersOf(workspace).map((path) => realPath(host, path)));
  return (path, kind = 'file') => {
    const above = folders.find((folder) => isWithin(folder, path));
    if (kind === 'repository') return above !== undefined || folders.some((folder) => isWithin(path, folder));
    if (files.has(path)) return true;
    const isHidden = above !== undefined && /(?:^|\/)\.[^/]*\//.test(path.slice(above.length + 1));
    return above !== undefined && isYamlName(path) && !isHidden;
  };
}

const noOffice = (folder: string) => ({
  id: `tidak ada kantor di '${folder}': tidak ada sop.config.yaml dan tidak ada folder sops. Jalankan di folder kantor, sebut berkasnya, atau buat kantor: sop init`,
  en: `there is no office in '${folder}': neither sop.config.yaml nor a folder sops. Run this in the office folder, name the files, or make an office: sop init`,
});
