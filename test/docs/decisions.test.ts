import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { repository } from '../support/program-files.ts';

type Package = {
  readonly version: string;
  readonly license: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
};

const folder = join(repository, 'docs/decisions');
const packageAt = (path: string): Package => JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'));

it('the decision on libraries names every direct dependency with its version and licence, and no other', () => {
  const page = readFileSync(join(folder, '0001-libraries.md'), 'utf8');
  const rows = [...page.matchAll(/^\| ([\w@/-]+) \| (\d[\w.-]*) \| ([^|]+?) \|/gm)];
  const { dependencies, devDependencies } = packageAt(repository);
  expect(rows.map(([, name]) => name).toSorted()).toEqual(
    Object.keys({ ...dependencies, ...devDependencies }).toSorted(),
  );
  const { packages } = JSON.parse(readFileSync(join(repository, 'package-lock.json'), 'utf8'));
  for (const [, name, version, licence] of rows) {
    const { license } = packageAt(join(repository, 'node_modules', name ?? ''));
    expect([name, version, licence]).toEqual([name, packages[`node_modules/${name}`].version, license]);
  }
});

it('the list of decisions has every one', () => {
  const list = readFileSync(join(folder, 'README.md'), 'utf8');
  const files = readdirSync(folder).filter((name) => /^\d/.test(name));
  expect([...list.matchAll(/\((\d[^)]*)\)/g)].map(([, file]) => file)).toEqual(files);
});
