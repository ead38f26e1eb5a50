import { coreValue } from './core-values.ts';

/** A text in double quotes, on one line, as every YAML reader takes it. */
export const quotedScalar = (text: string): string => JSON.stringify(text);

/**
 * A new text written as the scalar that stands in its place (`raw`, as it is in the file): in the same quotes, without quotes where
 * that is sure. Undefined for blocks and texts over several lines, which are left to people.
 */
export function scalarLike(raw: string, text: string): string | undefined {
  if (raw === '' || raw.includes('\n') || /^[|>]/.test(raw) || /[\n\r\t]/.test(text)) return undefined;
  if (raw.startsWith("'")) return `'${text.replaceAll("'", "''")}'`;
  if (!raw.startsWith('"') && isPlain(text, raw)) return text;
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}

/** Whether a text may stand without quotes where another one did: the same signs at most, and no sign that YAML reads. */
function isPlain(text: string, before: string): boolean {
  if (text === '' || text !== text.trim() || typeof coreValue(text) !== 'string') return false;
  if (!/^[\p{L}\p{N}(]/u.test(text) || /:(?:\s|$)|\s#/.test(text)) return false;
  return [...text].every((sign) => !',[]{}'.includes(sign) || before.includes(sign));
}
