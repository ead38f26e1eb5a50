import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

const made: string[] = [];

afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
});

/** A new empty folder, removed when the test file that asked for it has ended. */
export function temporaryFolder(prefix = 'sop-'): string {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), prefix));
  made.push(folder);
  return folder;
}
