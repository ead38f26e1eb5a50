import type { Files } from '../../host/host.ts';
import { type FirstLook, firstLook, type LookSettings } from '../../lint/lint-run.ts';

/** Files to look at, shared by threads: each takes the next few until none is left. */
export type LintShare = {
  readonly files: readonly { readonly name: string; readonly path: string }[];
  readonly settings: LookSettings;
  /** A shared count of the files that are taken. */
  readonly taken: Int32Array;
};

/** A look with the number of its file. */
export type NumberedLook = { readonly index: number; readonly look: FirstLook };

const portion = 16;

/** Looks at files until all are taken. A file that cannot be read is left out: whoever asked reads it again and says why. */
export function run(
  disk: Pick<Files, 'read'>,
  { files, settings, taken }: LintShare,
): readonly NumberedLook[] {
  const looks: NumberedLook[] = [];
  for (;;) {
    const first = Atomics.add(taken, 0, portion);
    if (first >= files.length) return looks;
    for (let index = first; index < Math.min(first + portion, files.length); index++) {
      const file = files[index];
      const bytes = file && readable(disk, file.path, settings.limits.bytes);
      if (bytes) looks.push({ index, look: firstLook(bytes, file.name, settings) });
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
