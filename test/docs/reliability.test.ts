import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { allChecks } from '../../src/record/verify-run.ts';
import { verdictWords } from '../../src/terminal/verify-words.ts';
import { attacks } from '../record/attacks.ts';
import { repository } from '../support/program-files.ts';
import { namedOnPage } from './named-on-page.ts';

const page = readFileSync(join(repository, 'docs/reliability.md'), 'utf8');

it('names a test that is there for every promise', () => {
  const rows = page.split('\n').filter((line) => /^\| P\d/.test(line));
  const promised = new Set(rows.map((row) => /^\| (P\d+) /.exec(row)?.[1]));
  expect([...promised]).toEqual(Array.from({ length: 20 }, (_, index) => `P${index + 1}`));
  for (const row of rows) {
    const files = [...row.matchAll(/`(test\/[^`]+)`/g)].map((match) => match[1] ?? '');
    expect(files.length, row).toBeGreaterThan(0);
    expect(files.filter((file) => !existsSync(join(repository, file)))).toEqual([]);
  }
});

it('counts the attacks and the checks as they are, and uses the words of the program', () => {
  expect(page).toContain(`${attacks.length} named attacks`);
  expect(page).toContain(`each of the ${Object.keys(allChecks).length} checks left out`);
  for (const { id, en } of Object.values(verdictWords)) {
    expect(page).toContain(`| ${id} |`);
    expect(page).toContain(en);
  }
});

it('names commands and options that exist', () => {
  const { lines, unknown } = namedOnPage(page);
  expect(lines).toBeGreaterThan(4);
  expect(unknown).toEqual([]);
});
