import { join } from 'node:path';
import { build } from 'esbuild';
import { temporaryFolder } from './temporary-folder.ts';

/** Bundles a module of test/support as a script that node runs by itself; gives its path. */
export async function bundled(name: string): Promise<string> {
  const outfile = join(temporaryFolder('sop-bundled-'), 'script.cjs');
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
