// Builds dist/: validators from schemas/, then the program as CommonJS (it starts faster than ESM). Code that several commands
// need becomes a chunk of its own, so that no source file is in dist/ twice and a command loads only the rooms it needs.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, transform } from 'esbuild';
import { compileSchemas } from './compile-schemas.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const dist = join(root, 'dist');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** What starts by itself: the program, the thread that `sop lint` runs on several cores, and what that thread loads by name. */
const entryPoints = {
  sop: join(root, 'src/entry.ts'),
  worker: join(root, 'src/host/worker.ts'),
  'lint-threads': join(root, 'src/workflows/lint/lint-threads.ts'),
};

await compileSchemas();
rmSync(dist, { recursive: true, force: true });
mkdirSync(dist);
const { outputFiles, metafile } = await build({
  entryPoints,
  outdir: dist,
  outExtension: { '.js': '.cjs' },
  chunkNames: '[name]-[hash]',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  // pdfkit reads its data files beside itself; the others are large and seldom needed.
  external: ['pdfkit', 'pkijs', 'asn1js', 'node-forge', 'qrcode', 'yaml', 'js-yaml'],
  define: { SOP_VERSION: JSON.stringify(version), 'import.meta.url': '__filename' },
  legalComments: 'none',
  metafile: true,
  write: false,
  logLevel: 'warning',
});
for (const { path, text } of outputFiles) {
  const { code } = await transform(text, {
    format: 'cjs',
    platform: 'node',
    target: 'node20.19',
    // A command is then loaded by require(): import() would first scan the whole file for its exports.
    supported: { 'dynamic-import': false },
    // Half the size; lines stay short enough for a stack to say where.
    minifySyntax: true,
    minifyWhitespace: true,
    lineLimit: 160,
  });
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, code);
}
writeFileSync(join(dist, 'THIRD-PARTY.txt'), licencesOf(Object.keys(metafile.inputs)));

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
