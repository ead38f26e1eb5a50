import * as fs from 'node:fs';
import { basename, dirname, join, sep } from 'node:path';
import { errorCode } from './errors.ts';
import type { Appender, FileKind, Files, WriteOptions } from './host.ts';
import { systemCrypto } from './system-crypto.ts';

/** The calls of `node:fs` that files are made of; tests put a disk here that notes, forgets or fails. */
export type Disk = Pick<
  typeof fs,
  | 'accessSync'
  | 'closeSync'
  | 'fchmodSync'
  | 'fstatSync'
  | 'fsyncSync'
  | 'ftruncateSync'
  | 'linkSync'
  | 'mkdirSync'
  | 'openSync'
  | 'readFileSync'
  | 'readSync'
  | 'readdirSync'
  | 'realpathSync'
  | 'renameSync'
  | 'rmSync'
  | 'statSync'
  | 'statfsSync'
  | 'writeSync'
>;

/** File access by the calls of a disk. Whatever it says it did is on the disk when it returns: the file, its name, and every new folder above. */
export const filesOn = (disk: Disk): Files => ({
  read: (path, limit) => readWhole(disk, path, limit),
  readText: (path) => readText(disk, path),
  kind: (path) => kindOf(disk, path),
  list: (folder) => disk.readdirSync(folder).sort(),
  stamp: (path) => stampOf(disk, path),
  follow: (path) => followed(disk, path),
  makeFolder: (path) => makeFolder(disk, path),
  write: (path, data, options) => writeWhole(disk, path, data, options),
  move: (from, to) => {
    disk.renameSync(from, to);
    syncFolder(disk, dirname(to));
    syncFolder(disk, dirname(from));
  },
  mode: (path) => modeOf(disk, path),
  writable: (folder) => isWritable(disk, folder),
  free: (folder) => freeSpace(disk, folder),
  append: (path, data, options) => appendTo(disk, path, data, options),
  remove: (path) => {
    disk.rmSync(path, { force: true });
    syncFolder(disk, dirname(path));
  },
  removeFolder: (path) => {
    disk.rmSync(path, { recursive: true, force: true });
    syncFolder(disk, dirname(path));
  },
  createAppender: (path) => openAppender(disk, path, 'ax'),
  goOnAppending: (path) => openAppender(disk, path, fs.constants.O_WRONLY | fs.constants.O_APPEND),
});

/** File access of the real machine. */
export const systemFiles: Files = filesOn(fs);

/** Windows has no such rights. */
function modeOf(disk: Disk, path: string): number | undefined {
  const stat = disk.statSync(path, { throwIfNoEntry: false });
  return stat && process.platform !== 'win32' ? stat.mode & 0o777 : undefined;
}

