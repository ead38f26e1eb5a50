import { type InputLimits, inputLimits } from '../input-limits.ts';
import type { Path, Places } from '../locate.ts';
import type { Problem } from '../problem.ts';
import { schemaProblem, valueAt } from './schema-problems.ts';
import type { SchemaError, Validator } from './validate.ts';

/** More errors than this of one file are not shown: they have a common cause. */
const shown = 100;

/** Checks a value against a schema. One mistake makes one problem: errors that only follow from others are left out. */
export function checkSchema(
  value: unknown,
  validator: Validator,
  text: string,
  places: Places,
  limits: InputLimits = inputLimits,
): readonly Problem[] {
  const { validate, shapes } = validator;
  if (validate(value)) return [];
  const all = locatedErrors(validate.errors, value);
  const errors = withoutEchoes(all.filter((one) => !isAllowed(one, value, limits)));
  return errors
    .slice(0, shown)
    .map(({ error, path }) => schemaProblem(error, path, { value, text, places, shapes }));
}

/** Whether an error is only about a limit of the schema that was raised far enough. */
function isAllowed({ error, path }: Located, value: unknown, limits: InputLimits): boolean {
  const found = valueAt(value, path);
  const limit = error.params['limit'];
  if (error.keyword === 'maxItems' && Number(limit) >= 200 && limits.itemsOfList > inputLimits.itemsOfList)
    return Array.isArray(found) && found.length <= limits.itemsOfList;
  return (
    error.keyword === 'maxLength' &&
    limit === inputLimits.characters &&
    typeof found === 'string' &&
    found.length <= limits.characters
  );
}

/** An error with its place as a path. */
export type Located = { readonly error: SchemaError; readonly path: Path };

/** The errors of a validator's last call with their places in the value. */
export const locatedErrors = (
  errors: readonly SchemaError[] | null | undefined,
  value: unknown,
): readonly Located[] => (errors ?? []).map((error) => located(error, value));

/** The JSON pointer of an error as a path; a step is an index where the value there is a list. */
function located(error: SchemaError, value: unknown): Located {
  const path: (string | number)[] = [];
  for (const step of error.instancePath.split('/').slice(1)) {
    const key = step.replaceAll('~1', '/').replaceAll('~0', '~');
    path.push(Array.isArray(valueAt(value, path)) ? Number(key) : key);
  }
  return { error, path };
}

const combining = new Set(['if', 'oneOf', 'anyOf', 'allOf', 'propertyNames', 'contains']);

/**
 * Combining keywords repeat what their branches say; branches repeat one another; an empty text fails its length and
 * its pattern. The first of these is kept, a wrong type wins over all else at its place.
 */
function withoutEchoes(errors: readonly Located[]): readonly Located[] {
  const isDetail = ({ error }: Located): boolean => !combining.has(error.keyword);
  const details = errors.some(isDetail) ? errors.filter(isDetail) : errors.slice(0, 1);
  const seen = new Set<string>();
  return mergedTypes(details).filter(({ error }) => {
    const { keyword, params, instancePath } = error;
    const what =
      params['missingProperty'] ??
      params['additionalProperty'] ??
      params['unevaluatedProperty'] ??
      group(keyword);
    const id = `${instancePath} ${what}`;
    if (seen.has(id)) return false;
    seen.add(id);
    return true;
  });
}

const group = (keyword: string): string => (/^(minLength|pattern)$/.test(keyword) ? 'text' : keyword);

/** Branches that want different types at one place become one error that names them all. */
function mergedTypes(errors: readonly Located[]): readonly Located[] {
  const types = new Map<string, Set<string>>();
  for (const { error } of errors) {
    if (error.keyword !== 'type') continue;
    const wanted = types.get(error.instancePath) ?? new Set();
    for (const type of [error.params['type']].flat()) wanted.add(String(type));
    types.set(error.instancePath, wanted);
  }
  return errors.flatMap(({ error, path }) => {
    const wanted = types.get(error.instancePath);
    if (!wanted) return [{ error, path }];
    return error.keyword === 'type' ? [{ error: { ...error, params: { type: [...wanted] } }, path }] : [];
  });
}
