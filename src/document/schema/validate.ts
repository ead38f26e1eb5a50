/** An error of a compiled schema, as Ajv reports it. */
export type SchemaError = {
  /** JSON pointer to the value. */
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
};

/** A function that `scripts/compile-schemas.mjs` made of a schema; `errors` are those of the last call. */
export type Validate = {
  (value: unknown): boolean;
  readonly errors?: readonly SchemaError[] | null;
};

/** What may stand in a value: names of a mapping's keys with the shapes of their values, shape of a list's items. */
export type Shape = {
  readonly keys: Readonly<Record<string, string>>;
  readonly items?: string;
  /** The shape of values under keys that are not named. */
  readonly others?: string;
};

/** Shapes by name; that of the whole file is `#`. */
export type Shapes = Readonly<Record<string, Shape>>;

export type Validator = { readonly validate: Validate; readonly shapes: Shapes };

/** The keys that the mapping at a path of a file may have. */
export function keysAt(shapes: Shapes, path: readonly (string | number)[]): readonly string[] {
  let shape = shapes['#'];
  for (const step of path) {
    if (!shape) return [];
    const named =
      typeof step === 'number' ? shape.items : Object.hasOwn(shape.keys, step) ? shape.keys[step] : undefined;
    shape = shapes[named ?? shape.others ?? ''];
  }
  return Object.keys(shape?.keys ?? {});
}
