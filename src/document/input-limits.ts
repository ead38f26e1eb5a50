/** What a file may hold before it is looked at any closer. */
export type InputLimits = {
  readonly bytes: number;
  /** Lists and mappings within one another. */
  readonly depth: number;
  readonly tokens: number;
  readonly keysOfMapping: number;
  readonly itemsOfList: number;
  /** UTF-16 units of one text. */
  readonly characters: number;
};

/** The limits unless somebody raises them; schemas bound the single fields. */
export const inputLimits: InputLimits = {
  bytes: 256 * 1024,
  depth: 32,
  tokens: 200_000,
  keysOfMapping: 500,
  itemsOfList: 2_000,
  characters: 2_000,
};

/** The highest that an office may raise them to: for what was accepted once and is known by its digest. */
export const widestLimits: InputLimits = {
  bytes: 16 * 1024 * 1024,
  depth: 64,
  tokens: 10_000_000,
  keysOfMapping: 10_000,
  itemsOfList: 100_000,
  characters: 100_000,
};
