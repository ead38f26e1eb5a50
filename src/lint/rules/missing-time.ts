import type { Finding, Rule } from '../rule.ts';

/** A row with rows under it may leave the time to them. */
export const missingTime: Rule = {
  id: 'missing-time',
  group: 'mutu-baku',
  severity: 'warning',
  title: { id: 'Kegiatan tanpa waktu baku', en: 'Activities without a standard time' },
  why: {
    id: 'Tanpa waktu baku kegiatan tidak dapat dinilai tepat waktu; tidak pernah dihitung tepat waktu.',
    en: 'Without a standard time an activity can never be judged on time.',
  },
  source: 'PermenPAN-RB 35/2012',
  check: ({ rows }) =>
    rows.flatMap(({ activity, path }): readonly Finding[] =>
      activity.standardTime || activity.children.length > 0
        ? []
        : [
            {
              path,
              message: {
                id: `${activity.code} tidak mempunyai waktu baku.`,
                en: `${activity.code} has no standard time.`,
              },
              hint: {
                id: 'Tulis waktu, misalnya 1 Jam; yang memang tidak terukur: Sesuai jadwal.',
                en: 'Write waktu, such as 1 Jam; what cannot be measured: Sesuai jadwal.',
              },
            },
          ],
    ),
};
