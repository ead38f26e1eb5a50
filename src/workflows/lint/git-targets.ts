import { UserError } from '../../host/errors.ts';
import type { Host } from '../../host/host.ts';
import { folderOf, isWithin, join, pathFrom, tidyPath } from '../../host/paths.ts';
import { readFile } from '../../host/read-file.ts';
import type { LintFile, LintFiles } from '../../lint/lint-files.ts';
import { visibleLine } from '../../words/visible.ts';
import { readTracked } from '../git/read-tracked.ts';
import type { Repository } from '../git/repository.ts';
import { headOf } from '../git/revision.ts';
import { filesOfCommit, filesOfIndex, type TrackedFile, type Wanted } from '../git/tracked-files.ts';
import type { Workspace } from '../office/workspace.ts';
import { diskFile, isOfficePath, officePaths, ownSopFolder, realPath } from './office-files.ts';
import { committedRepository, repositoryOf } from './repository-of.ts';

/**
 * What changed since the last commit, seen among all others of the office: every file that is there but those of which git says that
 * they are in the last commit as they are.
 * @throws UserError where git cannot say it
 */
export function changedTargets(host: Host, workspace: Workspace): LintFiles {
  const repository = repositoryOf(host, [host.files.follow(ownSopFolder(host, workspace))]);
  const index = filesOfIndex(host, repository, isOfficePath(host, workspace));
  const before = lastCommit(host, repository, isOfficePath(host, workspace));
  const words = ['diff', '--name-only', '-z', '--no-renames', '--no-ext-diff', '--ignore-submodules=all'];
  const touched = new Set(namesIn(repository.tell(['-c', 'core.fsmonitor=false', ...words])));
  const isClean = (file: TrackedFile): boolean =>
    file.repository === repository &&
    file.tag === 'H' &&
    !isLink(file) &&
    !touched.has(file.name) &&
    isSame(file, before.get(file.path));
  const clean = new Set(index.filter(isClean).map(({ path }) => path));
  const { sops, others } = officePaths(host, workspace);
  const files = [...sops, ...others].map((path) => diskFile(host, workspace, path));
  const isKept = ({ path }: { readonly path: string }): boolean => clean.has(realPath(host, path));
  return { reported: files.filter((file) => !isKept(file)), beside: files.filter(isKept) };
}

/**
 * What the next commit will have, seen among all else that it will have: nothing but the index is looked at. What it knows only as a
 * link is read where that leads.
 * @throws UserError where git cannot say it, or a merge is not finished
 */
export function stagedTargets(host: Host, workspace: Workspace): LintFiles {
  const repository = committedRepository(host, [host.files.follow(ownSopFolder(host, workspace))]);
  const index = filesOfIndex(host, repository, isOfficePath(host, workspace));
  const unfinished = index.find(({ tag }) => tag === 'M');
  if (unfinished) throw new UserError(unmerged(visibleLine(unfinished.name)));
  const before = lastCommit(host, repository, isOfficePath(host, workspace));
  const meant = promisedOnly(repository, index, before);
  const files = index.filter((file) => !meant.has(file.name));
  const changed = new Set(files.filter((file) => isLink(file) || !isSame(file, before.get(file.path))));
  if (changed.size === 0) return { reported: [], beside: [] };
  const contents = contentsOf(host, files, '');
  const target = (file: TrackedFile): LintFile => {
    const { id, shown } = diskFile(host, workspace, file.path);
    return { id, shown, read: () => contents.get(file.path)?.() ?? new Uint8Array() };
  };
  const elsewhere = officePaths(host, workspace).sops.filter(
    (path) => !isWithin(repository.top, realPath(host, path)),
  );
  return {
    reported: files.filter((file) => changed.has(file)).map(target),
    beside: [
      ...files.filter((file) => !changed.has(file)).map(target),
      ...elsewhere.map((path) => diskFile(host, workspace, path)),
    ],
  };
}

const lastCommit = (host: Host, repository: Repository, wanted: Wanted): ReadonlyMap<string, TrackedFile> => {
  const head = headOf(repository);
  const files = head === undefined ? [] : filesOfCommit(host, repository, head, wanted);
  return new Map(files.map((file) => [file.path, file]));
};

const isSame = (a: TrackedFile, b: TrackedFile | undefined): boolean =>
  a.object === b?.object && a.mode === b.mode;
const isLink = ({ mode }: TrackedFile): boolean => mode === '120000';

/** What git calls nothing, by both of its digests. */
const nothing = new Set([
  'e69de29bb2d1d6434b8b29ae775ad8c2e48c5391',
  '473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813',
]);

/** Names of files that are only promised to the index (`git add --intent-to-add`): the next commit does not have them. */
function promisedOnly(
  repository: Repository,
  index: readonly TrackedFile[],
  before: ReadonlyMap<string, TrackedFile>,
): ReadonlySet<string> {
  const empty = index.filter((file) => nothing.has(file.object) && !before.has(file.path));
  if (empty.length === 0) return new Set();
  const words = ['diff', '--cached', '--name-only', '-z', '--no-renames', '--no-ext-diff', '--diff-filter=A'];
  const added = new Set(namesIn(repository.tell(words)));
  return new Set(empty.map(({ name }) => name).filter((name) => !added.has(name)));
}

/**
 * The contents of files by their path; a link has that of the file that it leads to, in git or, outside of it, on the disk.
 * @param commit the commit that the files are of; nothing for the index
 */
export function contentsOf(
  host: Host,
  files: readonly TrackedFile[],
  commit: string,
): ReadonlyMap<string, () => Uint8Array> {
  const contents = readTracked(files);
  return new Map(
    files.map((file) => {
      const own = contents.get(file) ?? new Uint8Array();
      if (!isLink(file)) return [file.path, () => own];
      const path = tidyPath(join(folderOf(file.path), new TextDecoder().decode(own)));
      const { top, ask } = file.repository;
      const kept = ask(['cat-file', 'blob', `${commit}:${pathFrom(top, path)}`]);
      return [file.path, () => (kept.kind === 'answer' ? kept.output : readFile(host, path))];
    }),
  );
}

const namesIn = (output: Uint8Array): readonly string[] =>
  new TextDecoder()
    .decode(output)
    .split('\0')
    .filter((name) => name !== '');

const unmerged = (name: string) => ({
  id: `penggabungan '${name}' belum selesai. Selesaikan, git add, lalu ulangi.`,
  en: `the merge of '${name}' is not finished. Finish it, git add, and try again.`,
});
