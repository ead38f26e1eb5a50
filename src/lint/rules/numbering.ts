import type { Finding, Rule } from '../rule.ts';

/** Whole numbers at one level of a part count up by one; other ways of numbering are left alone. */
export const numbering: Rule = {
  id: 'numbering',
  group: 'activities',
  severity: 'warning',
  title: { id: 'Nomor kegiatan tidak berurutan', en: 'Numbers of activities out of order' },
  why: {
    id: 'Nomor yang terlompat atau berulang membuat rujukan di kertas salah alamat.',
    en: 'Numbers that are skipped or repeated send references on paper astray.',
  },
  check: ({ parts }) =>
    parts.flatMap(({ rows }) => {
      const top = rows.filter(
        ({ level, activity }) => level === 1 && /^\d{1,4}\.?$/.test(activity.number ?? ''),
      );
      return top.flatMap(({ activity, path }, index): readonly Finding[] => {
        const before = top[index - 1];
        if (!before) return [];
        const [own, last] = [
          Number.parseInt(activity.number ?? '', 10),
          Number.parseInt(before.activity.number ?? '', 10),
        ];
        if (own === last + 1) return [];
        return [
          {
            path: [...path, 'no'],
            message: {
              id: `Nomor ${own} sesudah nomor ${last}; mestinya ${last + 1}.`,
              en: `Number ${own} after number ${last}; it should be ${last + 1}.`,
            },
            hint: {
              id: 'Urutkan nomornya. Kode tetap: jangan diubah.',
              en: 'Put the numbers in order. Codes stay: do not change them.',
            },
          },
        ];
      });
    }),
};
