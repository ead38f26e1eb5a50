import { isEnd, isMarked } from '../../sop/flow.ts';
import type { Finding, Rule } from '../rule.ts';

/** The last row is drawn as the end unless it has symbols or a `lanjut` of its own. */
export const noEnd: Rule = {
  id: 'no-end',
  group: 'flow',
  severity: 'warning',
  title: { id: 'Alur tanpa akhir', en: 'A flow without an end' },
  why: {
    id: 'Tanpa akhir tidak ada yang tahu kapan prosedur selesai.',
    en: 'Without an end nobody knows when the procedure is done.',
  },
  source: 'PermenPAN-RB 35/2012',
  check: ({ parts }) =>
    parts.flatMap(({ part, path, rows }): readonly Finding[] => {
      const last = rows.at(-1)?.activity;
      if (
        !last ||
        (!isMarked(last) && last.next.length === 0) ||
        rows.some(({ activity }) => isEnd(activity))
      )
        return [];
      return [
        {
          path: [...path, 'kegiatan'],
          of: 'key',
          message: {
            id: `Bagian ${part.code} tidak mempunyai kegiatan selesai.`,
            en: `Part ${part.code} has no activity that ends it.`,
          },
          hint: {
            id: 'Beri bentuk: selesai pada kegiatan terakhir.',
            en: 'Give the last activity bentuk: selesai.',
          },
        },
      ];
    }),
};
