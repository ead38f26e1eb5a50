import type { Finding, Rule } from '../rule.ts';

/** A full stop stays after an abbreviation of few letters. */
export const trailingPunctuation: Rule = {
  id: 'trailing-punctuation',
  group: 'activities',
  severity: 'warning',
  title: { id: 'Tanda baca di akhir uraian', en: 'Punctuation at the end' },
  why: {
    id: 'Sel tabel bukan kalimat: tanda baca di akhir hanya mengganggu.',
    en: 'A cell is no sentence: punctuation at its end only disturbs.',
  },
  check: ({ rows }) =>
    rows.flatMap(({ activity, path }): readonly Finding[] => {
      const match = /[;,:.]$/.test(activity.text) && /[;,:]+$|(?<=\p{Ll}{4})\.$/u.exec(activity.text);
      if (!match) return [];
      return [
        {
          path: [...path, 'uraian'],
          message: { id: `Uraian diakhiri "${match[0]}".`, en: `The text ends with "${match[0]}".` },
          hint: { id: 'Hapus tanda bacanya.', en: 'Delete the punctuation.' },
          rewrite: { kind: 'safe', text: activity.text.slice(0, match.index).trimEnd() },
        },
      ];
    }),
};
