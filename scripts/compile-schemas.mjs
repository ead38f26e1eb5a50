// Compiles schemas/*.schema.json to plain validators in src/document/compiled/, so that the program carries no schema
// compiler and makes no code at run time. `validators.js` there lists those that files of people are read with.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import standalone from 'ajv/dist/standalone/index.js';
import addFormats from 'ajv-formats';
import { build } from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const schemas = join(root, 'schemas');
const compiled = join(root, 'src/document/compiled');
const ending = '.schema.json';

const options = {
  allErrors: true,
  ownProperties: true,
  strict: true,
  strictRequired: false,
  allowUnionTypes: true,
  code: { source: true, esm: true, lines: true },
};

const declaration = `import type { Validate } from '../validate.ts';
export declare const validate: Validate;
`;

/** Writes one validator module with its declaration per schema, and the list of them. */
export async function compileSchemas() {
  rmSync(compiled, { recursive: true, force: true });
  mkdirSync(compiled, { recursive: true });
  const names = readdirSync(schemas)
    .filter((file) => file.endsWith(ending))
    .map((file) => file.slice(0, -ending.length))
    .sort();
  for (const name of names) {
    writeFileSync(join(compiled, `${name}.js`), await validatorOf(name));
    writeFileSync(join(compiled, `${name}.d.ts`), declaration);
  }
}

async function validatorOf(name) {
  const schema = JSON.parse(readFileSync(join(schemas, name + ending), 'utf8'));
  const ajv = new Ajv2020(options);
  addFormats.default(ajv);
  const source = standalone.default(ajv, ajv.compile(schema));
  const result = await build({
    stdin: { contents: source, resolveDir: root },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    minifySyntax: true,
    logLevel: 'warning',
  });
  return result.outputFiles[0].text;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await compileSchemas();
