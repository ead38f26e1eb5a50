import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Whether tests that need programs of the system must be left out, and the words for their titles that say why. */
export type Tools = { readonly missing: boolean; readonly note: string };

/**
 * Looks for programs on the PATH, or for files by their whole path. Where one is missing its tests are skipped, with its name in
 * their titles; with `CI` set, where all of them are installed, that fails instead.
 */
export function tools(...names: readonly string[]): Tools {
  const lacking = names.filter((name) => !isThere(name));
  if (lacking.length > 0 && process.env['CI'])
    throw new Error(`not installed: ${lacking.join(', ')} (see .ci/run)`);
  return where(lacking.length === 0, `no ${lacking.join(', ')} here`);
}

/** The same for what a machine allows or not: another system than Linux, no rights to mount. This never fails. */
export const where = (possible: boolean, reason: string): Tools => ({
  missing: !possible,
  note: possible ? '' : ` (skipped: ${reason})`,
});

function isThere(name: string): boolean {
  if (name.includes('/')) return existsSync(name);
  const endings = process.platform === 'win32' ? ['.exe', '.cmd', ''] : [''];
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.some((folder) => endings.some((ending) => existsSync(join(folder, name + ending))));
}
