import type { Finding, Rule } from '../rule.ts';

/** Three words or more without a small letter. */
export const allCapitals: Rule = {
  id: 'all-capitals',
  group: 'activities',
  severity: 'info',
  title: { id: 'Uraian seluruhnya huruf kapital', en: 'Text in capitals only' },
  why: {
    id: 'Tulisan kapital panjang sulit dibaca dan menyembunyikan singkatan.',
    en: 'Long text in capitals is hard to read and hides abbreviations.',
  },
  check: ({ rows }) =>
    rows.flatMap(({ activity, path }): readonly Finding[] => {
      const words = activity.text.split(/\s+/).filter((word) => /\p{L}{2}/u.test(word));
      if (words.length < 3 || activity.text !== activity.text.toUpperCase()) return [];
      return [
        {
          path: [...path, 'uraian'],
          message: { id: 'Uraian ditulis dengan huruf kapital semua.', en: 'The text is all capitals.' },
          hint: { id: 'Tulis seperti kalimat biasa.', en: 'Write it as a sentence.' },
        },
      ];
    }),
};
