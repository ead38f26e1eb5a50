import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { systemMachine } from '../../src/host/system-machine.ts';

const { self, stateOf, run } = systemMachine;

describe('whether a process still runs', () => {
  it('knows itself', () => {
    expect(stateOf(self())).toBe('alive');
  });

  it('sees that one was killed, also before its parent asked', async () => {
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000); console.log(1)']);
    await once(child.stdout, 'data');
    const source = `require('fs').readFileSync('/proc/${child.pid}/stat','utf8').split(') ')[1].split(' ')[19]`;
    const start =
      process.platform === 'linux'
        ? spawnSync(process.execPath, ['-p', source]).stdout.toString().trim()
        : '';
    const mark = { ...self(), pid: child.pid ?? 0, start };
    expect(stateOf(mark)).toBe('alive');
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(stateOf(mark)).toBe('dead');
  });

  it.skipIf(process.platform !== 'linux')(
    'is not misled by a number that was given out again, or a new start of the computer',
    () => {
      expect(stateOf({ ...self(), start: '1' })).toBe('dead');
      expect(stateOf({ ...self(), boot: 'a start before' })).toBe('dead');
    },
  );

  it('says nothing of another computer or another space of process numbers', () => {
    expect(stateOf({ ...self(), machine: 'lain', pid: 4_000_000 })).toBe('unknown');
    expect(stateOf({ ...self(), space: 'pid:[1]', pid: 4_000_000 })).toBe('unknown');
  });
});

describe('programs of the system', () => {
  it('that are not installed are no error', () => {
    expect(run('schtasks', ['/Query']).code).toBe(process.platform === 'win32' ? 0 : undefined);
  });
});
