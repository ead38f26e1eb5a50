import { errorCode } from '../host/errors.ts';
import type { Host, ProcessMark } from '../host/host.ts';

type Outside = Pick<Host, 'files' | 'machine' | 'randomHex' | 'now'>;

/** Who holds a lock: the process, a word that no other holding has, and since when (epoch ms). */
type Holder = ProcessMark & { readonly token: string; readonly since: number };

/** `holder` is undefined when the lock is not one of this program, or another process is just clearing it. */
export type LockAttempt =
  | { readonly held: true; readonly release: () => void }
  | { readonly held: false; readonly state: 'alive' | 'unknown'; readonly holder?: Holder };

/**
 * Takes a lock, or says who holds it. The lock is a complete file under its name from the first moment (`link`), so one of
 * many starters gets it. A lock is taken away only from a process that is certainly dead, and only by the holder of a second
 * lock named for that very holding, who looks again first: so nobody removes the lock of the next holder by mistake.
 */
export function tryProcessLock(outside: Outside, path: string, depth = 0): LockAttempt {
  for (let tries = 0; tries < 50; tries++) {
    const token = outside.randomHex(8);
    if (create(outside, path, token)) return { held: true, release: () => release(outside, path, token) };
    const found = processLockHolder(outside.files, path);
    if (found === 'gone') continue;
    if (found === 'strange') return { held: false, state: 'unknown' };
    const state = outside.machine.stateOf(found);
    if (state !== 'dead') return { held: false, state, holder: found };
    if (depth > 3 || !clearAway(outside, path, found, depth)) return { held: false, state: 'alive' };
  }
  return { held: false, state: 'alive' };
}

/** False when the lock is there, or when a cleaner took the temporary file for one of a crash. */
function create({ files, machine, now }: Outside, path: string, token: string): boolean {
  const holder: Holder = { ...machine.self(), token, since: now() };
  try {
    files.write(path, `${JSON.stringify(holder)}\n`);
    return true;
  } catch (error) {
    if (['EEXIST', 'ENOENT'].includes(errorCode(error) ?? '')) return false;
    throw error;
  }
}

function clearAway(outside: Outside, path: string, dead: Holder, depth: number): boolean {
  const guard = tryProcessLock(outside, `${path}.${dead.token}`, depth + 1);
  if (!guard.held) return false;
  const now = processLockHolder(outside.files, path);
  if (typeof now === 'object' && now.token === dead.token) outside.files.remove(path);
  guard.release();
  return true;
}

function release({ files }: Outside, path: string, token: string): void {
  const holder = processLockHolder(files, path);
  if (typeof holder === 'object' && holder.token === token) files.remove(path);
}

/** Who holds a lock; `gone` when nobody does, `strange` when the file says nothing that this program wrote. */
export function processLockHolder(files: Host['files'], path: string): Holder | 'gone' | 'strange' {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(files.read(path, 4096)));
    return isHolder(value) ? value : 'strange';
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return 'gone';
    if (error instanceof SyntaxError) return 'strange';
    throw error;
  }
}

function isHolder(value: unknown): value is Holder {
  if (typeof value !== 'object' || value === null) return false;
  const holder = value as Record<string, unknown>;
  const words = ['machine', 'boot', 'space', 'start'].every((key) => typeof holder[key] === 'string');
  const numbers = Number.isInteger(holder['pid']) && Number.isFinite(holder['since']);
  return words && numbers && /^[0-9a-f]{4,64}$/.test(String(holder['token']));
}
