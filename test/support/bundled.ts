import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';

/** Bundles a module of test/support as a script that node runs by itself; gives its path. */
export async function bundled(name: string): Promise<string> {
  const outfile = join(mkdtempSync(join(tmpdir(), 'sop-bundled-')), 'script.cjs');
  await build({
    entryPoints: [join(import.meta.dirname, name)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    logLevel: 'error',
  });
  return outfile;
}
