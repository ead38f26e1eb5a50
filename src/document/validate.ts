/** An error of a compiled schema, as Ajv reports it. */
export type SchemaError = {
  /** JSON pointer to the value. */
  readonly instancePath: string;
  readonly schemaPath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
};

/** A function that `scripts/compile-schemas.mjs` made of a schema; `errors` are those of the last call. */
export type Validate = {
  (value: unknown): boolean;
  readonly errors?: readonly SchemaError[] | null;
};

/** The keys that a mapping may have, by the schema path of the keyword that forbids all others. */
export type KnownKeys = Readonly<Record<string, readonly string[]>>;

export type Validator = { readonly validate: Validate; readonly knownKeys: KnownKeys };
