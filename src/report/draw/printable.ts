/** Stands inside an over-long word where it may be broken; it is never drawn. */
export const breakPoint = '\u200b';

const longestWord = 60;
/** What every font has: the usual case, worth no look at each character. */
const ascii = /^[\n\x20-\x7e]*$/;
const control = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/u;

/** The text as it is printed: {@link visibleText}, and words over 60 characters get break points. */
export function printable(text: string, hasGlyph: (codePoint: number) => boolean): string {
  return breakLongWords(visibleText(text, hasGlyph));
}

/**
 * The text in composed characters, line feeds kept, tabs as blanks, and everything that is invisible, turns the writing
 * direction or has no glyph shown as `<U+202E>`.
 */
export function visibleText(text: string, hasGlyph: (codePoint: number) => boolean): string {
  if (ascii.test(text)) return text;
  const shown = text.normalize('NFC').replace(/\r\n?/g, '\n').replace(/\t/g, ' ');
  let out = '';
  for (const character of shown) out += character === '\n' ? character : visibleForm(character, hasGlyph);
  return out;
}

function visibleForm(character: string, hasGlyph: (codePoint: number) => boolean): string {
  const codePoint = character.codePointAt(0) ?? 0;
  if (!control.test(character) && hasGlyph(codePoint)) return character;
  return `<U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}>`;
}

/** Puts a break point after every 60 characters of a word that is longer. */
export function breakLongWords(text: string): string {
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
