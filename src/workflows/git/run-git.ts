import type { Host, ProgramAnswer, ProgramStart } from '../../host/host.ts';

/** What git needs of the outside world. */
export type GitHost = Pick<Host, 'run' | 'env' | 'cwd' | 'files'>;

/**
 * What git answers. That there is nothing is told from what is not known: no git on this computer, no repository there, the answer no (a
 * question that may be answered so), or one that it cannot or will not read.
 */
export type GitAnswer =
  | { readonly kind: 'answer'; readonly output: Uint8Array }
  | { readonly kind: 'no' }
  | { readonly kind: 'no-git' }
  | { readonly kind: 'no-repository' }
  | { readonly kind: 'failed'; readonly error: string };

/** Runs git in a folder. The user's own git settings hold; pagers, prompts and optional locks do not. */
export const git = (
  host: Pick<Host, 'run'>,
  folder: string,
  args: readonly string[],
  env: NonNullable<ProgramStart['env']> = {},
  input?: string,
): ProgramAnswer =>
  host.run(['git', '--no-pager', ...args], {
    folder,
    env: { GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0', GIT_PAGER: 'cat', LC_ALL: 'C', ...env },
    ...(input === undefined ? {} : { input }),
  });

/** Within a hook of git, these name the repository that is committed to; without them git looks for that of the folder. */
export const ownRepository = {
  GIT_DIR: undefined,
  GIT_WORK_TREE: undefined,
  GIT_COMMON_DIR: undefined,
  GIT_INDEX_FILE: undefined,
  GIT_OBJECT_DIRECTORY: undefined,
  GIT_NAMESPACE: undefined,
  GIT_PREFIX: undefined,
} as const;

/** No commit stands for another one, every name means what it says, and git tells nothing that was not asked. */
const asItIs = {
  GIT_TRACE: undefined,
  GIT_TRACE_SETUP: undefined,
  GIT_CURL_VERBOSE: undefined,
  GIT_NO_REPLACE_OBJECTS: '1',
  GIT_LITERAL_PATHSPECS: '1',
  GIT_GLOB_PATHSPECS: undefined,
  GIT_NOGLOB_PATHSPECS: undefined,
  GIT_ICASE_PATHSPECS: undefined,
};

/** Asks git in a folder; what is asked quietly may be answered with no. */
export function askGit(
  host: Pick<Host, 'run'>,
  folder: string,
  args: readonly string[],
  env: NonNullable<ProgramStart['env']>,
  input?: string,
): GitAnswer {
  const { code, output, error } = git(host, folder, args, { ...asItIs, ...env }, input);
  if (code === 0) return { kind: 'answer', output };
  if (code === undefined) return { kind: 'no-git' };
  if (code === 1 && error.trim() === '') return { kind: 'no' };
  return /not a git repository \(or any/i.test(error)
    ? { kind: 'no-repository' }
    : { kind: 'failed', error: error.trim() };
}
