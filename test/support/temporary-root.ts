import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const names = ['TMPDIR', 'TMP', 'TEMP'];

/** Gives a run of the tests one temporary directory of its own, and fails when something is left in it. */
export function setup(): (() => void) | undefined {
  // Every project of the run asks; the first one makes it.
  if (process.env['SOP_TESTS_ROOT'] !== undefined) return undefined;
  const { root, remove, end } = temporaryRoot(tmpdir());
  for (const name of [...names, 'SOP_TESTS_ROOT']) process.env[name] = root;
  // A run that is ended before its time takes its directory along as well.
  for (const signal of ['SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => {
      remove();
      process.kill(process.pid, signal);
    });
  return () => {
    try {
      end();
    } catch (error) {
      // It is shown, but would not count for the exit code.
      process.exitCode = 1;
      throw error;
    }
  };
}

/** Makes the directory, and removes those of runs that were killed; `end` removes it and throws when something was left in it. */
export function temporaryRoot(base: string) {
  for (const name of readdirSync(base)) {
    const maker = /^sop-tests-(\d+)-\w{6}$/.exec(name)?.[1];
    if (maker !== undefined && !isAlive(Number(maker))) removeAll(join(base, name));
  }
  const root = mkdtempSync(join(base, `sop-tests-${process.pid}-`));
  const remove = (): void => removeAll(root);
  const end = (): void => {
    const left = readdirSync(root);
    remove();
    if (left.length > 0) throw new Error(`tests left in the temporary directory: ${left.join(', ')}`);
  };
  return { root, remove, end };
}

const removeAll = (folder: string): void => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // Of somebody else, who may not be asked.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
