// The program as CommonJS in memory. It starts faster than ESM; code that several commands need becomes a chunk of its own, so
// that no source file is there twice and a command loads only what it needs.
import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, transform } from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const dist = join(root, 'dist');
const { version, dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** What starts by itself: the program, the thread that `sop lint` runs on several cores, and what that thread loads by name. */
const entryPoints = {
  sop: join(root, 'src/entry.ts'),
  worker: join(root, 'src/host/worker.ts'),
  'lint-threads': join(root, 'src/workflows/lint/lint-threads.ts'),
};

const target = {
  platform: 'node',
  target: 'node20.19',
  // The engine has them; written as a constructor they would be made anew at every use.
  supported: { 'regexp-unicode-property-escapes': true },
};

/** What a package does when it is loaded, and the program never needs. */
const leftOut = {
  // Chalk looks whether the terminal has colours; it is told.
  '#supports-color': 'export default { stdout: false, stderr: false };',
  // Commander can start commands that are programs of their own.
  'node:child_process': 'module.exports = {};',
};

const withoutIdleCode = {
  name: 'without-idle-code',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^(#supports-color|node:child_process)$/ }, ({ path, importer }) =>
      /node_modules\/(chalk|commander)\//.test(importer) ? { path, namespace: 'left-out' } : undefined,
    );
    onLoad({ filter: /./, namespace: 'left-out' }, ({ path }) => ({ contents: leftOut[path] }));
  },
};

/** Short names in the code of packages: it is read by the engine more often than by people. */
const shortNames = {
  name: 'short-names',
  setup({ onLoad }) {
    onLoad({ filter: /\/node_modules\/.*\.m?js$/ }, async ({ path }) => {
      // Object spread as the engine has it makes js-yaml twice as slow.
      const supported = /\/js-yaml\//.test(path)
        ? { ...target.supported, 'object-rest-spread': false }
        : target.supported;
      const { code } = await transform(readFileSync(path, 'utf8'), { ...target, minify: true, supported });
      return { contents: code };
    });
  },
};

/**
 * Bundles the program.
 * @param options of esbuild that tests change to see what a wrong build looks like
 * @returns the files of dist/ by name with their text, and esbuild's account of what is in which
 */
export async function bundle({ plugins = [], ...options } = {}) {
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints,
    outdir: dist,
    outExtension: { '.js': '.cjs' },
    chunkNames: '[name]-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    ...target,
    external: Object.keys(dependencies),
    // Only what computes a code; the rest of the package draws it.
    alias: { qrcode: 'qrcode/lib/core/qrcode.js' },
    define: { SOP_VERSION: JSON.stringify(version), 'import.meta.url': '__filename' },
    legalComments: 'none',
    metafile: true,
    write: false,
    logLevel: 'warning',
    plugins: [...plugins, withoutIdleCode, shortNames],
    ...options,
  });
  const texts = await Promise.all(outputFiles.map(({ text }) => commonJs(text)));
  const files = new Map(outputFiles.map(({ path }, index) => [relative(dist, path), texts[index]]));
  return { files, metafile };
}

/** The script of the page that checks the record inside a report, for browsers. @returns its text, without anything from outside */
export async function bundleVerifier() {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [join(root, 'src/verifier/page.ts')],
    bundle: true,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    minify: true,
    legalComments: 'none',
    write: false,
    logLevel: 'warning',
  });
  return outputFiles[0].text;
}

async function commonJs(text) {
  const { code } = await transform(text, {
    format: 'cjs',
    ...target,
    // A command is then loaded by require(): import() would first scan the whole file for its exports.
    supported: { ...target.supported, 'dynamic-import': false },
    // Half the size; lines stay short enough for a stack to say where.
    minifySyntax: true,
    minifyWhitespace: true,
    lineLimit: 160,
  });
  return code;
}
