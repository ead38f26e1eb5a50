import { expect, it } from 'vitest';
import { packed } from './support/package-copy.ts';

it('the npm package holds what the program needs and nothing else, in at most 15 MB', () => {
  const { about } = packed();
  expect(about.unpackedSize).toBeLessThanOrEqual(15_000_000);
  const paths = about.files.map(({ path }) => path);
  for (const needed of [
    'docs/sop.1',
    'dist/THIRD-PARTY.txt',
    'dist/rule-examples.json',
    'npm-shrinkwrap.json',
  ])
    expect(paths).toContain(needed);
  const strange = paths.filter(
    (path) => !/^(bin|dist|sops|schemas|templates)\/|^docs\/sop\.1$|^[^/]+$/.test(path),
  );
  expect(strange).toEqual([]);
});
