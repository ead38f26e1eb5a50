import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Gives a run of the tests a temporary directory of its own, and fails when something is left in it. */
export function setup(): () => void {
  const root = mkdtempSync(join(tmpdir(), 'sop-tests-'));
  for (const name of ['TMPDIR', 'TMP', 'TEMP']) process.env[name] = root;
  return () => {
    const left = readdirSync(root);
    rmSync(root, { recursive: true, force: true });
    if (left.length === 0) return;
    // An error here is shown, but does not count for the exit code.
    process.exitCode = 1;
    throw new Error(`tests left in the temporary directory: ${left.join(', ')}`);
  };
}
