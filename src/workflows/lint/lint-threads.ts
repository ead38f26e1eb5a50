import type { Files, Host } from '../../host/host.ts';
import { type FileLook, type FileSettings, type LintFile, lookAt } from '../../lint/lint-files.ts';

/** Below so many files for each thread, starting it takes longer than it saves. */
const filesForThread = 150;
const mostThreads = 4;

/** Files to look at, shared by threads: each takes the next few until none is left. */
type Share = {
  readonly files: readonly { readonly shown: string; readonly path: string }[];
  readonly settings: FileSettings;
  /** A shared count of the files that are taken. */
  readonly taken: Int32Array;
};

type NumberedLook = { readonly index: number; readonly look: FileLook };

/** Looks at all files by themselves, by several threads; undefined where there are too few of them, or some are not on the disk. */
export async function looksByThreads(
  host: Pick<Host, 'files' | 'threads'>,
  targets: readonly LintFile[],
  settings: FileSettings,
): Promise<readonly FileLook[] | undefined> {
  const files = targets.flatMap(({ shown, path }) => (path === undefined ? [] : [{ shown, path }]));
  const threads = Math.min(host.threads.cores, mostThreads, Math.floor(targets.length / filesForThread)) - 1;
  if (threads <= 0 || files.length < targets.length) return undefined;
  const share: Share = { files, settings, taken: new Int32Array(new SharedArrayBuffer(4)) };
  const others = host.threads.start('lint-threads', threads, share);
  const shares = [run(host.files, share), ...((await Promise.all(others)) as readonly NumberedLook[][])];
  const looks = new Map(shares.flat().map(({ index, look }) => [index, look]));
  return targets.map(({ read, shown }, index) => looks.get(index) ?? lookAt(read(), shown, settings));
}

const portion = 16;

/** What each thread runs. A file that cannot be read is left out: whoever asked reads it again and says why. */
export function run(disk: Pick<Files, 'read'>, { files, settings, taken }: Share): readonly NumberedLook[] {
  const looks: NumberedLook[] = [];
  for (;;) {
    const first = Atomics.add(taken, 0, portion);
    if (first >= files.length) return looks;
    for (let index = first; index < Math.min(first + portion, files.length); index++) {
      const file = files[index];
      const bytes = file && readable(disk, file.path, settings.limits.bytes);
      if (bytes) looks.push({ index, look: lookAt(bytes, file.shown, settings) });
    }
  }
}

function readable(disk: Pick<Files, 'read'>, path: string, limit: number): Uint8Array | undefined {
  try {
    return disk.read(path, limit);
  } catch {
    return undefined;
  }
}
