import { flowOf, isEnd, reachable, reversed } from '../../sop/flow.ts';
import { codeList } from '../code-list.ts';
import type { Finding, Rule } from '../rule.ts';

/** Rows from which no end can be reached. One finding for each part, at the first of them. */
export const endlessLoop: Rule = {
  id: 'endless-loop',
  group: 'flow',
  severity: 'error',
  title: { id: 'Putaran tanpa jalan keluar', en: 'A loop without a way out' },
  why: { id: 'Alur yang masuk ke sini tidak pernah selesai.', en: 'A flow that comes here never ends.' },
  source: 'PermenPAN-RB 35/2012',
  check: ({ parts }) =>
    parts.flatMap(({ rows }): readonly Finding[] => {
      const { next, isDrawn } = flowOf(rows.map(({ activity }) => activity));
      const ends = rows.flatMap(({ activity }, index) =>
        next[index]?.length === 0 || isEnd(activity) ? index : [],
      );
      const saved = reachable(reversed(next), ends);
      const lost = rows.filter((_row, index) => !saved.has(index));
      const [first] = lost;
      if (!isDrawn || !first) return [];
      const codes = codeList(lost.map(({ activity }) => activity.code));
      return [
        {
          path: [...first.path, 'lanjut'],
          of: 'key',
          message: {
            id: `Dari ${codes} alur tidak pernah selesai.`,
            en: `From ${codes} the flow never ends.`,
          },
          hint: {
            id: 'Beri salah satunya jalan ke kegiatan selesai.',
            en: 'Give one of them a way to an end.',
          },
        },
      ];
    }),
};
