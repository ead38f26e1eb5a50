import type { Rule } from '../rule.ts';

/** Month and year say less than the form asks for. One finding a document. */
export const incompleteDate: Rule = {
  id: 'incomplete-date',
  group: 'identity',
  severity: 'info',
  title: { id: 'Tanggal tanpa hari', en: 'Dates without a day' },
  why: {
    id: 'Tanggal lengkap diperlukan untuk mengetahui SOP mana yang berlaku pada suatu hari.',
    en: 'A whole date is needed to know which SOP was in force on a day.',
  },
  check: ({ sop }) => {
    const keys = Object.entries({
      pembuatan: sop.dates.created,
      revisi: sop.dates.revised,
      pengesahan: sop.dates.approved,
      efektif: sop.dates.effective,
    }).flatMap(([key, date]) => (date !== undefined && date.length === 7 ? [key] : []));
    if (keys.length === 0) return [];
    return [
      {
        path: ['tanggal'],
        of: 'key',
        message: {
          id: `Tanggal tanpa hari: ${keys.join(', ')}.`,
          en: `Dates without a day: ${keys.join(', ')}.`,
        },
        hint: { id: 'Tulis TTTT-BB-HH, misalnya 2026-01-15.', en: 'Write YYYY-MM-DD, such as 2026-01-15.' },
      },
    ];
  },
};
