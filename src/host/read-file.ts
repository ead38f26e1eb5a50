import { errorCode, UserError } from './errors.ts';
import type { Host } from './host.ts';

/** Reads a file the user named, at most `limit` bytes of it. @throws UserError when it is missing or may not be read */
export function readFile(host: Pick<Host, 'files'>, path: string, limit?: number): Uint8Array {
  try {
    return host.files.read(path, limit);
  } catch (error) {
    throw cannotRead(path, error);
  }
}

/** What to say of a file or folder that the disk refused, by the system's code. */
export function cannotRead(path: string, error: unknown): UserError {
  const code = errorCode(error);
  const [id, en] =
    code === 'ENOENT'
      ? ['tidak ada; periksa nama dan foldernya', 'is not there; check its name and folder']
      : code === 'EACCES' || code === 'EPERM'
        ? [
            'tidak boleh dibaca; minta izin baca kepada pengelola',
            'may not be read; ask the administrator for permission',
          ]
        : code === 'ENOTFILE'
          ? [
              'bukan berkas biasa; untuk pipa pakai masukan baku (-)',
              'is no ordinary file; for a pipe use standard input (-)',
            ]
          : code === 'EISDIR'
            ? ['adalah folder, yang diperlukan sebuah berkas', 'is a folder, a file is needed']
            : [`tidak dapat dibaca (${code ?? 'galat'})`, `cannot be read (${code ?? 'error'})`];
  return new UserError({ id: `'${path}' ${id}.`, en: `'${path}' ${en}.` }, { cause: error });
}
