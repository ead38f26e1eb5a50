import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exitCodes } from '../../src/host/exit-codes.ts';
import { repository } from '../support/program-files.ts';

/** The first column of a table of codes. */
const codesOf = (page: string, row: RegExp): readonly number[] =>
  [...page.matchAll(row)].map(([, code]) => Number(code));

const read = (name: string): string => readFileSync(join(repository, name), 'utf8');

describe('exit codes', () => {
  const all = Object.values(exitCodes);

  it('are those of the table in docs/ARCHITECTURE.md', () => {
    const [, table = ''] = read('docs/ARCHITECTURE.md').split('## Exit codes');
    expect(codesOf(table, /^\| (\d+) \|/gm)).toEqual(all);
  });

  it('are those of the manual page, in both languages', () => {
    const page = read('docs/sop.1');
    for (const title of ['.SH "KODE KELUAR"', '.SS "Exit codes"']) {
      const [, rest = ''] = page.split(title);
      expect(codesOf(rest.split('\n.S')[0] ?? '', /^\.B (\d+)$/gm)).toEqual(all);
    }
  });
});
