// Runs a Node program as a process of its own and measures it.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from './source.mjs';

/** Seconds by the clock and of the processor (user and system, all threads), and KiB of memory at its peak. */
export function timed(cwd, args) {
  const begin = performance.now();
  const { status, output, stderr } = spawnSync(
    process.execPath,
    ['-r', join(root, 'bench/print-memory.cjs'), ...args],
    { cwd, stdio: ['ignore', 'pipe', 'pipe', 'pipe'], maxBuffer: 2 ** 28 },
  );
  const seconds = (performance.now() - begin) / 1000;
  if (status !== 0)
    throw new Error(`${args.slice(0, 3).join(' ')} ended with ${status}: ${String(stderr).slice(0, 500)}`);
  const [memory, processor] = String(output[3]).split(' ').map(Number);
  return { seconds, processor: processor / 1e6, memory };
}

export function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}
