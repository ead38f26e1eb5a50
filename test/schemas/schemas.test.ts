import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { knownPatterns } from '../../src/document/schema/schema-words.ts';
import { propertiesOf, type Schema, schemaFiles, subschemas } from './schema-files.ts';

const asList = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value === undefined ? [] : [value];

describe.each(schemaFiles)('%s', (name, schema) => {
  const all = [...subschemas(schema)];
  const typed = (type: string): readonly (readonly [string, Schema])[] =>
    all.filter(([, node]) => asList(node['type']).includes(type));

  test('is JSON Schema 2020-12 and compiles in strict mode', () => {
    expect(schema['$schema']).toBe('https://json-schema.org/draft/2020-12/schema');
    const ajv = new Ajv2020({ strict: true, strictRequired: false, allowUnionTypes: true });
    addFormats.default(ajv);
    expect(ajv.compile(schema)).toBeTypeOf('function');
  });

  test('tells an editor what every property is, with examples that are right', () => {
    const ajv = new Ajv2020({ strict: false });
    addFormats.default(ajv);
    for (const { where, own } of propertiesOf(schema)) {
      if (/\/(if|then)\/properties\/(t|hasil)$/.test(where)) continue;
      expect([typeof own['title'], typeof own['description']], where).toEqual(['string', 'string']);
      expect(asList(own['examples']).length, where).toBeGreaterThan(0);
      const check = ajv.compile({ ...own, $defs: schema['$defs'] });
      for (const example of asList(own['examples'])) {
        expect(
          check(example),
          `${name} ${where} ${JSON.stringify(example)} ${JSON.stringify(check.errors)}`,
        ).toBe(true);
      }
    }
  });

  test('closes every mapping and bounds every text and list', () => {
    for (const [where, node] of typed('object')) {
      if (where.endsWith('/not')) continue;
      const closed = node['additionalProperties'] === false || node['unevaluatedProperties'] === false;
      expect(closed || typeof node['maxProperties'] === 'number', where).toBe(true);
    }
    for (const [where, node] of typed('array')) expect(node['maxItems'], where).toBeTypeOf('number');
    for (const [where, node] of typed('string')) {
      expect(
        typeof node['maxLength'] === 'number' || node['enum'] !== undefined || node['const'] !== undefined,
        where,
      ).toBe(true);
    }
  });

  test('has only patterns that are explained to people', () => {
    if (name === 'jurnal.schema.json') return;
    for (const [where, node] of all) {
      const pattern = node['pattern'];
      if (typeof pattern === 'string') expect(knownPatterns.has(pattern), `${where} ${pattern}`).toBe(true);
    }
  });
});

test('the four forms are there', () => {
  const names = schemaFiles.map(([name]) => name);
  for (const name of ['sop', 'kantor', 'jawaban', 'jurnal']) expect(names).toContain(`${name}.schema.json`);
});

test('the glossary has a row for every property of every schema', () => {
  const glossary = readFileSync(join(import.meta.dirname, '../../docs/glossary.md'), 'utf8');
  const rows = new Set([...glossary.matchAll(/^\| `([^`]+)` \|/gm)].map((match) => match[1]));
  const keys = new Set(
    schemaFiles.flatMap(([, schema]) => propertiesOf(schema).map((property) => property.key)),
  );
  expect([...keys].filter((key) => !rows.has(key)).toSorted()).toEqual([]);
});

test('the glossary has no row for a key that is gone', () => {
  const glossary = readFileSync(join(import.meta.dirname, '../../docs/glossary.md'), 'utf8');
  const rows = [...glossary.matchAll(/^\| `([^`]+)` \|/gm)].map((match) => match[1]);
  const keys = new Set(
    schemaFiles.flatMap(([, schema]) => propertiesOf(schema).map((property) => property.key)),
  );
  expect(rows.filter((key) => !keys.has(key ?? ''))).toEqual([]);
  expect(new Set(rows).size).toBe(rows.length);
});
