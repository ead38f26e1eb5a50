import { codesIn, flowOf, isEnd, reachable, reversed } from '../../sop/flow.ts';
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
    parts.flatMap((part): readonly Finding[] => {
      const { nodes, isDrawn } = flowOf(part);
      const next = nodes.map((node) => node.next);
      const ends = nodes.flatMap((node, index) =>
        node.next.length === 0 || isEnd(node.row.activity) ? index : [],
      );
      const saved = reachable(reversed(next), ends);
      const lost = nodes.flatMap(({ row }, index) => (saved.has(index) ? [] : row));
      const [first] = lost;
      if (!isDrawn || !first) return [];
      const codes = codesIn(lost);
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
