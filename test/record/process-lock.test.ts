import { describe, expect, it } from 'vitest';
import type { Files } from '../../src/host/host.ts';
import { type LockAttempt, tryProcessLock } from '../../src/record/process-lock.ts';
import { type FakeHost, fakeHost, fakeProcess } from '../support/fake-host.ts';

const lock = '/k/kunci';
const dead = { ...fakeProcess, pid: 1, token: 'aaaa1111', since: 0 };
const guard = { ...fakeProcess, pid: 1, token: 'bbbb2222', since: 0 };
const stateOf = ({ pid }: { pid: number }): 'alive' | 'dead' => (pid === 1 ? 'dead' : 'alive');

/** Two processes with one disk; `before` is called before each of the first one's looks at the disk. */
function twoProcesses(files: Readonly<Record<string, string>>, before: (second: FakeHost) => void) {
  const first = fakeHost({ files, stateOf, self: { ...fakeProcess, pid: 200 } });
  const other = fakeHost({ stateOf, self: { ...fakeProcess, pid: 300 } });
  const second: FakeHost = { ...other, files: first.files, randomHex: () => 'cccc3333', disk: first.disk };
  const watched = <A extends unknown[], R>(work: (...args: A) => R) => {
    return (...args: A): R => {
      before(second);
      return work(...args);
    };
  };
  const { read, write, remove } = first.files;
  const slow: Files = { ...first.files, read: watched(read), write: watched(write), remove: watched(remove) };
  return { first: { ...first, files: slow }, second };
}

const starts = {
  free: {},
  'left by a dead process': { [lock]: JSON.stringify(dead) },
  'left by a dead process, and being cleared away by another dead one': {
    [lock]: JSON.stringify(dead),
    [`${lock}.${dead.token}`]: JSON.stringify(guard),
  },
};

describe('a lock', () => {
  it.each(Object.entries(starts))(
    'that is %s is never held by two, wherever the second one comes between',
    (_name, files) => {
      let tried = 0;
      for (let moment = 1; moment <= 40; moment++) {
        let step = 0;
        let taken: LockAttempt | undefined;
        const { first, second } = twoProcesses(files, (other) => {
          if (++step === moment) taken = tryProcessLock(other, lock);
        });
        const own = tryProcessLock(first, lock);
        if (!taken) break;
        tried++;
        expect([moment, own.held && taken.held]).toEqual([moment, false]);
        expect([moment, own.held || taken.held]).toEqual([moment, true]);
        for (const attempt of [own, taken]) if (attempt.held) attempt.release();
        expect([...second.disk.keys()].filter((path) => path === lock)).toEqual([]);
      }
      expect(tried).toBeGreaterThan(0);
    },
  );

  it('is never given back for somebody else', () => {
    const host = fakeHost({ files: { [lock]: 'milik orang' } });
    expect(tryProcessLock(host, lock)).toEqual({ held: false, state: 'unknown' });
    host.disk.delete(lock);
    const own = tryProcessLock(host, lock);
    if (!own.held) throw new Error('not held');
    host.disk.set(lock, new TextEncoder().encode(JSON.stringify({ ...dead, pid: 9 })));
    own.release();
    expect(host.disk.has(lock)).toBe(true);
  });
});
