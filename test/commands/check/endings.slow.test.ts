import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { repository } from '../../support/program-files.ts';
import { tools } from '../../support/tools.ts';

const count = process.env['SOP_TEST_LONG'] ? 50 : 1;
const python = tools('python3');
const run = promisify(execFile);

type Ending = {
  readonly ended: boolean;
  readonly signal: number;
  readonly core: boolean;
  readonly code: number | null;
  readonly restored: boolean;
  readonly answers: number;
  readonly lines: number;
  readonly cores: readonly string[];
};

async function endings(way: string): Promise<readonly Ending[]> {
  const script = join(repository, 'test/support/pty_runs.py');
  const { stdout } = await run('python3', [
    script,
    way,
    String(count),
    process.execPath,
    join(repository, 'bin/sop.js'),
  ]);
  return JSON.parse(stdout) as readonly Ending[];
}

const sighup = 1;
const sigterm = 15;

describe.skipIf(python.missing)(`the walk, ended ${count} times each${python.note}`, () => {
  it.each([
    ['hangup', { signal: sighup }],
    ['ctrl-c', { signal: 0, code: 130 }],
    ['ctrl-d', { signal: 0, code: 130 }],
    ['sigterm', { signal: sigterm }],
    ['enters', { signal: 0, code: 130 }],
  ])(
    'by %s records nothing more, leaves no core and the terminal as it was',
    { timeout: 1_200_000 },
    async (way, expected) => {
      for (const one of await endings(way)) {
        // The opening and the start of the first activity are on record, and nothing else.
        expect(one).toMatchObject({
          ...expected,
          ended: true,
          core: false,
          restored: true,
          answers: 0,
          lines: 2,
          cores: [],
        });
      }
    },
  );
});