function isWritable(disk: Disk, folder: string): boolean {
  try {
    disk.accessSync(folder, fs.constants.W_OK | fs.constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function freeSpace(disk: Disk, folder: string): number | undefined {
  try {
    const { bavail, bsize } = disk.statfsSync(folder);
    return bavail * bsize;
  } catch {
    return undefined;
  }
}

/**
 * Only what is a file is read: a pipe without a writer would wait for ever, a device has no end. Never more than one byte over
 * the limit, also of a file that grows meanwhile.
 */
function readWhole(disk: Disk, path: string, limit = Number.POSITIVE_INFINITY): Uint8Array {
  return fromFile(disk, path, (file, size) => {
    const head = Buffer.allocUnsafe(Math.min(size, limit) + 1);
    let filled = 0;
    while (filled < head.length) {
      const count = disk.readSync(file, head, filled, head.length - filled, null);
      if (count === 0) return head.subarray(0, filled);
      filled += count;
    }
    // Longer than its size was said to be: it has grown, or is one of those that have none.
    return limit === Number.POSITIVE_INFINITY ? Buffer.concat([head, disk.readFileSync(file)]) : head;
  });
}

/** A text as `read` reads it: a pipe or a device is refused, not waited for. */
const readText = (disk: Disk, path: string): string =>
  fromFile(disk, path, (file, size) => {
    if (size <= longestText) return disk.readFileSync(file, 'utf8');
    throw Object.assign(new Error('too long for a text'), { code: 'ERR_STRING_TOO_LONG' });
  });

/** In bytes. Node reads a larger one to its end before it finds that it can hold no such text. */
const longestText = 256 * 1024 * 1024;

/** Whatever the system says against an open file names no path: who is told must know which file it was. */
function fromFile<T>(disk: Disk, path: string, read: (file: number, size: number) => T): T {
  const file = disk.openSync(path, fs.constants.O_RDONLY | (fs.constants.O_NONBLOCK ?? 0));
  try {
    const stat = disk.fstatSync(file);
    if (stat.isFile() || stat.isDirectory()) return read(file, stat.size);
    throw Object.assign(new Error('not a regular file'), { code: 'ENOTFILE' });
  } catch (error) {
    throw errorCode(error) === undefined ? error : Object.assign(error as Error, { path });
  } finally {
    disk.closeSync(file);
  }
}

/** A link that leads round in a circle is something else, as one that leads nowhere is nothing; nothing lies below a file. */
function kindOf(disk: Disk, path: string): FileKind | undefined {
  try {
    const stat = disk.statSync(path, { throwIfNoEntry: false });
    if (!stat) return undefined;
    if (stat.isFile()) return 'file';
    return stat.isDirectory() ? 'folder' : 'other';
  } catch (error) {
    if (errorCode(error) === 'ELOOP') return 'other';
    if (errorCode(error) === 'ENOTDIR') return undefined;
    throw error;
  }
}

function followed(disk: Disk, path: string): string {
  try {
    return disk.realpathSync(path).replaceAll(sep, '/');
  } catch (error) {
    if (errorCode(error) === undefined) throw error;
    const above = dirname(path);
    return above === path ? path : join(followed(disk, above), basename(path)).replaceAll(sep, '/');
  }
}

/** Every folder that had to be made is on disk with its name: none of them may be missing after a crash. */
function makeFolder(disk: Disk, path: string): void {
  const first = disk.mkdirSync(path, { recursive: true, mode: 0o755 });
  if (first === undefined) return;
  for (let made = path; made.length >= first.length; made = dirname(made)) syncFolder(disk, dirname(made));
}

/** The change time cannot be set back as the modification time can; so an edit in place is seen. */
function stampOf(disk: Disk, path: string): string | undefined {
  try {
    const stat = disk.statSync(path, { throwIfNoEntry: false });
    return stat && `${stat.size}:${stat.mtimeMs}:${stat.ctimeMs}:${stat.ino}`;
  } catch (error) {
    if (errorCode(error) === undefined) throw error;
    return undefined;
  }
}

/** A complete file appears under its name or not at all. */
function writeWhole(disk: Disk, path: string, data: Uint8Array | string, options: WriteOptions = {}): void {
  const name = Buffer.from(basename(path)).subarray(0, 200).toString(); // of 255 bytes that a name may have
  const temporary = join(dirname(path), `.${name}.${systemCrypto().randomBytes(6).toString('hex')}.tmp`);
  const kept = options.replace ? (options.mode ?? modeOf(disk, path)) : undefined;
  const file = disk.openSync(temporary, 'wx', kept ?? options.mode ?? 0o644);
  try {
    try {
      writeAll(disk, file, typeof data === 'string' ? new TextEncoder().encode(data) : data);
      if (kept !== undefined) disk.fchmodSync(file, kept); // the system takes rights away from new files only
      disk.fsyncSync(file);
    } finally {
      disk.closeSync(file);
    }
    if (options.stamp !== undefined && stampOf(disk, path) !== options.stamp)
      throw Object.assign(new Error('written meanwhile'), { code: 'ECHANGED' });
    if (options.replace) disk.renameSync(temporary, path);
    else disk.linkSync(temporary, path); // never over another one
    if (!options.replace) disk.rmSync(temporary);
  } catch (error) {
    disk.rmSync(temporary, { force: true });
    throw error;
  }
  syncFolder(disk, dirname(path));
}

/**
 * Many may append at once: each writes its whole text in one go to the end. What could not be finished stays there: to cut it off would
 * be to cut off as well what another process has written behind it meanwhile. The folder is synced each time: who made the file may
 * not have come to it yet. A pipe without a reader is an error, not waited for.
 */
function appendTo(disk: Disk, path: string, data: string, options: { readonly mode?: number } = {}): void {
  const { O_WRONLY, O_APPEND, O_CREAT, O_NONBLOCK = 0 } = fs.constants;
  const file = disk.openSync(path, O_WRONLY | O_APPEND | O_CREAT | O_NONBLOCK, options.mode ?? 0o644);
  try {
    writeAll(disk, file, new TextEncoder().encode(data));
    disk.fsyncSync(file);
  } finally {
    disk.closeSync(file);
  }
  syncFolder(disk, dirname(path));
}

/** `writeSync` may write less than asked without an error (disk nearly full): go on until all is written or it fails. */
const writeAll = (disk: Disk, file: number, data: Uint8Array): void =>
  writeInPieces(data, (from, length) => disk.writeSync(file, data, from, length));

/** The rule of every write, whoever writes the pieces; tests put a disk here that takes a few bytes at a time. */
export function writeInPieces(data: Uint8Array, writeSome: (from: number, length: number) => number): void {
  let written = 0;
  while (written < data.length) {
    const count = writeSome(written, data.length - written);
    if (count <= 0) throw Object.assign(new Error('nothing was written'), { code: 'ENOSPC' });
    written += count;
  }
}

function syncFolder(disk: Disk, folder: string): void {
  let handle: number;
  try {
    handle = disk.openSync(folder, 'r');
  } catch {
    return; // Windows cannot open a folder; its rename is durable without.
  }
  try {
    disk.fsyncSync(handle);
  } finally {
    disk.closeSync(handle);
  }
}

function openAppender(disk: Disk, path: string, flags: string | number): Appender {
  const file = disk.openSync(path, flags, 0o644);
  if (flags === 'ax') syncFolder(disk, dirname(path));
  return appenderOn(
    {
      write: (data) => writeAll(disk, file, data),
      sync: () => disk.fsyncSync(file),
      truncate: (size) => disk.ftruncateSync(file, size),
      close: () => disk.closeSync(file),
    },
    disk.fstatSync(file).size,
  );
}

/** What an appender needs of an open file; tests put a failing disk here. */
export type AppendFile = {
  readonly write: (data: Uint8Array) => void;
  readonly sync: () => void;
  readonly truncate: (size: number) => void;
  readonly close: () => void;
};

/** The appender's rule on any file: acknowledge after fsync; on failure cut back to the last good size and stay dead. */
export function appenderOn(file: AppendFile, begun = 0): Appender {
  let size = begun;
  let state: 'open' | 'dead' | 'closed' = 'open';
  return {
    append: (text) => {
      if (state === 'dead') throw Object.assign(new Error('this file is dead'), { code: 'EDEAD' });
      if (state === 'closed') throw new Error('this file is closed');
      const data = new TextEncoder().encode(text);
      try {
        file.write(data);
        file.sync();
      } catch (error) {
        state = 'dead';
        cutBack(file, size);
        throw error;
      }
      size += data.length;
    },
    close: () => {
      if (state === 'closed') return;
      state = 'closed';
      file.close();
    },
  };
}

function cutBack(file: Pick<AppendFile, 'truncate' | 'sync'>, size: number): void {
  try {
    file.truncate(size);
    file.sync();
  } catch {
    // The tail stays; reading cuts an unacknowledged tail and keeps it aside.
  }
}
