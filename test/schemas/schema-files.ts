import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Schema = Readonly<Record<string, unknown>>;

/** A property of a schema with its own keywords laid over those it refers to. */
export type Property = {
  readonly key: string;
  readonly where: string;
  readonly own: Schema;
  readonly node: Schema;
};

const folder = join(import.meta.dirname, '../../schemas');

export const schemaFiles: readonly (readonly [name: string, schema: Schema])[] = readdirSync(folder)
  .filter((file) => file.endsWith('.schema.json'))
  .map((file) => [file, JSON.parse(readFileSync(join(folder, file), 'utf8'))]);

/** Every subschema of a schema, with the pointer to it. Examples and defaults are data, not schemas. */
export function* subschemas(node: unknown, where = '#'): Generator<readonly [string, Schema]> {
  if (typeof node !== 'object' || node === null) return;
  if (!Array.isArray(node) && !/\/(properties|\$defs|patternProperties|dependentSchemas)$/.test(where)) {
    yield [where, node as Schema];
  }
  for (const [key, value] of Object.entries(node)) {
    if (
      ['examples', 'default', 'enum', 'const', 'required', 'type'].includes(key) &&
      !where.endsWith('/properties')
    )
      continue;
    yield* subschemas(value, `${where}/${key}`);
  }
}

/** Every property of a schema, with what a reference adds. */
export function propertiesOf(schema: Schema): readonly Property[] {
  return [...subschemas(schema)].flatMap(([where, node]) =>
    Object.entries((node['properties'] ?? {}) as Readonly<Record<string, Schema>>).map(([key, own]) => ({
      key,
      where: `${where}/properties/${key}`,
      own,
      node: { ...resolved(schema, own), ...own },
    })),
  );
}

function resolved(schema: Schema, node: Schema): Schema {
  const reference = node['$ref'];
  if (typeof reference !== 'string') return node;
  const target = reference
    .split('/')
    .slice(1)
    .reduce<unknown>((at, step) => (at as Schema)[step], schema);
  return resolved(schema, target as Schema);
}
