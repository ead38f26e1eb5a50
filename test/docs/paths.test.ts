import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { modulesBelow } from '../support/architecture.ts';
import { repository } from '../support/program-files.ts';

const page = readFileSync(join(repository, 'docs/ARCHITECTURE.md'), 'utf8');
const imports = new Map(
  modulesBelow(join(repository, 'src')).map(({ path, imports }) => [
    path,
    imports
      .filter(({ specifier }) => specifier.startsWith('.'))
      .map(({ specifier }) => join(dirname(path), specifier)),
  ]),
);

/** The files of the path under a heading in bold, and how many there may be. */
function pathUnder(title: string): { readonly files: readonly string[]; readonly most: number } {
  const [, words = '', block = ''] =
    new RegExp(`\\*\\*${title}\\*\\*([^\\n]*)\\n\\n((?: {4}.*\\n)+)`).exec(page) ?? [];
  return {
    files: block.split(/·|\n/).flatMap((file) => file.trim() || []),
    most: Number(/at most (\d+) files/.exec(words)?.[1]),
  };
}

/** The real disk is handed in at the start: nobody imports it. What it starts with is no TypeScript. */
const handedIn = new Set(['host/system-files.ts', 'bin/sop.js', 'entry.ts']);

describe.each([
  'A command line to the findings of lint',
  'A key in the walk to its tick',
  'A run to its signed PDF',
])('%s', (title) => {
  const { files, most } = pathUnder(title);

  it('is as short as promised, and passes no file twice', () => {
    expect(files.length).toBeGreaterThan(10);
    expect(files.length).toBeLessThanOrEqual(most);
    expect(new Set(files).size).toBe(files.length);
  });

  it('leads from file to file', () => {
    const lost = files.filter((file, place) => {
      if (handedIn.has(file) || place === 0) return false;
      return !files.slice(0, place).some((before) => imports.get(before)?.includes(file));
    });
    expect(lost).toEqual([]);
  });
});

it('answers where things are with files that are there', () => {
  const table = page.slice(page.indexOf('## Where is it?'), page.indexOf('## The record and its judges'));
  const named = [...table.matchAll(/`([\w/-]+\.(?:ts|yaml))`/g)].map(([, file = '']) => file);
  expect(named.length).toBeGreaterThanOrEqual(12);
  const lost = named.filter(
    (file) => !existsSync(join(repository, file.endsWith('.yaml') ? '' : 'src', file)),
  );
  expect(lost).toEqual([]);
});
