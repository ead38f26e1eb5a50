/** An error of a compiled schema, as Ajv reports it. */
export type SchemaError = {
  /** JSON pointer to the value. */
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
};

/** A validator that `scripts/compile-schemas.mjs` made of a schema; `errors` are those of the last call. */
export type Validate = {
  (value: unknown): boolean;
  readonly errors?: readonly SchemaError[] | null;
};
