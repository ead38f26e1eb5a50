/** Codes for a message, the first ten of many. */
export function codeList(codes: readonly string[]): string {
  const shown = codes.slice(0, 10).join(', ');
  return codes.length > 10 ? `${shown}, … (${codes.length})` : shown;
}
