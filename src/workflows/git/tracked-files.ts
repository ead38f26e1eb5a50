import { UserError } from '../../host/errors.ts';
import { visibleLine } from '../../words/visible.ts';
import { gitProblem } from './git-problem.ts';
import { type Repository, repositoryAt } from './repository.ts';
import type { GitHost } from './run-git.ts';

/** A file as a commit or the index has it. */
export type TrackedFile = {
  readonly repository: Repository;
  /** Where it lies in the working folder, absolute; its name in the repository. */
  readonly path: string;
  readonly name: string;
  /** `100644`, `120000` for a link. */
  readonly mode: string;
  /** The name of its content. */
  readonly object: string;
  /** Only of the index: `H` where git watches the file for changes, another letter where it was told not to, `M` for an unfinished merge. */
  readonly tag?: string;
};

/** Which files are asked for: a path may be that of a file, or of another repository inside this one (a submodule). */
export type Wanted = (path: string, kind: 'file' | 'repository') => boolean;

/** The files of the index; one whose merge is not finished is there several times. @throws UserError when git cannot say them */
export function filesOfIndex(host: GitHost, repository: Repository, wanted: Wanted): readonly TrackedFile[] {
  const entries = entriesOf(repository.tell(['ls-files', '--stage', '-v', '-z']));
  return entries.flatMap((entry) => {
    const [, tag = '', mode = '', object = '', stage = '', name = ''] =
      /^(.) (\d+) ([0-9a-f]+) (\d)\t(.*)$/s.exec(entry) ?? refuse(entry);
    const files = within(host, wanted, { repository, path: `${repository.top}/${name}`, name, mode, object });
    return files.map((file) => ({ ...file, tag: stage === '0' ? tag : 'M' }));
  });
}

/** The files of a commit; those of submodules as they were for it. @throws UserError when git cannot say them */
export function filesOfCommit(
  host: GitHost,
  repository: Repository,
  commit: string,
  wanted: Wanted,
): readonly TrackedFile[] {
  const entries = entriesOf(repository.tell(['ls-tree', '-r', '-z', '--full-tree', commit]));
  return entries.flatMap((entry) => {
    const [, mode = '', object = '', name = ''] =
      /^(\d+) \w+ ([0-9a-f]+)\t(.*)$/s.exec(entry) ?? refuse(entry);
    return within(host, wanted, { repository, path: `${repository.top}/${name}`, name, mode, object });
  });
}

/** A file that is wanted, or those of a repository inside this one. */
function within(host: GitHost, wanted: Wanted, file: TrackedFile): readonly TrackedFile[] {
  if (file.mode !== '160000') return wanted(file.path, 'file') ? [file] : [];
  if (!wanted(file.path, 'repository')) return [];
  const inner = host.files.kind(file.path) === 'folder' ? repositoryAt(host, file.path) : undefined;
  const isThere = inner?.kind === 'repository' && inner.repository.top === host.files.follow(file.path);
  if (!isThere) throw new UserError(notFetched(visibleLine(file.name)));
  return filesOfCommit(host, inner.repository, file.object, wanted);
}

const entriesOf = (output: Uint8Array): readonly string[] =>
  new TextDecoder()
    .decode(output)
    .split('\0')
    .filter((entry) => entry !== '');

function refuse(entry: string): never {
  throw gitProblem({ kind: 'failed', error: `'${entry}' is not understood` }, '.');
}

const notFetched = (name: string) => ({
  id: `submodul '${name}' belum diambil, jadi isinya tidak dapat diperiksa: git submodule update --init`,
  en: `the submodule '${name}' is not here, so its content cannot be checked: git submodule update --init`,
});
