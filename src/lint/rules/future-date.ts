import type { Finding, Rule } from '../rule.ts';

/** Only what has happened can be dated; the day in force may lie ahead. */
export const futureDate: Rule = {
  id: 'future-date',
  group: 'identity',
  severity: 'warning',
  title: { id: 'Tanggal di masa depan', en: 'A date in the future' },
  why: {
    id: 'Tanggal pembuatan, revisi dan pengesahan yang belum tiba adalah salah tulis; efektif boleh.',
    en: 'Made, revised or approved on a day to come is a slip of the pen; in force later is not.',
  },
  check: ({ sop, today }) => {
    if (today === undefined) return [];
    const dates = { pembuatan: sop.dates.created, revisi: sop.dates.revised, pengesahan: sop.dates.approved };
    return Object.entries(dates).flatMap(([key, date]): readonly Finding[] =>
      date !== undefined && date > today.slice(0, date.length)
        ? [
            {
              path: ['tanggal', key],
              message: {
                id: `Tanggal ${key} (${date}) belum tiba.`,
                en: `The date ${key} (${date}) has not come yet.`,
              },
              hint: { id: 'Periksa tahun dan bulannya.', en: 'Check year and month.' },
            },
          ]
        : [],
    );
  },
};
