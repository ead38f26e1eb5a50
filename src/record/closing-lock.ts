import type { Person } from '../checklist/events.ts';
import { errorCode } from '../host/errors.ts';
import type { Host } from '../host/host.ts';
import { canonicalJson } from './canonical.ts';
import { toUtc } from './line.ts';
import type { RunPlace } from './run-folder.ts';

/** Who holds the lock of a run, on which machine, since when (ISO 8601, UTC). */
export type ClosingLockHolder = { readonly person: string; readonly device: string; readonly since: string };

const unknownHolder: ClosingLockHolder = { person: '?', device: '?', since: '' };

type Locking = Pick<Host, 'files' | 'now' | 'device'>;

const lockPath = ({ folder }: RunPlace): string => `${folder}/tutup.lock`;

/**
 * Does what only one may do at a time, such as closing. The lock is a complete file that appears under its name by link(), so
 * two can never both have it. It is never taken from anybody by itself: a laptop that slept may still be at work.
 * @returns what the work gave, or who holds the lock
 */
export function underClosingLock<T>(
  host: Locking,
  place: RunPlace,
  by: Person,
  work: () => T,
): { readonly done: T } | { readonly holder: ClosingLockHolder } {
  const own: ClosingLockHolder = { person: by.name, device: host.device, since: toUtc(host.now()) };
  try {
    host.files.write(lockPath(place), `${canonicalJson(own)}\n`);
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
    return { holder: closingLockHolder(host.files, place) ?? unknownHolder };
  }
  try {
    return { done: work() };
  } finally {
    host.files.remove(lockPath(place));
  }
}

/** Who holds the lock of a run; undefined when nobody does. */
export function closingLockHolder(files: Host['files'], place: RunPlace): ClosingLockHolder | undefined {
  const path = lockPath(place);
  if (files.kind(path) !== 'file') return undefined;
  try {
    const { person, device, since } = JSON.parse(files.readText(path)) as Record<string, unknown>;
    return { person: String(person), device: String(device), since: String(since) };
  } catch {
    return unknownHolder;
  }
}

/** Takes a lock away that somebody left behind. The caller has asked, and recorded it. */
export const removeClosingLock = (files: Host['files'], place: RunPlace): void =>
  files.remove(lockPath(place));
