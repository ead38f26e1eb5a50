import type { Finding, Rule } from '../rule.ts';

/** Letterheads are capitals in every service. */
export const kopForm: Rule = {
  id: 'kop-form',
  group: 'identity',
  severity: 'warning',
  title: { id: 'Kop tidak menurut tata naskah', en: 'A letterhead against the rules' },
  why: {
    id: 'Kop ditulis huruf kapital tanpa tanda baca di akhir baris.',
    en: 'The letterhead is written in capitals without punctuation at the end of a line.',
  },
  check: ({ sop }) =>
    sop.agency.flatMap((line, index): readonly Finding[] => {
      const right = line
        .trim()
        .replace(/[.,;:]+$/, '')
        .toUpperCase();
      if (right === line) return [];
      return [
        {
          path: ['instansi', index],
          message: {
            id: `Baris kop "${line}" ditulis "${right}".`,
            en: `The letterhead line "${line}" is written "${right}".`,
          },
          hint: {
            id: 'Huruf kapital, tanpa tanda baca di akhir.',
            en: 'Capitals, no punctuation at the end.',
          },
          rewrite: { kind: 'safe', text: right },
        },
      ];
    }),
};
