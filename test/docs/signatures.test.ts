import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { attacks } from '../signature/attacks.ts';
import { cases } from '../signature/pki/cases.ts';
import { withTrustTables } from '../signature/pki/table.ts';
import { repository } from '../support/program-files.ts';

const page = readFileSync(join(repository, 'docs/signatures.md'), 'utf8');

it('counts the attacks as they are, and names tests that are there', () => {
  const changed = attacks.filter(([, expected]) => expected === 'changed').length;
  expect(page).toContain(`| ${attacks.length} and ${changed} |`);
  const files = [...page.matchAll(/`(test\/[^`]+)`/g)].map((match) => match[1] ?? '');
  expect(files.length).toBeGreaterThan(2);
  expect(files.filter((file) => !existsSync(join(repository, file)))).toEqual([]);
});

it('has the tables of reasons, algorithms and cases as they are', () => {
  expect(withTrustTables(page), 'run scripts/pages.mjs').toBe(page);
  const all = Object.values(cases).flat();
  const asked = all.filter(({ openssl }) => openssl !== undefined).length;
  expect(page).toContain(`| ${all.length}, ${asked} |`);
  expect(all.length).toBeGreaterThanOrEqual(60);
  expect(all.filter(({ verdict }) => verdict === 'UTUH').length).toBeGreaterThanOrEqual(15);
});
