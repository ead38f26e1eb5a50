/** What a file may hold before it is looked at any closer; schemas bound the single fields. */
export const inputLimits = {
  bytes: 256 * 1024,
  /** Lists and mappings within one another. */
  depth: 32,
  tokens: 200_000,
  keysOfMapping: 500,
  itemsOfList: 2_000,
} as const;
