import { UserError } from '../../host/errors.ts';
import type { Host, ProgramAnswer, ProgramStart } from '../../host/host.ts';
import { visibleLine } from '../../words/visible.ts';

type Git = Pick<Host, 'run'>;

/** Runs git in a folder. The user's own git settings hold; pagers, prompts and optional locks do not. */
export const git = (
  host: Git,
  folder: string,
  args: readonly string[],
  env: NonNullable<ProgramStart['env']> = {},
): ProgramAnswer =>
  host.run(['git', '--no-pager', ...args], {
    folder,
    env: { GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0', GIT_PAGER: 'cat', LC_ALL: 'C', ...env },
  });

/** Names relative to `folder` of files that are new or changed since the last commit, staged or not. @throws UserError */
export function changedFiles(host: Git, folder: string): readonly string[] {
  const known = git(host, folder, ['rev-parse', '--verify', '--quiet', 'HEAD']).code === 0;
  const since = known ? ['HEAD'] : ['--cached'];
  const changed = names(host, folder, [
    'diff',
    '--name-only',
    '--relative',
    '--diff-filter=ACMRT',
    '-z',
    ...since,
  ]);
  const fresh = names(host, folder, ['ls-files', '--others', '--exclude-standard', '-z']);
  return [...new Set([...changed, ...fresh])].sort();
}

/** Names relative to `folder` of files that the next commit adds or changes. @throws UserError */
export function stagedFiles(host: Git, folder: string): readonly string[] {
  return names(host, folder, ['diff', '--cached', '--name-only', '--relative', '--diff-filter=ACMRT', '-z']);
}

/** A file as the next commit has it. @throws UserError */
export function stagedContent(host: Git, folder: string, name: string): Uint8Array {
  const { code, output } = git(host, folder, ['show', `:./${name}`]);
  if (code !== 0) throw gitFailed(code, folder);
  return output;
}

/** The files of a folder as they were at a commit. */
export type EarlierFiles = {
  readonly commit: string;
  /** A file by its name relative to the folder; undefined where the commit does not have it. @throws UserError when git cannot read it */
  readonly read: (name: string) => Uint8Array | undefined;
};

/** The files of a folder at a revision. @throws UserError when there is no such revision */
export function filesAt(host: Git, folder: string, revision: string): EarlierFiles {
  const commit = commitOf(host, folder, revision);
  const known = new Set(names(host, folder, ['ls-tree', '-r', '--name-only', '-z', commit]));
  const read = (name: string): Uint8Array | undefined => {
    if (!known.has(name)) return undefined;
    const { code, output } = git(host, folder, ['show', `${commit}:./${name}`]);
    if (code === 0) return output;
    const [shown, at] = [visibleLine(name), visibleLine(revision)];
    throw new UserError({
      id: `git tidak dapat membaca '${shown}' pada revisi '${at}'. Periksa repositorinya: git fsck, atau ambil lagi: git fetch.`,
      en: `git cannot read '${shown}' at revision '${at}'. Check the repository: git fsck, or fetch it again: git fetch.`,
    });
  };
  return { commit, read };
}

/** The commit that a name such as `main` or `v1` stands for. @throws UserError when there is none */
function commitOf(host: Git, folder: string, revision: string): string {
  const { code, output } = git(host, folder, [
    'rev-parse',
    '--verify',
    '--quiet',
    '--end-of-options',
    `${revision}^{commit}`,
  ]);
  if (code === 0) return new TextDecoder().decode(output).trim();
  if (code === undefined) throw gitFailed(code, folder);
  const shown = visibleLine(revision);
  throw new UserError({
    id: `revisi git '${shown}' tidak ada. Tulis nama cabang, tag atau commit, misalnya main.`,
    en: `there is no git revision '${shown}'. Write the name of a branch, tag or commit, such as main.`,
  });
}

function names(host: Git, folder: string, args: readonly string[]): readonly string[] {
  const { code, output } = git(host, folder, args);
  if (code !== 0) throw gitFailed(code, folder);
  return new TextDecoder()
    .decode(output)
    .split('\0')
    .filter((name) => name !== '');
}

function gitFailed(code: number | undefined, folder: string): UserError {
  return new UserError(
    code === undefined
      ? {
          id: 'git tidak terpasang; pilihan ini memerlukannya.',
          en: 'git is not installed; this option needs it.',
        }
      : {
          id: `'${visibleLine(folder)}' tidak berada dalam repositori git. Jalankan git init, atau sebut berkasnya.`,
          en: `'${visibleLine(folder)}' is not in a git repository. Run git init, or name the files.`,
        },
  );
}
