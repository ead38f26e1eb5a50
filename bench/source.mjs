// TypeScript of src/ and test/ for a bench: to call directly, or as a process of its own.
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

export const root = join(import.meta.dirname, '..');

/** A folder for the files of a bench, gone when it ends; packages are found from there. */
export const folder = mkdtempSync(join(tmpdir(), 'sop-bench-'));
symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
process.on('exit', () => rmSync(folder, { recursive: true }));

/** Where the built program lies: validators and the like are found beside it. */
const program = join(root, 'dist/sop.cjs');
const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** Bundles TypeScript, for what runs as a process like the program itself, as CommonJS with its packages; gives the path. */
export async function bundled(name, contents, format = 'cjs') {
  const outfile = join(folder, `${name}.${format === 'cjs' ? 'cjs' : 'mjs'}`);
  await build({
    stdin: { contents, resolveDir: root, loader: 'ts' },
    outfile,
    bundle: true,
    platform: 'node',
    format,
    ...(format === 'cjs' ? { external: Object.keys(dependencies) } : { packages: 'external' }),
    define: {
      'import.meta.url': JSON.stringify(pathToFileURL(program).href),
      'import.meta.dirname': JSON.stringify(join(root, 'test/support')),
      __filename: JSON.stringify(program),
      __dirname: JSON.stringify(join(root, 'dist')),
    },
    logLevel: 'warning',
  });
  return outfile;
}

/** What a text of `export … from './src/…'` gives; a second text in one process has a name of its own. */
export const importSource = async (exports, name = 'source') =>
  import(pathToFileURL(await bundled(name, exports, 'esm')).href);
