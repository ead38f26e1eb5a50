import { UserError } from '../../host/errors.ts';
import { visibleLine } from '../../words/visible.ts';
import { gitProblem } from './git-problem.ts';
import type { Repository } from './repository.ts';

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes).trim();

/** The commit that a name such as `main` or `v1` stands for. @throws UserError when there is none */
export function commitOf(repository: Repository, revision: string): string {
  const found = commitAt(repository, revision);
  if (found !== undefined) return found;
  const shown = visibleLine(revision);
  throw new UserError(isShallow(repository) ? cutOff(shown) : noRevision(shown));
}

/** The last commit; undefined where there is none yet. @throws UserError when git cannot say which it is */
export function headOf(repository: Repository): string | undefined {
  const head = commitAt(repository, 'HEAD');
  if (head !== undefined) return head;
  const branch = repository.ask(['symbolic-ref', '--quiet', 'HEAD']);
  const known =
    branch.kind === 'answer' && repository.ask(['show-ref', '--verify', '--quiet', text(branch.output)]);
  if (known && known.kind === 'no') return undefined;
  throw gitProblem({ kind: 'failed', error: 'HEAD' }, repository.top);
}

/** Whether the history ends before its beginning. @throws UserError when git cannot say it */
export const isShallow = (repository: Repository): boolean =>
  text(repository.tell(['rev-parse', '--is-shallow-repository'])) !== 'false';

function commitAt(repository: Repository, revision: string): string | undefined {
  const words = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`];
  const answer = repository.ask(words);
  if (answer.kind === 'no') return undefined;
  if (answer.kind !== 'answer') throw gitProblem(answer, repository.top);
  const commit = text(answer.output);
  if (/^[0-9a-f]{40,64}$/.test(commit)) return commit;
  throw gitProblem({ kind: 'failed', error: `'${commit}'` }, repository.top);
}

const noRevision = (revision: string) => ({
  id: `revisi git '${revision}' tidak ada. Tulis nama cabang, tag atau commit, misalnya main.`,
  en: `there is no git revision '${revision}'. Write the name of a branch, tag or commit, such as main.`,
});

const cutOff = (revision: string) => ({
  id: `revisi git '${revision}' tidak ada dalam klon dangkal ini. Ambil riwayatnya: git fetch --unshallow (GitHub: fetch-depth: 0, GitLab: GIT_DEPTH: 0).`,
  en: `there is no git revision '${revision}' in this shallow clone. Fetch its history: git fetch --unshallow (GitHub: fetch-depth: 0, GitLab: GIT_DEPTH: 0).`,
});
