// Writes docs/rules/ from the rules and their fixtures; pages of rules that are gone are removed.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const folder = join(root, 'docs/rules');
const bundle = join(root, 'dist/rule-pages.mjs');

await build({
  entryPoints: [join(root, 'src/terminal/diagnostics/rule-page.ts')],
  outfile: bundle,
  bundle: true,
  platform: 'node',
  format: 'esm',
  packages: 'external',
  logLevel: 'warning',
});
const { rulePages } = await import(bundle).finally(() => rmSync(bundle));
const fixture = (id, name) => readFileSync(join(root, 'test/lint', id, name));
const pages = rulePages((id) => ({ bad: fixture(id, 'bad.yaml'), good: fixture(id, 'good.yaml') }));
mkdirSync(folder, { recursive: true });
for (const name of readdirSync(folder)) if (!pages.has(name)) rmSync(join(folder, name));
for (const [name, text] of pages) writeFileSync(join(folder, name), text);
