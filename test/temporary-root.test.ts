import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from './support/temporary-folder.ts';
import { temporaryRoot } from './support/temporary-root.ts';

it('says what tests left behind, and removes it', () => {
  const base = temporaryFolder();
  const { root, end } = temporaryRoot(base);
  writeFileSync(join(root, 'lupa'), '');
  expect(end).toThrow(/lupa/);
  expect(readdirSync(base)).toEqual([]);
});

it('removes what killed runs left, and nothing of runs that go on', () => {
  const base = temporaryFolder();
  const dead = spawnSync(process.execPath, ['-e', '']).pid;
  const others = ['sop-tests-abc', `sop-tests-${process.pid}-aaaaaa`, 'sop-kantor-aaaaaa'];
  for (const name of [`sop-tests-${dead}-aaaaaa`, ...others])
    mkdirSync(join(base, name, 'isi'), { recursive: true });
  const { root, end } = temporaryRoot(base);
  expect(readdirSync(base).sort()).toEqual([...others, root.slice(base.length + 1)].sort());
  end();
  expect(readdirSync(base).sort()).toEqual(others.sort());
});
