import type { Problem } from '../problem.ts';

// Controls except tab and LF (CR only before LF), marks that turn the direction of writing, line separators that
// YAML and editors count differently, byte order marks within the text, lone surrogates.
const forbidden =
  /\r(?!\n)|[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069\uFEFF\uFFFE\uFFFF\p{Cs}]/u;

/** Most texts hold nothing else, which is seen much sooner. */
const unusual = /[^\n -~]/;

/** Offset of the first character that no file may hold, or undefined. */
export function findForbidden(text: string): number | undefined {
  return unusual.test(text) ? forbidden.exec(text)?.index : undefined;
}

/** The refusal of the character at an offset of a text; the places are those of the file, if they differ. */
export function forbiddenCharacter(text: string, at: number, start = at, end = at + 1): Problem {
  const name = `U+${(text.codePointAt(at) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
  return {
    rule: 'forbidden-character',
    start,
    end,
    message: {
      id: `Karakter yang tidak terlihat ${name} tidak boleh ada.`,
      en: `The invisible character ${name} is not allowed.`,
    },
    hint: {
      id: 'Hapus, lalu ketik ulang tulisan di sekitarnya.',
      en: 'Delete it and type the text around it again.',
    },
  };
}
