import * as fs from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Appender, FileKind, Files, WriteOptions } from './host.ts';
import { systemCrypto } from './system-crypto.ts';

/** File access of the real machine. */
export const systemFiles: Files = {
  read: readWhole,
  readText: (path) => fs.readFileSync(path, 'utf8'),
  kind: kindOf,
  list: (folder) => fs.readdirSync(folder).sort(),
  stamp: stampOf,
  makeFolder: (path) => {
    fs.mkdirSync(path, { recursive: true, mode: 0o755 });
  },
  write: writeWhole,
  mode: modeOf,
  writable: isWritable,
  free: freeSpace,
  append: appendTo,
  remove: (path) => {
    fs.rmSync(path, { force: true });
    syncFolder(dirname(path));
  },
  createAppender,
};

/** Windows has no such rights. */
function modeOf(path: string): number | undefined {
  const stat = fs.statSync(path, { throwIfNoEntry: false });
  return stat && process.platform !== 'win32' ? stat.mode & 0o777 : undefined;
}

function isWritable(folder: string): boolean {
  try {
    fs.accessSync(folder, fs.constants.W_OK | fs.constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function freeSpace(folder: string): number | undefined {
  try {
    const { bavail, bsize } = fs.statfsSync(folder);
    return bavail * bsize;
  } catch {
    return undefined;
  }
}

/**
 * Only what is a file is read: a pipe without a writer would wait for ever, a device has no end. Never more than one byte over
 * the limit, also of a file that grows meanwhile.
 */
function readWhole(path: string, limit = Number.POSITIVE_INFINITY): Uint8Array {
  const file = fs.openSync(path, fs.constants.O_RDONLY | (fs.constants.O_NONBLOCK ?? 0));
  try {
    const stat = fs.fstatSync(file);
    if (!stat.isFile() && !stat.isDirectory()) throw notAFile(path);
    if (limit === Number.POSITIVE_INFINITY) return fs.readFileSync(file);
    const head = new Uint8Array(Math.min(stat.size, limit) + 1);
    let filled = 0;
    while (filled < head.length) {
      const count = fs.readSync(file, head, filled, head.length - filled, null);
      if (count === 0) break;
      filled += count;
    }
    return head.subarray(0, filled);
  } finally {
    fs.closeSync(file);
  }
}

const notAFile = (path: string): Error =>
  Object.assign(new Error('not a regular file'), { code: 'ENOTFILE', path });

function kindOf(path: string): FileKind | undefined {
  const stat = fs.statSync(path, { throwIfNoEntry: false });
  if (!stat) return undefined;
  if (stat.isFile()) return 'file';
  return stat.isDirectory() ? 'folder' : 'other';
}

/** The change time cannot be set back as the modification time can; so an edit in place is seen. */
function stampOf(path: string): string | undefined {
  const stat = fs.statSync(path, { throwIfNoEntry: false });
  return stat && `${stat.size}:${stat.mtimeMs}:${stat.ctimeMs}:${stat.ino}`;
}

function writeWhole(path: string, data: Uint8Array | string, options: WriteOptions = {}): void {
  const temporary = join(
    dirname(path),
    `.${basename(path)}.${systemCrypto().randomBytes(6).toString('hex')}.tmp`,
  );
  const file = fs.openSync(temporary, 'wx', options.mode ?? 0o644);
  try {
    writeAll(file, typeof data === 'string' ? new TextEncoder().encode(data) : data);
    fs.fsyncSync(file);
    fs.closeSync(file);
    if (options.replace) fs.renameSync(temporary, path);
    else linkNew(temporary, path);
  } catch (error) {
    fs.rmSync(temporary, { force: true });
    throw error;
  }
  syncFolder(dirname(path));
}

/**
 * Many may append at once: each writes its whole text in one go to the end. What could not be finished stays there: to cut it off would
 * be to cut off as well what another process has written behind it meanwhile.
 */
function appendTo(path: string, data: string, options: { readonly mode?: number } = {}): void {
  const isNew = !fs.existsSync(path);
  const file = fs.openSync(path, 'a', options.mode ?? 0o644);
  try {
    writeAll(file, new TextEncoder().encode(data));
    fs.fsyncSync(file);
  } finally {
    fs.closeSync(file);
  }
  if (isNew) syncFolder(dirname(path));
}

/** A complete file appears under its name or not at all, and never over another one. */
function linkNew(temporary: string, path: string): void {
  fs.linkSync(temporary, path);
  fs.rmSync(temporary);
}

/** `writeSync` may write less than asked without an error (disk nearly full): go on until all is written or it fails. */
const writeAll = (file: number, data: Uint8Array): void =>
  writeInPieces(data, (from, length) => fs.writeSync(file, data, from, length));

/** The rule of every write, whoever writes the pieces; tests put a disk here that takes a few bytes at a time. */
export function writeInPieces(data: Uint8Array, writeSome: (from: number, length: number) => number): void {
  let written = 0;
  while (written < data.length) {
    const count = writeSome(written, data.length - written);
    if (count <= 0) throw Object.assign(new Error('nothing was written'), { code: 'ENOSPC' });
    written += count;
  }
}

function syncFolder(folder: string): void {
  let handle: number;
  try {
    handle = fs.openSync(folder, 'r');
  } catch {
    return; // Windows cannot open a folder; its rename is durable without.
  }
  try {
    fs.fsyncSync(handle);
  } finally {
    fs.closeSync(handle);
  }
}

function createAppender(path: string): Appender {
  const file = fs.openSync(path, 'ax', 0o644);
  syncFolder(dirname(path));
  return appenderOn({
    write: (data) => writeAll(file, data),
    sync: () => fs.fsyncSync(file),
    truncate: (size) => fs.ftruncateSync(file, size),
    close: () => fs.closeSync(file),
  });
}

/** What an appender needs of an open file; tests put a failing disk here. */
export type AppendFile = {
  readonly write: (data: Uint8Array) => void;
  readonly sync: () => void;
  readonly truncate: (size: number) => void;
  readonly close: () => void;
};

/** The appender's rule on any file: acknowledge after fsync; on failure cut back to the last good size and stay dead. */
export function appenderOn(file: AppendFile): Appender {
  let size = 0;
  let state: 'open' | 'dead' | 'closed' = 'open';
  return {
    append: (text) => {
      if (state !== 'open') throw new Error(`this file is ${state}`);
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
