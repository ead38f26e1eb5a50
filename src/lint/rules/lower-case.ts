import type { Finding, Rule } from '../rule.ts';

/** The first letter only; names and abbreviations are left alone. */
export const lowerCase: Rule = {
  id: 'lower-case',
  group: 'activities',
  severity: 'warning',
  title: { id: 'Uraian diawali huruf kecil', en: 'Text that begins with a small letter' },
  why: {
    id: 'Kolom URAIAN KEGIATAN ditulis dengan huruf kapital di awal.',
    en: 'The column of activities begins with a capital letter.',
  },
  check: ({ rows }) =>
    rows.flatMap(({ activity, path }): readonly Finding[] => {
      const [first = ''] = activity.text;
      const capital = first.toUpperCase();
      if (first === capital) return [];
      return [
        {
          path: [...path, 'uraian'],
          message: {
            id: `Uraian diawali huruf kecil "${first}".`,
            en: `The text begins with the small letter "${first}".`,
          },
          hint: { id: `Tulis "${capital}".`, en: `Write "${capital}".` },
          rewrite: { kind: 'safe', text: `${capital}${activity.text.slice(first.length)}` },
        },
      ];
    }),
};
