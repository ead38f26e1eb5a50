import { UserError } from '../../host/errors.ts';
import type { Host } from '../../host/host.ts';
import { readFile } from '../../host/read-file.ts';

const longest = 1024;

/** Whether others than its owner may read a file; false where files have no such rights. */
export function isOpenToOthers({ files }: Pick<Host, 'files'>, path: string): boolean {
  return ((files.mode(path) ?? 0) & 0o077) !== 0;
}

/** @throws UserError when others than the owner may read the file */
export function refuseOpenToOthers(host: Pick<Host, 'files'>, path: string): void {
  if (!isOpenToOthers(host, path)) return;
  const shown = host.files.mode(path)?.toString(8).padStart(4, '0');
  throw new UserError({
    id: `'${path}' dapat dibaca orang lain (izin ${shown}). Jalankan: chmod 600 '${path}'`,
    en: `'${path}' can be read by others (mode ${shown}). Run: chmod 600 '${path}'`,
  });
}

/** The first line of a file that only its owner may read. @throws UserError when others may, or it is not there */
export function readSecret(host: Pick<Host, 'files'>, path: string): string {
  const bytes = readFile(host, path, longest);
  refuseOpenToOthers(host, path);
  return firstLine(bytes);
}

/** A secret as a file or a descriptor holds it: the first line, without its end. */
export const firstLine = (bytes: Uint8Array): string =>
  new TextDecoder().decode(bytes).split(/\r?\n/)[0] ?? '';
