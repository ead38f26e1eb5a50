// Builds dist/: validators from schemas/, then one CommonJS bundle (it starts faster than ESM and lets every command
// load only its own room). pdfkit stays outside because it reads its data files beside itself.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { compileSchemas } from './compile-schemas.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const dist = join(root, 'dist');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

await compileSchemas();
rmSync(dist, { recursive: true, force: true });
mkdirSync(dist);
const result = await build({
  entryPoints: [join(root, 'src/entry.ts')],
  outfile: join(dist, 'sop.cjs'),
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  format: 'cjs',
  external: ['pdfkit'],
  define: { SOP_VERSION: JSON.stringify(version) },
  minifySyntax: true,
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
});
writeFileSync(join(dist, 'THIRD-PARTY.txt'), licencesOf(Object.keys(result.metafile.inputs)));

/** The licence texts of every package whose code is in the bundle. */
function licencesOf(inputs) {
  const packages = new Set();
  for (const input of inputs) {
    const match = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input);
    if (match) packages.add(match[1]);
  }
  return [...packages].sort().map(licenceOf).join('\n');
}

function licenceOf(folder) {
  const absolute = join(root, folder);
  const about = JSON.parse(readFileSync(join(absolute, 'package.json'), 'utf8'));
  const names = ['LICENSE', 'LICENSE.md', 'LICENSE.txt', 'license', 'LICENCE', 'license.md'];
  const text = names.map((name) => readIfThere(join(absolute, name))).find((found) => found !== undefined);
  return `${'='.repeat(80)}\n${about.name} ${about.version} (${about.license})\n\n${text ?? ''}`;
}

function readIfThere(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
