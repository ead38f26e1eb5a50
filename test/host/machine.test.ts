import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { describe, expect, it } from 'vitest';
import { runProgram } from '../../src/host/run-program.ts';
import { systemMachine } from '../../src/host/system-machine.ts';
import { where } from '../support/tools.ts';

const { self, stateOf } = systemMachine;
const linux = where(process.platform === 'linux', 'this is not Linux');

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

  it.skipIf(linux.missing)(
    `is not misled by a number that was given out again, or a new start of the computer${linux.note}`,
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
  it('get input, folder and environment, and answer on two outputs', () => {
    const words =
      'process.stdin.pipe(process.stdout); console.error(process.cwd(), process.env.RAHASIA); process.exitCode = 7';
    const start = { input: 'isi', folder: tmpdir(), env: { RAHASIA: 'kata' } };
    const { code, output, error } = runProgram([process.execPath, '-e', words], start);
    expect([code, new TextDecoder().decode(output), error]).toEqual([
      7,
      'isi',
      `${realpathSync(tmpdir())} kata\n`,
    ]);
  });

  it('that are not installed are no error', () => {
    expect(runProgram(['schtasks', '/Query']).code).toBe(process.platform === 'win32' ? 0 : undefined);
  });
});
