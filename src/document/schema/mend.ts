import { nearest } from '../../words/nearest.ts';
import type { Path } from '../locate.ts';
import { type Located, locatedErrors } from './check-schema.ts';
import { valueAt } from './schema-problems.ts';
import { keysAt, type Shapes, type Validator } from './validate.ts';

/** A value that has the types its schema asks for, and the members that were put in, taken out or read otherwise for that. */
export type Mended = { readonly value: unknown; readonly faults: readonly Path[] };

/**
 * A copy of a value of which all can be read that is not itself at fault: unknown keys are left out, or taken for the key that they
 * are one slip away from, numbers are taken for text, missing texts are a dash. Undefined where that does not help. What is only
 * too long or of another pattern stays as it is; lists beyond their limit are not read.
 */
export function mend(value: unknown, { validate, shapes }: Validator): Mended | undefined {
  const copy: unknown = structuredClone(value);
  const faults: Path[] = [];
  for (let round = 0; round < 3; round++) {
    const errors = validate(copy) ? [] : locatedErrors(validate.errors, copy);
    if (errors.some(({ error }) => error.keyword === 'maxItems')) return undefined;
    const broken = mendable.flatMap((keyword) =>
      errors.filter(
        (one) => one.error.keyword === keyword && (keyword !== 'pattern' || isSmallCode(one, copy)),
      ),
    );
    if (broken.length === 0) return { value: copy, faults };
    for (const one of broken) {
      const fault = mendOne(one, copy, shapes);
      if (!fault) return undefined;
      faults.push(fault);
    }
  }
  return undefined;
}

/** In the order in which they are mended: a key that is missing may be one that is misspelt. */
const mendable = ['additionalProperties', 'required', 'type', 'pattern'];

function mendOne({ error, path }: Located, root: unknown, shapes: Shapes): Path | undefined {
  const { keyword, params } = error;
  if (keyword === 'type' || keyword === 'pattern') return mendValue(path, root, [params['type']].flat());
  const owner = membersAt(root, path);
  if (!owner) return undefined;
  if (keyword === 'required') {
    const key = String(params['missingProperty']);
    if (owner[key] === undefined && (key === 'bagian' || key === 'kegiatan')) return undefined;
    owner[key] ??= key === 'format' ? 1 : key === 'kode' ? codeFor(root, path) : '–';
    return [...path, key];
  }
  const key = String(params['additionalProperty']);
  const meant = nearest(
    key,
    keysAt(shapes, path).filter((name) => !Object.hasOwn(owner, name)),
  );
  if (meant !== undefined) owner[meant] = owner[key];
  delete owner[key];
  return [...path, meant ?? key];
}

/** A code for a row that has none, with the beginning that codes of its part have. */
const codeFor = (root: unknown, [bagian = '', index = 0]: Path): string =>
  `${valueAt(root, [bagian, index, 'kode'])}-?`;

/** A code in small letters; what else has another pattern is left. */
function isSmallCode({ error, path }: Located, root: unknown): boolean {
  const value = valueAt(root, path);
  const pattern = String(error.params['pattern']);
  return (
    typeof value === 'string' &&
    pattern.includes('LPT[0-9]') &&
    new RegExp(pattern, 'u').test(value.toUpperCase())
  );
}

function mendValue(path: Path, root: unknown, types: readonly unknown[]): Path | undefined {
  const key = path.at(-1);
  const owner = membersAt(root, path.slice(0, -1));
  if (key === undefined || !owner) return undefined;
  const value = owner[key];
  if (value === undefined) return path;
  if (types[0] === undefined) owner[key] = String(value).toUpperCase();
  else if (types.includes('string') && (typeof value === 'number' || typeof value === 'boolean'))
    owner[key] = String(value);
  else if (types.includes('array') && typeof value === 'string') owner[key] = [value];
  else if (Array.isArray(owner)) return undefined;
  else delete owner[key];
  return path;
}

function membersAt(root: unknown, path: Path): Record<string | number, unknown> | undefined {
  const value = path.length === 0 ? root : valueAt(root, path);
  return typeof value === 'object' && value !== null
    ? (value as Record<string | number, unknown>)
    : undefined;
}
