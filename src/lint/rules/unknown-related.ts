import type { Finding, Rule } from '../rule.ts';

/** Silent where only one file is known. Names and numbers are compared without case and punctuation. */
export const unknownRelated: Rule = {
  id: 'unknown-related',
  group: 'document',
  severity: 'info',
  title: { id: 'Keterkaitan yang tidak dikenal', en: 'A related SOP that is not known' },
  why: {
    id: 'Keterkaitan menyebut SOP lain; yang tidak ada di folder mungkin salah tulis atau sudah diganti.',
    en: 'Keterkaitan names other SOPs; one that is not in the folder may be misspelt or replaced.',
  },
  checkAmong: ({ sop }, folder) =>
    sop.related.flatMap((text, index): readonly Finding[] => {
      if (folder.isKnown(text)) return [];
      return [
        {
          path: ['keterkaitan', index],
          message: {
            id: `Tidak ada SOP "${text}" di folder ini.`,
            en: `There is no SOP "${text}" in this folder.`,
          },
          hint: {
            id: 'Tulis nama atau nomornya seperti di berkasnya.',
            en: 'Write its name or number as in its file.',
          },
        },
      ];
    }),
};
