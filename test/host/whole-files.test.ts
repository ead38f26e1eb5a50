import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { repository } from '../support/program-files.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const size = 24 * 1024 * 1024;

/** Writes a large file of one letter over and over, so that most of its time is spent in the middle of a file. */
const source = `
const { systemHost } = require(${JSON.stringify(join(repository, 'dist/sop.cjs'))});
const { files } = systemHost();
console.log('begins');
for (let n = 1; ; n++) files.write(process.argv[1], Buffer.alloc(${size}, 65 + (n % 26)), { replace: true });
`;

it('a file that is replaced is the old or the new one whenever the writer is killed', async () => {
  const folder = temporaryFolder('sop-utuh-');
  const path = join(folder, 'besar');
  writeFileSync(path, 'lama');
  let halfway = 0;
  for (let round = 0; round < 12; round++) {
    const child = spawn(process.execPath, ['-e', source, path], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(child.stdout, 'data');
    const timer = setTimeout(() => child.kill('SIGKILL'), 10 + Math.random() * 120);
    await once(child, 'exit');
    clearTimeout(timer);
    const text = readFileSync(path, 'latin1');
    if (text !== 'lama') {
      expect(text.length).toBe(size);
      expect(text === (text[0] ?? '').repeat(size)).toBe(true);
    }
    for (const name of readdirSync(folder).filter((one) => one.endsWith('.tmp'))) {
      halfway++;
      rmSync(join(folder, name));
    }
  }
  expect(halfway).toBeGreaterThan(0);
});
