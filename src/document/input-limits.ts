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
