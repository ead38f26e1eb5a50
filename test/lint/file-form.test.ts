import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { formOf, ownKeys } from '../../src/lint/file-form.ts';

const root = join(import.meta.dirname, '../..');
const keysOf = (schema: string): readonly string[] =>
  Object.keys(
    (JSON.parse(readFileSync(join(root, `schemas/${schema}.schema.json`), 'utf8')) as { properties: object })
      .properties,
  );

it('keys that tell a form belong to it and to no other', () => {
  for (const [form, keys] of ownKeys) {
    for (const key of keys) {
      const having = ownKeys.map(([other]) => other).filter((other) => keysOf(other).includes(key));
      expect(having, key).toEqual([form]);
    }
  }
});

it.each([
  ['templates/sop', 'sop'],
  ['templates/kalender', 'kalender'],
  ['templates/jawaban', 'jawaban'],
  ['sops', 'sop'],
])('every file of %s is seen for what it is, whatever it is called', (folder, form) => {
  for (const name of readdirSync(join(root, folder)))
    expect(formOf(readFileSync(join(root, folder, name)), 'x/y.yaml'), name).toBe(form);
});

it.each([
  ['format: 1\nnama: kota\n', 'kalender/kota.yaml', 'kalender'],
  ['format: 1\nnama: kota\n', 'sops/kota.yaml', 'sop'],
  ['nomor: 1\nbagiann: []\njam: x\n', 'kalender/a.yaml', 'sop'],
  ['format: 1\nkop: { letak: kiri }\n', 'a.yaml', 'laporan'],
  ['', 'sop.config.yaml', 'kantor'],
])('%j called %s is %s', (text, name, form) => {
  expect(formOf(new TextEncoder().encode(text), name)).toBe(form);
});
