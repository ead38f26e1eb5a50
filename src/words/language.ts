import type { Bilingual } from './bilingual.ts';

export type Language = 'id' | 'en';

/** Picks the sentence in the user's language. */
export type Say = (text: Bilingual) => string;

export const sayIn =
  (language: Language): Say =>
  (text) =>
    text[language];

/** The policy: `--lang`, else `SOP_LANG`, else `bahasa:` of the office file, else Indonesian. */
export function chooseLanguage(wishes: readonly (string | undefined)[]): Language {
  for (const wish of wishes) {
    const name = wish?.trim().toLowerCase().slice(0, 2);
    if (name === 'id' || name === 'en') return name;
  }
  return 'id';
}
