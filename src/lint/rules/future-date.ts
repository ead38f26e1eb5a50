import type { Finding, Rule } from '../rule.ts';

/** Only what has happened can be dated; the day in force and the next revision may lie ahead. */
export const futureDate: Rule = {
  id: 'future-date',
  group: 'identity',
  severity: 'warning',
  title: { id: 'Tanggal di masa depan', en: 'A date in the future' },
  why: {
    id: 'Tanggal pembuatan dan pengesahan yang belum tiba adalah salah tulis; efektif dan revisi boleh.',
    en: 'Made or approved on a day to come is a slip of the pen; in force or revised later is not.',
  },
  check: ({ sop, today }) => {
    if (today === undefined) return [];
    const dates = { pembuatan: sop.dates.created, pengesahan: sop.dates.approved };
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
