import { folderOf, tidyPath } from '../../host/paths.ts';
import { gitProblem } from './git-problem.ts';
import { askGit, type GitAnswer, type GitHost, git, ownRepository } from './run-git.ts';

/** A git repository with a working folder. */
export type Repository = {
  /** Its working folder, links followed. */
  readonly top: string;
  /** Asks git there. */
  readonly ask: (args: readonly string[], input?: string) => GitAnswer;
  /** The same for what must have an answer. @throws UserError */
  readonly tell: (args: readonly string[], input?: string) => Uint8Array;
};

/** The repository of a folder, or why there is none. */
export type RepositoryAnswer =
  | { readonly kind: 'repository'; readonly repository: Repository }
  | Exclude<GitAnswer, { kind: 'answer' }>;

/**
 * The repository of the folder where the program was started. Within a hook that is the one that is committed to, with the very index that
 * the commit will be made of (`GIT_INDEX_FILE`), however deep below its top the hook has gone.
 */
export function repositoryHere(host: GitHost): RepositoryAnswer {
  const { GIT_INDEX_FILE, GIT_OBJECT_DIRECTORY } = host.env;
  const given = { ...ownRepository, GIT_INDEX_FILE, GIT_OBJECT_DIRECTORY };
  const { GIT_DIR: named } = host.env;
  const found = opened(host, host.cwd, given);
  if (!named) return found;
  // Where only GIT_DIR leads to the repository, its working folder is GIT_WORK_TREE or where the program was started.
  if (found.kind !== 'repository') return opened(host, host.cwd, { GIT_INDEX_FILE, GIT_OBJECT_DIRECTORY });
  const meant = [host.cwd, found.repository.top].map((folder): string =>
    host.files.follow(absolute(folder, named)),
  );
  if (found.folder !== undefined && meant.includes(found.folder)) return found;
  const error = `GIT_DIR is '${named}', the folder belongs to '${found.folder}'`;
  return { kind: 'failed', error };
}

/** The repository that a path lies in by itself, whatever hook this is; of what is not there, that of the nearest folder above. */
export function repositoryAt(host: GitHost, path: string): RepositoryAnswer {
  const isThere = host.files.kind(path) === 'folder' || folderOf(path) === path;
  return isThere ? opened(host, path, ownRepository) : repositoryAt(host, folderOf(path));
}

const absolute = (folder: string, path: string): string =>
  tidyPath(/^(?:\/|[A-Za-z]:)/.test(path) ? path.replaceAll('\\', '/') : `${folder}/${path}`);

type Env = Readonly<Record<string, string | undefined>>;

/** @returns also the folder in which git keeps the repository */
function opened(host: GitHost, folder: string, env: Env): RepositoryAnswer & { readonly folder?: string } {
  const found = askGit(host, folder, ['rev-parse', '--show-toplevel', '--absolute-git-dir'], env);
  if (found.kind !== 'answer') return found;
  const [top = '', kept = '', ...rest] = new TextDecoder().decode(found.output).split(/\r?\n/);
  const isSound = [top, kept].every(
    (path) => /^(?:\/|[A-Za-z]:)/.test(path) && host.files.kind(path) === 'folder',
  );
  if (!isSound || rest.join('') !== '')
    return { kind: 'failed', error: `${versionOf(host)} is not understood; 2.24 or later is needed` };
  // From its top git finds by itself what it found here, but for a repository that only GIT_DIR leads to.
  const within = 'GIT_DIR' in env ? env : { ...env, GIT_DIR: kept, GIT_WORK_TREE: top };
  const ask: Repository['ask'] = (args, input) => askGit(host, top, args, within, input);
  const tell: Repository['tell'] = (args, input) => {
    const answer = ask(args, input);
    if (answer.kind !== 'answer') throw gitProblem(answer, top);
    return answer.output;
  };
  return {
    kind: 'repository',
    folder: host.files.follow(kept),
    repository: { top: host.files.follow(top), ask, tell },
  };
}

const versionOf = (host: GitHost): string =>
  new TextDecoder().decode(git(host, host.cwd, ['version']).output).trim();
