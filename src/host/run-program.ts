import { errorCode } from './errors.ts';
import type { ProgramAnswer, ProgramStart } from './host.ts';

/** Long enough for git in a big repository; what hangs ends. */
const longest = 300_000;

/** Runs a program of this computer without a shell. */
export function runProgram(
  [program = '', ...args]: readonly string[],
  { input, folder, env = {} }: ProgramStart = {},
): ProgramAnswer {
  // Loaded when it is needed: every command would start slower with it.
  const { spawnSync } = process.getBuiltinModule('node:child_process');
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    env: { ...process.env, ...env },
    ...(folder === undefined ? {} : { cwd: folder }),
    ...(input === undefined ? { stdio: ['ignore', 'pipe', 'pipe'] } : { input }),
    timeout: longest,
    maxBuffer: 64 * 1024 * 1024,
  });
  if (errorCode(error) === 'ENOENT') return { code: undefined, output: new Uint8Array(), error: '' };
  // A program that may not be started, or answers more than fits, has no outputs at all.
  const said = stderr?.toString() ?? '';
  return { code: status ?? 128, output: stdout ?? new Uint8Array(), error: said || (error?.message ?? '') };
}
