// Bundles a TypeScript module of src/ so that a bench can call it directly.
import { mkdtempSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

export const root = join(import.meta.dirname, '..');

/** Imports `src/<path>` with everything it needs. */
export async function importSource(path) {
  const folder = mkdtempSync(join(tmpdir(), 'sop-bench-'));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  const outfile = join(folder, 'module.mjs');
  await build({
    entryPoints: [join(root, 'src', path)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'error',
  });
  return import(pathToFileURL(outfile).href);
}
