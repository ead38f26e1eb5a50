import { UserError } from '../../host/errors.ts';
import type { Host } from '../../host/host.ts';
import { isWithin, join, pathFrom } from '../../host/paths.ts';
import { hookLine } from '../../office/guard-files.ts';
import { visibleLine } from '../../words/visible.ts';
import type { Repository } from './repository.ts';

/** What holds the hooks of an office, from the top of the repository. */
export const hooksFolder = '.githooks';

/** Where the office stands in its repository: nothing at its top. */
export const folderIn = (host: Pick<Host, 'files'>, { top }: Repository, root: string): string =>
  isWithin(top, host.files.follow(root)) ? pathFrom(top, host.files.follow(root)) : '';

/**
 * Has git run the hook of the office. Hooks that are there already go on: where others would fall silent nothing is set.
 * @throws UserError that names them, with the line that has to stand in one of them
 */
export function enableHook(host: Pick<Host, 'files'>, repository: Repository, folder: string): void {
  const own = folder === '' ? hooksFolder : `${folder}/${hooksFolder}`;
  const said = repository.ask(['config', '--get', '--type=path', 'core.hooksPath']);
  const set = said.kind === 'answer' ? text(said.output) : undefined;
  const folderNow = set ?? text(repository.tell(['rev-parse', '--git-path', 'hooks']));
  const now = join(repository.top, folderNow);
  const isOwn = host.files.follow(now) === host.files.follow(join(repository.top, own));
  const hook = `${isOwn ? join(repository.top, own) : now}/pre-commit`;
  if (host.files.kind(hook) === 'file' && /\bsop lint\b/.test(host.files.readText(hook))) return;
  if (isOwn) throw new UserError(other(`${own}/pre-commit`, hookLine({ folder })));
  const active =
    host.files.kind(now) === 'folder' ? host.files.list(now).filter((name) => !name.endsWith('.sample')) : [];
  if (set !== undefined || active.length > 0)
    throw new UserError(other(visibleLine(`${folderNow}/pre-commit`), hookLine({ folder })));
  repository.tell(['config', 'core.hooksPath', own]);
}

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes).replace(/\r?\n$/, '');

const other = (hook: string, line: string) => ({
  id: `--hook: pengait git yang sudah ada tidak diubah. Tulis baris ini di '${hook}': ${line}`,
  en: `--hook: the git hooks that are there are not changed. Write this line in '${hook}': ${line}`,
});
