import { posix } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { folderOf, join, nameOf, seenFrom, tidyPath } from '../../src/host/paths.ts';

test('a path that somebody wrote counts from a folder, unless it is absolute', () => {
  expect(join('/kantor', 'sops/a.yaml')).toBe('/kantor/sops/a.yaml');
  expect(join('/kantor', './a.yaml')).toBe('/kantor/a.yaml');
  expect(join('/', 'a.yaml')).toBe('/a.yaml');
  expect(join('/kantor', '/lain/a.yaml')).toBe('/lain/a.yaml');
  expect(join('C:/kantor', 'D:\\lain\\a.yaml')).toBe('D:\\lain\\a.yaml');
});

test('the folder and the last part of a path', () => {
  expect(['/a/b', '/a', 'a/b', 'a', '/'].map(folderOf)).toEqual(['/a', '/', 'a', '.', '/']);
  expect(['/a/b', 'a', 'a/b.yaml'].map(nameOf)).toEqual(['b', 'a', 'b.yaml']);
});

test('a path is seen from a folder only where it lies below it', () => {
  expect(seenFrom('/kantor', '/kantor/sops/a.yaml')).toBe('sops/a.yaml');
  expect(seenFrom('/kantor', '/kantor-lain/a.yaml')).toBe('/kantor-lain/a.yaml');
  expect(seenFrom('/', '/a.yaml')).toBe('a.yaml');
});

test('names of one file come to the same', () => {
  const part = fc.constantFrom('a', 'b', '.', '..', '');
  fc.assert(
    fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
      const path = `/${parts.join('/')}`;
      expect(tidyPath(path)).toBe(posix.resolve('/', path));
    }),
  );
});
