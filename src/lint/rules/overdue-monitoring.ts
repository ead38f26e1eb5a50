import type { Rule } from '../rule.ts';

/** Six months after the newest date of the SOP, monitoring is due. A reminder, not a fault. */
export const overdueMonitoring: Rule = {
  id: 'overdue-monitoring',
  group: 'identity',
  severity: 'info',
  title: { id: 'Pemantauan sudah waktunya', en: 'Monitoring is due' },
  why: {
    id: 'SOP dipantau sekurang-kurangnya setiap enam bulan (Tabel 7).',
    en: 'An SOP is monitored at least every six months (Tabel 7).',
  },
  source: 'PermenPAN-RB 35/2012',
  check: ({ sop, today }) => {
    const dates = Object.values(sop.dates).toSorted();
    const newest = dates.at(-1);
    if (today === undefined || newest === undefined) return [];
    const months = monthsOf(today) - monthsOf(newest);
    if (months < 6 || (months === 6 && today.slice(8) < newest.slice(8))) return [];
    return [
      {
        path: ['tanggal'],
        of: 'key',
        message: {
          id: `Tanggal terakhir ${newest}: pemantauan enam bulanan sudah waktunya.`,
          en: `The newest date is ${newest}: the six-monthly monitoring is due.`,
        },
        hint: {
          id: 'Buat tabelnya dengan sop report tabel7; catat tanggal revisi bila SOP berubah.',
          en: 'Make the table with sop report tabel7; enter a revision date if the SOP changes.',
        },
      },
    ];
  },
};

/** Months since year 0 of `YYYY-MM` or `YYYY-MM-DD`. */
const monthsOf = (date: string): number => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7));
