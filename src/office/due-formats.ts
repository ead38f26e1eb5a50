import type { Makeable } from './schedule-problems.ts';

/**
 * What `jadwal:` may ask for, by kind of report; `make-due-report.ts` makes it. A new format or kind is named here and made
 * there. Apart from that file, since those who only read the schedule need none of what draws reports.
 */
export const makeable = {
  rekap: ['pdf', 'html', 'xlsx', 'csv', 'json', 'md'],
  tabel7: ['pdf', 'html', 'xlsx', 'csv', 'json', 'md'],
} as const satisfies Makeable;
