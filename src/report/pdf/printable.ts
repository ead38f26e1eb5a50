import { visibleText } from '../blocks/visible-text.ts';

/** Stands inside an over-long word where it may be broken; it is never drawn. */
export const breakPoint = '\u200b';

const longestWord = 60;

/** The text as it is printed: {@link visibleText}, and words over 60 characters get break points. */
export function printable(text: string, hasGlyph: (codePoint: number) => boolean): string {
  return breakLongWords(visibleText(text, hasGlyph));
}

/** Puts a break point after every 60 characters of a word that is longer. */
function breakLongWords(text: string): string {
  if (text.length <= longestWord) return text;
  return text.replace(/\S{61,}/gu, (word) => {
    const characters = [...word];
    const parts: string[] = [];
    for (let start = 0; start < characters.length; start += longestWord) {
      parts.push(characters.slice(start, start + longestWord).join(''));
    }
    return parts.join(breakPoint);
  });
}

/** Plain data with every string in it made {@link printable}. */
export function printableData<T>(data: T, hasGlyph: (codePoint: number) => boolean): T {
  const map = (value: unknown): unknown => {
    if (typeof value === 'string') return printable(value, hasGlyph);
    if (Array.isArray(value)) return value.map(map);
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, map(member)]));
  };
  return map(data) as T;
}
