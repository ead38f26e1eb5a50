import type { Rule } from '../rule.ts';

/** Rows without a number cannot be referred to on paper; those under a row (`rincian`) go by its number. One finding a part, for the reason given at missing-roles. */
export const missingNumber: Rule = {
  id: 'missing-number',
  group: 'activities',
  severity: 'info',
  title: { id: 'Kegiatan tanpa nomor', en: 'Activities without a number' },
  why: {
    id: 'Baris tanpa nomor tidak dapat disebut di atas kertas.',
    en: 'Rows without a number cannot be referred to on paper.',
  },
  check: ({ parts }) =>
    parts.flatMap(({ part, path, rows }) => {
      const own = rows.filter(({ level }) => level === 1);
      const count = own.filter(({ activity }) => activity.number === undefined).length;
      if (count === 0) return [];
      return [
        {
          path: [...path, 'kegiatan'],
          of: 'key' as const,
          message: {
            id: `${count} dari ${own.length} kegiatan ${part.code} tidak bernomor.`,
            en: `${count} of ${own.length} activities of ${part.code} have no number.`,
          },
          hint: {
            id: 'Isi kolom NO (kunci "no") supaya kegiatan dapat dirujuk di kertas.',
            en: 'Fill in the column NO (key "no"), so that the activity can be referred to on paper.',
          },
        },
      ];
    }),
};
