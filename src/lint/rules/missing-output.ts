import { codeList } from '../code-list.ts';
import type { Finding, Rule } from '../rule.ts';

/** One finding a part, because it is usually a column that was left out. Silent where no row has one. */
export const missingOutput: Rule = {
  id: 'missing-output',
  group: 'mutu-baku',
  severity: 'info',
  title: { id: 'Kegiatan tanpa output', en: 'Activities without an output' },
  why: {
    id: 'Output menunjukkan kapan kegiatan selesai, dan menjadi kelengkapan kegiatan berikutnya.',
    en: 'The output shows when an activity is done, and is what the next one needs.',
  },
  source: 'PermenPAN-RB 35/2012',
  check: ({ parts }) =>
    parts.flatMap(({ part, path, rows }): readonly Finding[] => {
      const without = rows.filter(
        ({ activity }) => activity.output.length === 0 && activity.children.length === 0,
      );
      if (without.length === 0 || without.length === rows.length) return [];
      const codes = codeList(without.map(({ activity }) => activity.code));
      return [
        {
          path: [...path, 'kegiatan'],
          of: 'key',
          message: {
            id: `Tanpa output di ${part.code}: ${codes}.`,
            en: `Without an output in ${part.code}: ${codes}.`,
          },
          hint: { id: 'Tulis hasil yang dapat dilihat orang.', en: 'Write a result that people can see.' },
        },
      ];
    }),
};
