import * as fs from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { filesOn } from '../../src/host/system-files.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** A disk that says a size of files, as of one that grows or shrinks between the look at it and the reading. */
const saying = (size: number) =>
  filesOn({
    ...fs,
    fstatSync: ((file: number) => Object.assign(fs.fstatSync(file), { size })) as typeof fs.fstatSync,
  });

it('a file is read whole whatever its size was said to be, and never far over the limit', () => {
  const path = join(temporaryFolder('sop-baca-'), 'berkas');
  fs.writeFileSync(path, 'abcdefghij');
  const read = (size: number, limit?: number): string =>
    new TextDecoder().decode(saying(size).read(path, limit));
  for (const size of [0, 3, 9, 10, 11, 50]) {
    expect(read(size)).toBe('abcdefghij');
    expect(read(size, 4).length).toBeLessThanOrEqual(5);
  }
  expect(read(10, 4)).toBe('abcde');
  expect(read(10, 10)).toBe('abcdefghij');
});
