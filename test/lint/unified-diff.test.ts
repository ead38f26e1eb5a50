import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { unifiedDiff } from '../../src/lint/unified-diff.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { tools } from '../support/tools.ts';

const git = tools('git');
const folder = temporaryFolder('sop-diff-');

/** What git makes of a text with our diff. */
function applied(before: string, after: string): string {
  const path = join(folder, 'a.yaml');
  writeFileSync(path, before);
  writeFileSync(join(folder, 'a.diff'), unifiedDiff(before, after, 'a.yaml'));
  execFileSync('git', ['apply', '--unidiff-zero', '--whitespace=nowarn', 'a.diff'], {
    cwd: folder,
    env: { ...process.env, GIT_CEILING_DIRECTORIES: tmpdir() },
    stdio: 'pipe',
  });
  return readFileSync(path, 'utf8');
}

describe('a unified diff', () => {
  test('is empty for the same text', () => {
    expect(unifiedDiff('a\n', 'a\n', 'a.yaml')).toBe('');
  });

  test.skipIf(git.missing).each([
    ['one line', 'a\nb\nc\n', 'a\nx\nc\n'],
    ['far apart', `a\n${'m\n'.repeat(20)}z\n`, `b\n${'m\n'.repeat(20)}y\n`],
    ['no line end before', 'a\nb', 'a\nb\n'],
    ['no line end after', 'a\nb\n', 'a\nb'],
    ['CRLF', 'a\r\nb\r\n', 'a\r\nc\r\n'],
    ['all new', 'a\n', 'b\nc\nd\n'],
  ])(`is taken by git: %s${git.note}`, (_name, before, after) => {
    expect(applied(before, after)).toBe(after);
  });

  test.skipIf(git.missing)(`leads from any text to any other${git.note}`, () => {
    const line = fc.constantFrom('a', 'b', 'c', '  - x', '');
    const text = fc.array(line, { minLength: 1, maxLength: 12 }).map((lines) => `${lines.join('\n')}\n`);
    fc.assert(
      fc.property(text, text, (before, after) => {
        if (before !== after) expect(applied(before, after)).toBe(after);
      }),
      { numRuns: process.env['SOP_TEST_LONG'] ? 1000 : 40 },
    );
  });
});
