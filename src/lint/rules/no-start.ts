import { isStart } from '../../sop/flow.ts';
import type { Finding, Rule } from '../rule.ts';

/** Only where a part marks symbols: without any the first row is the start. Several starts are allowed. */
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
      const marked = rows.some(({ activity }) =>
        activity.roles.some(({ symbol }) => symbol !== undefined && symbol !== 'process'),
      );
      if (!marked || rows.some(({ activity }) => isStart(activity))) return [];
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
