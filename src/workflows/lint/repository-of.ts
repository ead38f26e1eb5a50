import { UserError } from '../../host/errors.ts';
import { isWithin } from '../../host/paths.ts';
import { visibleLine } from '../../words/visible.ts';
import { gitProblem } from '../git/git-problem.ts';
import { type Repository, type RepositoryAnswer, repositoryAt, repositoryHere } from '../git/repository.ts';
import type { GitHost } from '../git/run-git.ts';

/**
 * The repository that is committed to, where all or some of the paths lie in it.
 * @param paths of files or folders, links followed
 * @throws UserError when git cannot say, or it is another one
 */
export function committedRepository(host: GitHost, paths: readonly string[]): Repository {
  const here = opened(repositoryHere(host), host.cwd);
  const outside = paths.find((path) => !isWithin(here.top, path) && !isWithin(path, here.top));
  if (outside === undefined) return here;
  throw new UserError(elsewhere(visibleLine(outside), visibleLine(here.top)));
}

/**
 * The repository in which all of the paths lie: that of the working folder or, for files that are named from elsewhere, their own.
 * @throws UserError when git cannot say, or there is no such one
 */
export function repositoryOf(host: GitHost, paths: readonly string[]): Repository {
  const here = repositoryHere(host);
  const holds = ({ top }: Repository): boolean =>
    paths.every((path) => isWithin(top, path) || isWithin(path, top));
  if (here.kind === 'repository' && holds(here.repository)) return here.repository;
  if (here.kind !== 'repository' && here.kind !== 'no-repository') return opened(here, host.cwd);
  const [first = host.cwd] = paths;
  const own = opened(repositoryAt(host, first), first);
  const outside = paths.find((path) => !isWithin(own.top, path));
  if (outside === undefined) return own;
  throw new UserError(elsewhere(visibleLine(outside), visibleLine(own.top)));
}

function opened(answer: RepositoryAnswer, folder: string): Repository {
  if (answer.kind !== 'repository') throw gitProblem(answer, folder);
  return answer.repository;
}

const elsewhere = (path: string, top: string) => ({
  id: `'${path}' tidak berada dalam repositori git '${top}', jadi tidak dapat dibandingkan dengannya. Jalankan di repositorinya sendiri.`,
  en: `'${path}' is not in the git repository '${top}', so it cannot be compared with it. Run this in its own repository.`,
});
