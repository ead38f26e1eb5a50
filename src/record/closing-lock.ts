import type { Person } from '../checklist/events.ts';
import { errorCode, notSaved, saving } from '../host/errors.ts';
import type { Host } from '../host/host.ts';
import { canonicalJson } from './canonical.ts';
import { toUtc } from './line.ts';
import type { RunPlace } from './run-folder.ts';

/** Who holds the lock of a run, on which machine, since when (ISO 8601, UTC); `mark` is what no other holding says. */
export type ClosingLockHolder = {
  readonly person: string;
  readonly device: string;
  readonly since: string;
  readonly mark: string;
};

const unknownHolder = { person: '?', device: '?', since: '' };

type Locking = Pick<Host, 'files' | 'now' | 'device' | 'randomHex'>;

const lockName = 'tutup.lock';
const lockPath = ({ folder }: RunPlace): string => `${folder}/${lockName}`;

/**
 * Does what only one may do at a time, such as closing. The lock is a complete file that appears under its name by link(), so
 * two can never both have it. It is never taken from anybody by itself: a laptop that slept may still be at work.
 * @returns what the work gave, or who holds the lock
 * @throws DiskError when the lock cannot be written; then nothing was done
 */
export function underClosingLock<T>(
  host: Locking,
  place: RunPlace,
  by: Person,
  work: () => T,
): { readonly done: T } | { readonly holder: ClosingLockHolder } {
  const own = { person: by.name, device: host.device, since: toUtc(host.now()), token: host.randomHex(8) };
  const mark = `${canonicalJson(own)}\n`;
  const isOurs = saving(() => takeLock(host.files, place, mark), notSaved(theLock, nothingDone));
  if (!isOurs) return { holder: closingLockHolder(host.files, place) ?? { ...unknownHolder, mark: '' } };
  try {
    return { done: work() };
  } finally {
    releaseOwn(host.files, place, mark);
  }
}

const theLock = { id: 'kunci penutupan', en: 'the lock for closing' };
const nothingDone = {
  id: 'Pelaksanaan TIDAK ditutup; jawabannya tetap aman.',
  en: 'The run was NOT closed; its answers are safe.',
};

function takeLock(files: Host['files'], place: RunPlace, mark: string): boolean {
  try {
    files.write(lockPath(place), mark);
    return true;
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
    return false;
  }
}

/** A lock that cannot be removed stays for `sop unlock`: what was done under it is done. */
function releaseOwn(files: Host['files'], place: RunPlace, mark: string): void {
  try {
    removeClosingLock(files, place, mark);
  } catch (error) {
    if (errorCode(error) === undefined) throw error;
  }
}

/** Who holds the lock of a run; undefined when nobody does. */
export function closingLockHolder(files: Host['files'], place: RunPlace): ClosingLockHolder | undefined {
  const mark = markOf(files, place);
  if (mark === undefined) return undefined;
  try {
    const { person, device, since } = JSON.parse(mark) as Record<string, unknown>;
    return { person: String(person), device: String(device), since: String(since), mark };
  } catch {
    return { ...unknownHolder, mark };
  }
}

/** What a lock says; nothing when something else than a file lies in its place. One that somebody takes away in this very moment is none. */
function markOf(files: Host['files'], { folder }: RunPlace): string | undefined {
  try {
    return files.readText(`${folder}/${lockName}`);
  } catch (error) {
    const code = errorCode(error) ?? '';
    const isLink = code === 'ENOENT' && files.list(folder).includes(lockName);
    if (isLink || ['EISDIR', 'ENOTFILE', 'ENXIO', 'ELOOP', 'ERR_STRING_TOO_LONG'].includes(code)) return '';
    if (code === 'ENOENT') return undefined;
    throw error;
  }
}

/**
 * Takes a lock away, but only the one that was seen. False when it is no longer there, or somebody else's by now. Whoever takes
 * away a lock that others left behind has asked, and recorded it.
 */
export function removeClosingLock(files: Host['files'], place: RunPlace, mark: string): boolean {
  if (markOf(files, place) !== mark) return false;
  const path = lockPath(place);
  if (files.kind(path) === 'folder') files.removeFolder(path);
  else files.remove(path);
  return true;
}
