import { errorCode } from '../../host/errors.ts';
import type { Host } from '../../host/host.ts';
import { folderOf } from '../../host/paths.ts';

/** Reads a file that may be deleted at any time; undefined when it is not there or cannot be read. */
export function readCache({ files }: Pick<Host, 'files'>, path: string): Uint8Array | undefined {
  try {
    return files.read(path);
  } catch (error) {
    if (errorCode(error)) return undefined;
    throw error;
  }
}

/**
 * Writes such a file, in a folder that git leaves alone. Where it cannot be written (read-only folder, full disk) nothing is lost:
 * the next run is only slower.
 */
export function writeCache({ files }: Pick<Host, 'files'>, path: string, content: Uint8Array | string): void {
  const folder = folderOf(path);
  try {
    files.makeFolder(folder);
    if (files.kind(`${folder}/.gitignore`) === undefined) files.write(`${folder}/.gitignore`, '*\n');
    files.write(path, content, { replace: true });
  } catch (error) {
    if (!errorCode(error)) throw error;
  }
}
