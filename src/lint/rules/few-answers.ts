import { isDecision } from '../../sop/flow.ts';
import type { Finding, Rule } from '../rule.ts';

/** Answers are the entries of `lanjut`. */
export const fewAnswers: Rule = {
  id: 'few-answers',
  group: 'flow',
  severity: 'error',
  title: { id: 'Keputusan dengan kurang dari dua jawaban', en: 'A decision with fewer than two answers' },
  why: {
    id: 'Belah ketupat memutuskan antara dua jalan; dengan satu jalan itu kegiatan biasa.',
    en: 'A diamond decides between two ways; with one it is a plain activity.',
  },
  source: 'PermenPAN-RB 35/2012',
  check: ({ rows }) =>
    rows.flatMap(({ activity, path }): readonly Finding[] => {
      const count = activity.next.length;
      if (!isDecision(activity) || count >= 2) return [];
      return [
        {
          path: count === 0 ? [...path, 'pelaksana'] : [...path, 'lanjut'],
          of: 'key',
          message: {
            id: `Keputusan ${activity.code} hanya punya ${count} jawaban.`,
            en: `The decision ${activity.code} has ${count} answers only.`,
          },
          hint: {
            id: 'Tulis misalnya lanjut: [{ ke: …, bila: Ya }, { ke: …, bila: Tidak }].',
            en: 'Write for example lanjut: [{ ke: …, bila: Ya }, { ke: …, bila: Tidak }].',
          },
        },
      ];
    }),
};
