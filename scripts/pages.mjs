// Writes the pages that are made of the program itself: docs/sop.1 from the catalogue of commands, docs/rules/ from the rules
// and their fixtures, the tables of docs/signatures.md from what judges certificates and from its cases. Pages of rules that are gone are removed.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { ruleExamples } from './rule-examples.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const bundle = join(root, 'dist/pages.mjs');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

await build({
  stdin: {
    contents: `export { manPage } from './src/commands/catalogue/man-page.ts';
      export { rulePages } from './src/terminal/diagnostics/rule-page.ts';
      export { withTrustTables } from './test/signature/pki/table.ts';`,
    resolveDir: root,
  },
  outfile: bundle,
  bundle: true,
  platform: 'node',
  format: 'esm',
  packages: 'external',
  // Files of the program beside it are required by their names.
  banner: {
    js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
  },
  logLevel: 'warning',
});
const { manPage, rulePages, withTrustTables } = await import(bundle).finally(() => rmSync(bundle));
writeFileSync(join(root, 'docs/sop.1'), manPage(version));

const signatures = join(root, 'docs/signatures.md');
writeFileSync(signatures, withTrustTables(readFileSync(signatures, 'utf8')));

const folder = join(root, 'docs/rules');
const examples = ruleExamples();
const pages = rulePages((id) => examples[id]);
mkdirSync(folder, { recursive: true });
for (const name of readdirSync(folder)) if (!pages.has(name)) rmSync(join(folder, name));
for (const [name, text] of pages) writeFileSync(join(folder, name), text);
