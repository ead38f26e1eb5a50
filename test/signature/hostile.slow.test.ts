import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { signPdf } from '../../src/signature/sign/sign-pdf.ts';
import { repository } from '../support/program-files.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { hostile } from './hostile.ts';
import { claim, pilot, plainPdf } from './signers.ts';

const folder = temporaryFolder('sop-jahat-');
let signed: Buffer;

beforeAll(async () => {
  const { signer } = pilot('Rangga Wirasena');
  signed = Buffer.from(await signPdf(await plainPdf(), claim('TTD'), signer));
});

/** Runs `sop verify` as a process of its own: seconds of the processor, and memory in MiB. */
function verified(path: string) {
  const { status, output, stderr } = spawnSync(
    process.execPath,
    ['-r', join(repository, 'bench/print-memory.cjs'), join(repository, 'bin/sop.js'), 'verify', path],
    { stdio: ['ignore', 'pipe', 'pipe', 'pipe'], timeout: 120_000 },
  );
  const [memory = 0, processor = 0] = String(output[3]).split(' ').map(Number);
  return { status, stderr: String(stderr), seconds: processor / 1e6, memory: memory / 1024 };
}

describe('a file that costs its reader much', () => {
  it.each(hostile)('%s is judged within 5 seconds and 500 MiB', { timeout: 150_000 }, (_name, make) => {
    const path = join(folder, 'jahat.pdf');
    writeFileSync(path, make(signed));
    const { status, stderr, seconds, memory } = verified(path);
    expect(stderr).toBe('');
    expect([0, 1, 3]).toContain(status);
    expect(seconds).toBeLessThan(5);
    expect(memory).toBeLessThan(500);
  });
});
