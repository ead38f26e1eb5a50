import type { Path } from '../../document/locate.ts';
import type { Finding, Rule } from '../rule.ts';

/** Within kelengkapan or within output of one row; case does not count. */
export const repeatedItem: Rule = {
  id: 'repeated-item',
  group: 'mutu-baku',
  severity: 'warning',
  title: { id: 'Butir yang sama dua kali', en: 'The same item twice' },
  why: {
    id: 'Butir yang berulang tercetak dua kali dan menimbulkan pertanyaan.',
    en: 'A repeated item is printed twice and raises questions.',
  },
  check: ({ rows }) =>
    rows.flatMap(({ activity, path }) => [
      ...repeated(activity.requirements, [...path, 'kelengkapan']),
      ...repeated(activity.output, [...path, 'output']),
    ]),
};

function repeated(items: readonly string[], path: Path): readonly Finding[] {
  const lower = items.map((item) => item.toLowerCase());
  return items.flatMap((item, index): readonly Finding[] =>
    lower.indexOf(lower[index] ?? '') === index
      ? []
      : [
          {
            path: [...path, index],
            message: { id: `"${item}" sudah disebut.`, en: `"${item}" is named already.` },
            hint: { id: 'Hapus salah satu.', en: 'Delete one of them.' },
          },
        ],
  );
}
