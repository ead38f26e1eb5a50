import type { Finding, Rule } from '../rule.ts';

/** Words that put one action after another (kemudian, lalu, selanjutnya, setelah itu) and semicolons. A plain `dan` is left alone: it joins objects far more often than actions. */
export const severalActions: Rule = {
  id: 'several-actions',
  group: 'activities',
  severity: 'info',
  title: { id: 'Beberapa pekerjaan dalam satu kegiatan', en: 'Several actions in one activity' },
  why: {
    id: 'Satu kegiatan, satu pekerjaan: hanya begitu waktunya dapat diukur dan hasilnya dinilai.',
    en: 'One activity, one action: only so can its time be measured and its result judged.',
  },
  source: 'PermenPAN-RB 35/2012',
  check: ({ rows }) =>
    rows.flatMap(({ activity, path }): readonly Finding[] => {
      const word = next.exec(activity.text)?.[0].trim();
      if (word === undefined) return [];
      return [
        {
          path: [...path, 'uraian'],
          message: {
            id: `Ada pekerjaan lain setelah "${word}".`,
            en: `Another action comes after "${word}".`,
          },
          hint: {
            id: 'Pecah menjadi beberapa kegiatan, atau tulis langkahnya pada rincian.',
            en: 'Split it into several activities, or write the steps under rincian.',
          },
        },
      ];
    }),
};

const next = /(?:;\s+\S|[\s,](?:dan )?(?:kemudian|lalu|selanjutnya|setelah itu|sesudah itu)\s)/iu;
