import { type FirstLook, firstLook, type LookSettings } from '../../lint/lint-run.ts';
import type { Context } from '../context.ts';
import { type LintShare, type NumberedLook, run } from './lint-share.ts';
import type { Target } from './lint-targets.ts';

/** Below so many files for each thread, starting it takes longer than it saves. */
const filesForThread = 150;
const mostThreads = 4;

/** First looks at all files, by several threads where there are enough of them. */
export async function looksAt(
  { host }: Context,
  targets: readonly Target[],
  settings: LookSettings,
): Promise<readonly FirstLook[]> {
  const files = targets.flatMap(({ name, path }) => (path === undefined ? [] : [{ name, path }]));
  const threads = Math.min(host.threads.cores, mostThreads, Math.floor(targets.length / filesForThread)) - 1;
  const looks: (FirstLook | undefined)[] = new Array(targets.length).fill(undefined);
  if (threads > 0 && files.length === targets.length) {
    const share: LintShare = { files, settings, taken: new Int32Array(new SharedArrayBuffer(4)) };
    const others = host.threads.start('lint-share', threads, share);
    const shares = [run(host.files, share), ...((await Promise.all(others)) as readonly NumberedLook[][])];
    for (const { index, look } of shares.flat()) looks[index] = look;
  }
  return targets.map(({ name, read }, index) => looks[index] ?? firstLook(read(), name, settings));
}
