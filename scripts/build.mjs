// Builds dist/: validators from schemas/, then CommonJS bundles (they start faster than ESM), one to start with and one for
// each command, so that every command loads only what it needs. pdfkit stays outside because it reads its data files beside itself.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { compileSchemas } from './compile-schemas.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const dist = join(root, 'dist');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

const shared = {
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  format: 'cjs',
  // A command is then loaded by require(): import() would first scan the whole bundle for its exports.
  supported: { 'dynamic-import': false },
  // pdfkit reads its data files beside itself; the others are large and seldom needed.
  external: ['pdfkit', 'pkijs', 'asn1js', 'node-forge', 'qrcode', 'yaml', 'js-yaml'],
  define: { SOP_VERSION: JSON.stringify(version), 'import.meta.url': '__filename' },
  // Half the size; lines stay short enough for a stack to say where.
  minifySyntax: true,
  minifyWhitespace: true,
  lineLimit: 160,
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
};

await compileSchemas();
rmSync(dist, { recursive: true, force: true });
mkdirSync(dist);
const commands = new Set();
const start = await build({
  ...shared,
  entryPoints: [join(root, 'src/entry.ts')],
  outfile: join(dist, 'sop.cjs'),
  plugins: [commandsApart(commands)],
});
commands.add(join(root, 'src/commands/lint-share.ts'));
const thread = await build({
  ...shared,
  entryPoints: [join(root, 'src/host/worker.ts')],
  outfile: join(dist, 'worker.cjs'),
});
const rest = await build({
  ...shared,
  // By name: all lie beside one another, also the few that are no commands.
  entryPoints: Object.fromEntries([...commands].map((source) => [basename(source, '.ts'), source])),
  outdir: join(dist, 'commands'),
  plugins: [otherCommands(commands), validatorsOnce()],
  outExtension: { '.js': '.cjs' },
});
const validators = await build({
  ...shared,
  entryPoints: [join(root, 'src/document/compiled/validators.js')],
  outfile: join(dist, 'commands/validators.cjs'),
});
const bundles = [start, thread, rest, validators];
const inputs = Object.assign({}, ...bundles.map(({ metafile }) => metafile.inputs));
writeFileSync(join(dist, 'THIRD-PARTY.txt'), licencesOf(Object.keys(inputs)));

/** Makes every command that is loaded on demand a bundle of its own, so that help and errors need not read it. */
function commandsApart(found) {
  return {
    name: 'commands-apart',
    setup({ onResolve }) {
      onResolve({ filter: /^\.\/(commands\/)?[a-z-]+\.ts$/ }, ({ kind, path, resolveDir }) => {
        if (kind !== 'dynamic-import') return undefined;
        const source = join(resolveDir, path);
        found.add(source);
        return { path: `./commands/${basename(path, '.ts')}.cjs`, external: true };
      });
    },
  };
}

/** One command that loads another takes its bundle instead of a copy of it. */
function otherCommands(known) {
  return {
    name: 'other-commands',
    setup({ onResolve }) {
      onResolve({ filter: /^\.\/[a-z-]+\.ts$/ }, ({ kind, path, resolveDir }) => {
        if (kind !== 'dynamic-import' || !known.has(join(resolveDir, path))) return undefined;
        return { path: `./${basename(path, '.ts')}.cjs`, external: true };
      });
    },
  };
}

/** The compiled schemas are large and nearly every command needs them: one bundle for all. */
function validatorsOnce() {
  return {
    name: 'validators-once',
    setup({ onResolve }) {
      onResolve({ filter: /\/compiled\/validators\.js$/ }, () => ({
        path: './validators.cjs',
        external: true,
      }));
    },
  };
}

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
