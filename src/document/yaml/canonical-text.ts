/** A plain value as a text that is equal for equal values: keys in the order of the file, numbers that are none told apart. */
export function canonicalText(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'number' && (!Number.isFinite(part) || Object.is(part, -0)) ? `number ${part}` : part,
  );
}
