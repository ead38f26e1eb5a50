// Compiles schemas/*.schema.json to plain validators in src/document/compiled/, so that the program carries no schema
// compiler and makes no code at run time. `validators.js` there loads the one that is asked for: each is as large as a command.
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

/** The journal is written by the program itself: its schema is for other programs that read it, and for tests. */
const notRead = ['jurnal'];

/** Writes a validator per schema, and the list that loads them; gives the files that the program reads, and what went into them. */
export async function compileSchemas() {
  rmSync(compiled, { recursive: true, force: true });
  mkdirSync(compiled, { recursive: true });
  const names = readdirSync(schemas)
    .filter((file) => file.endsWith(ending))
    .map((file) => file.slice(0, -ending.length))
    .sort();
  const inputs = new Set();
  for (const name of names) {
    const { text, metafile } = await validatorOf(name);
    writeFileSync(join(compiled, fileOf(name)), text);
    for (const input of Object.keys(metafile.inputs)) inputs.add(input);
  }
  writeFileSync(join(compiled, 'validators.js'), listOf(names));
  writeFileSync(join(compiled, 'validators.d.ts'), declarationOf(names));
  const read = names.filter((name) => !notRead.includes(name));
  return { files: read.map((name) => join(compiled, fileOf(name))), inputs: [...inputs] };
}

const fileOf = (name) => `schema-${name}.cjs`;

function listOf(names) {
  const entries = names.map((name) => `  get ${name}() {\n    return load('./${fileOf(name)}');\n  },\n`);
  return `import { createRequire } from 'node:module';

// In the built program the loader of bin/sop.js, which keeps what V8 compiled.
const load = typeof require === 'undefined' ? createRequire(import.meta.url) : require;
export const validators = {\n${entries.join('')}};\n`;
}

function declarationOf(names) {
  const union = names.map((name) => `'${name}'`).join(' | ');
  return `import type { Validator } from '../schema/validate.ts';
export declare const validators: Readonly<Record<${union}, Validator>>;
`;
}

async function validatorOf(name) {
  const schema = JSON.parse(readFileSync(join(schemas, name + ending), 'utf8'));
  const ajv = new Ajv2020(options);
  addFormats.default(ajv);
  const source = standalone.default(ajv, ajv.compile(schema)).replace(/^export default .*$/m, '');
  const shapes = `export const shapes = ${JSON.stringify(shapesOf(schema))};`;
  const { outputFiles, metafile } = await build({
    stdin: { contents: `${source}\n${shapes}`, resolveDir: root },
    bundle: true,
    write: false,
    metafile: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20.19',
    minify: true,
    lineLimit: 160,
    logLevel: 'warning',
  });
  return { text: outputFiles[0].text, metafile };
}

/**
 * The keys that each mapping may have, as a table of shapes by JSON pointer: a path through a file leads from shape to
 * shape. Ajv's errors do not tell (their schema path is relative where a definition refers to itself).
 */
function shapesOf(schema) {
  const shapes = {};
  const add = (start) => {
    let pointer = start;
    while (at(schema, pointer).$ref) pointer = at(schema, pointer).$ref;
    if (Object.hasOwn(shapes, pointer)) return pointer;
    const shape = { keys: {} };
    shapes[pointer] = shape;
    for (const branch of branchesOf(schema, pointer)) {
      const { properties, items, additionalProperties, patternProperties } = at(schema, branch);
      for (const key of Object.keys(properties ?? {})) shape.keys[key] = add(`${branch}/properties/${key}`);
      if (items) shape.items = add(`${branch}/items`);
      if (typeof additionalProperties === 'object') shape.others = add(`${branch}/additionalProperties`);
      const [pattern] = Object.keys(patternProperties ?? {});
      if (pattern)
        shape.others = add(
          `${branch}/patternProperties/${pattern.replaceAll('~', '~0').replaceAll('/', '~1')}`,
        );
    }
    return pointer;
  };
  add('#');
  return shapes;
}

/** A schema and the alternatives within it, which describe the same value. */
function branchesOf(schema, pointer) {
  const node = at(schema, pointer);
  if (node.$ref) return branchesOf(schema, node.$ref);
  const inner = ['anyOf', 'oneOf', 'allOf'].flatMap((word) =>
    (node[word] ?? []).flatMap((_, index) => branchesOf(schema, `${pointer}/${word}/${index}`)),
  );
  return [pointer, ...inner];
}

function at(schema, pointer) {
  const steps = pointer.split('/').slice(1);
  return steps.reduce((node, step) => node[step.replaceAll('~1', '/').replaceAll('~0', '~')], schema);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await compileSchemas();
