/** What every font has: the usual case, worth no look at each character. */
const ascii = /^[\n\x20-\x7e]*$/;
const control = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/u;

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
