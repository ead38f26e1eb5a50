// Compiles schemas/*.schema.json to plain validators in src/document/compiled/, so that the program carries no schema
// compiler and makes no code at run time. `validators.js` there names those of the files that people write.
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

const declaration = `import type { KnownKeys, Validate } from '../validate.ts';
export declare const validate: Validate;
export declare const knownKeys: KnownKeys;
`;

const listDeclaration = `import type { Validator } from '../validate.ts';
export declare const validators: Readonly<Record<string, Validator>>;
`;

/** The journal is written by the program itself: its schema is for other programs that read it. */
const notRead = ['jurnal'];

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
  writeFileSync(join(compiled, 'validators.js'), listOf(names.filter((name) => !notRead.includes(name))));
  writeFileSync(join(compiled, 'validators.d.ts'), listDeclaration);
}

function listOf(names) {
  const imports = names.map((name) => `import * as ${name} from './${name}.js';\n`);
  return `${imports.join('')}export const validators = { ${names.join(', ')} };\n`;
}

async function validatorOf(name) {
  const schema = JSON.parse(readFileSync(join(schemas, name + ending), 'utf8'));
  const ajv = new Ajv2020(options);
  addFormats.default(ajv);
  const source = standalone.default(ajv, ajv.compile(schema)).replace(/^export default .*$/m, '');
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
  return `${result.outputFiles[0].text}export const knownKeys = ${JSON.stringify(knownKeys(schema, '#'), null, 2)};\n`;
}

/** The property names of every closed mapping in a schema, by the path that an error about another name carries. */
function knownKeys(schema, path) {
  const found = {};
  if (schema?.additionalProperties === false)
    found[`${path}/additionalProperties`] = Object.keys(schema.properties ?? {});
  for (const [key, value] of Object.entries(schema)) {
    if (typeof value === 'object' && value !== null) Object.assign(found, knownKeys(value, `${path}/${key}`));
  }
  return found;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await compileSchemas();
