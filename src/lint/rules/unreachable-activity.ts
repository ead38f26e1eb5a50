import { flowOf, isStart, reachable } from '../../sop/flow.ts';
import type { Finding, Rule } from '../rule.ts';

/** From all starts (the first row, if none is marked) along the arrows. */
export const unreachableActivity: Rule = {
  id: 'unreachable-activity',
  group: 'flow',
  severity: 'error',
  title: { id: 'Kegiatan yang tidak pernah dicapai', en: 'An activity that is never reached' },
  why: {
    id: 'Tidak ada panah menuju kegiatan ini: ia tidak akan pernah dikerjakan.',
    en: 'No arrow leads to this activity: it will never be done.',
  },
  source: 'PermenPAN-RB 35/2012',
  check: ({ parts }) =>
    parts.flatMap(({ rows }): readonly Finding[] => {
      const { next, isDrawn } = flowOf(rows.map(({ activity }) => activity));
      if (!isDrawn) return [];
      const starts = rows.flatMap(({ activity }, index) => (isStart(activity) ? index : []));
      const seen = reachable(next, starts.length > 0 ? starts : [0]);
      return rows.flatMap(({ activity, path }, index): readonly Finding[] =>
        seen.has(index)
          ? []
          : [
              {
                path: [...path, 'kode'],
                message: {
                  id: `Tidak ada alur yang sampai ke ${activity.code}.`,
                  en: `No flow reaches ${activity.code}.`,
                },
                hint: {
                  id: 'Arahkan sebuah lanjut ke sini, atau beri bentuk: mulai.',
                  en: 'Let a lanjut lead here, or give it bentuk: mulai.',
                },
              },
            ],
      );
    }),
};
