// Builds dist/: validators from schemas/, the program as CommonJS and what V8 compiles of it, the script of the page that checks
// reports, what `sop explain` shows of each rule, and the licences of all packages whose code is in it.
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundle, bundleVerifier } from './bundle.mjs';
import { compileSchemas } from './compile-schemas.mjs';
import { ruleExamples } from './rule-examples.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const dist = join(root, 'dist');

const schemas = await compileSchemas();
const { files, metafile } = await bundle();
const verifier = await bundleVerifier();
rmSync(dist, { recursive: true, force: true });
mkdirSync(dist);
for (const [name, text] of files) writeFileSync(join(dist, name), text);
for (const file of schemas.files) copyFileSync(file, join(dist, basename(file)));
writeFileSync(join(dist, 'verifier.js'), verifier);
writeFileSync(join(dist, 'rule-examples.json'), JSON.stringify(ruleExamples()));
const contents = Object.values(metafile.outputs).flatMap(({ inputs }) =>
  Object.keys(inputs).filter((input) => inputs[input].bytesInOutput > 0),
);
writeFileSync(join(dist, 'THIRD-PARTY.txt'), licencesOf([...contents, ...schemas.inputs]));
execFileSync(process.execPath, [join(root, 'scripts/code-cache.mjs')], { stdio: 'pipe' });

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
  const names = ['LICENSE', 'LICENSE.md', 'LICENSE.txt', 'License.txt', 'license', 'LICENCE', 'license.md'];
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
