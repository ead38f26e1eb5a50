/** Characters that could steer a terminal or hide: controls, direction marks, line separators, lone surrogates. */
const unsafe = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]|(?![\u200C\u200D])\p{Cf}/gu;

/** Most texts hold nothing else, which is seen much sooner. */
const plain = /^[\n -~]*$/;

/**
 * Text from files or people made safe to show: what could steer a terminal or hide becomes `<U+XXXX>`, a tab becomes a
 * space, line feeds stay. Joiners within words (U+200C, U+200D) stay, because scripts need them.
 */
export function visible(text: string): string {
  if (plain.test(text)) return text;
  return text.replace(unsafe, (character) => {
    if (character === '\n') return character;
    if (character === '\t') return ' ';
    return codePointName(character);
  });
}

/** The same for text that must stay on one line: line breaks become spaces. */
export const visibleLine = (text: string): string => visible(text.replace(/\s*\n\s*/g, ' '));

/** The same for text inside JSON: what `visible` would replace becomes a JSON escape, so that the value stays the same. */
export function visibleJson(json: string): string {
  return json.replace(unsafe, (character) => (character === '\n' ? character : jsonEscape(character)));
}

const hex = (value: number): string => value.toString(16).toUpperCase().padStart(4, '0');

const codePointName = (character: string): string => `<U+${hex(character.codePointAt(0) ?? 0)}>`;

const jsonEscape = (character: string): string =>
  Array.from({ length: character.length }, (_, index) => `\\u${hex(character.charCodeAt(index))}`).join('');
