/** Text in both languages; the one shown follows the user's choice. */
export type Bilingual = { readonly id: string; readonly en: string };
