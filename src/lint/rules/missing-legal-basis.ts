import type { Rule } from '../rule.ts';

/** The identity block has a field for it; an empty one on an approved SOP is an oversight. */
export const missingLegalBasis: Rule = {
  id: 'missing-legal-basis',
  group: 'identity',
  severity: 'info',
  title: { id: 'Tanpa dasar hukum', en: 'No legal basis' },
  why: {
    id: 'Dasar hukum menunjukkan mengapa pekerjaan ini dilakukan begini.',
    en: 'The legal basis shows why the work is done this way.',
  },
  source: 'PermenPAN-RB 35/2012',
  check: ({ sop }) =>
    sop.legalBasis.length > 0 || !sop.approvedBy
      ? []
      : [
          {
            path: [],
            message: { id: 'Dasar hukum belum diisi.', en: 'The legal basis is not filled in.' },
            hint: {
              id: 'Tulis peraturannya pada dasar_hukum, satu per baris.',
              en: 'Write the regulations under dasar_hukum, one a line.',
            },
          },
        ],
};
