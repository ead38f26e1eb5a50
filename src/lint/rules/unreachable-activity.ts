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
    parts.flatMap((part): readonly Finding[] => {
      const { nodes, isDrawn } = flowOf(part);
      if (!isDrawn) return [];
      const starts = nodes.flatMap(({ row }, index) => (isStart(row.activity) ? index : []));
      const seen = reachable(
        nodes.map(({ next }) => next),
        starts.length > 0 ? starts : [0],
      );
      return nodes.flatMap(({ row }, index): readonly Finding[] =>
        seen.has(index)
          ? []
          : [
              {
                path: [...row.path, 'kode'],
                message: {
                  id: `Tidak ada alur yang sampai ke ${row.activity.code}.`,
                  en: `No flow reaches ${row.activity.code}.`,
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
