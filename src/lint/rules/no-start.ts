import { isMarked, isStart } from '../../sop/flow.ts';
import type { Finding, Rule } from '../rule.ts';

/** The first row is drawn as the start unless it has symbols of its own. Several starts are allowed. */
export const noStart: Rule = {
  id: 'no-start',
  group: 'flow',
  severity: 'warning',
  title: { id: 'Alur tanpa awal', en: 'A flow without a start' },
  why: {
    id: 'Formulir yang digambar harus menunjukkan di mana pekerjaan dimulai.',
    en: 'A form that is drawn must show where the work begins.',
  },
  source: 'PermenPAN-RB 35/2012',
  check: ({ parts }) =>
    parts.flatMap(({ part, path, rows }): readonly Finding[] => {
      const first = rows[0]?.activity;
      if (!first || !isMarked(first) || rows.some(({ activity }) => isStart(activity))) return [];
      return [
        {
          path: [...path, 'kegiatan'],
          of: 'key',
          message: {
            id: `Bagian ${part.code} tidak mempunyai kegiatan mulai.`,
            en: `Part ${part.code} has no activity that starts it.`,
          },
          hint: {
            id: 'Beri bentuk: mulai pada kegiatan pertama.',
            en: 'Give the first activity bentuk: mulai.',
          },
        },
      ];
    }),
};
