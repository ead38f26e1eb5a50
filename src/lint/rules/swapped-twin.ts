import type { Activity } from '../../sop/sop.ts';
import type { Finding, Rule } from '../rule.ts';

/** A twin has the same text; its kelengkapan is this output, its output this kelengkapan. The first of several counts. */
export const swappedTwin: Rule = {
  id: 'swapped-twin',
  group: 'mutu-baku',
  severity: 'warning',
  title: { id: 'Kelengkapan dan output tertukar', en: 'Needed things and output swapped' },
  why: {
    id: 'Dua baris dengan uraian sama tetapi kolom tertukar: salah satunya salah isi.',
    en: 'Two rows of one text with their columns swapped: one of them is filled in wrongly.',
  },
  check: ({ rows }) => {
    const byText = new Map<string, (typeof rows)[number][]>();
    for (const row of rows) {
      const key = row.activity.text.toLowerCase();
      byText.set(key, [...(byText.get(key) ?? []), row]);
    }
    return [...byText.values()].flatMap((twins) =>
      twins.flatMap(({ activity, path }, index): readonly Finding[] => {
        const [twin] = twins;
        if (!twin || index === 0 || !isSwapped(twin.activity, activity)) return [];
        return [
          {
            path: [...path, 'output'],
            message: {
              id: `Kelengkapan dan output ${activity.code} adalah milik ${twin.activity.code} yang tertukar.`,
              en: `Kelengkapan and output of ${activity.code} are those of ${twin.activity.code} swapped.`,
            },
            hint: {
              id: 'Periksa mana yang benar pada naskah.',
              en: 'Check with the paper which one is right.',
            },
          },
        ];
      }),
    );
  },
};

function isSwapped(a: Activity, b: Activity): boolean {
  const items = (list: readonly string[]): string => list.toSorted().join('\n').toLowerCase();
  const [needs, yields] = [items(a.requirements), items(a.output)];
  return needs !== yields && needs !== '' && needs === items(b.output) && yields === items(b.requirements);
}
