import type { TimeAmount } from '../../sop/time-units.ts';
import type { Bilingual } from '../../words/bilingual.ts';
import type { Finding, Rule } from '../rule.ts';

/** Reads the amounts, not the words; what can be said in a larger unit without a rest is offered. */
export const oddTime: Rule = {
  id: 'odd-time',
  group: 'mutu-baku',
  severity: 'info',
  title: { id: 'Waktu baku yang tidak lazim', en: 'An unusual standard time' },
  why: {
    id: 'Nol, lebih dari setahun, atau lebih dari delapan jam dalam menit biasanya salah ketik.',
    en: 'Zero, more than a year, or more than eight hours in minutes is usually a slip.',
  },
  check: ({ rows }) =>
    rows.flatMap(({ activity, path }): readonly Finding[] => {
      const time = activity.standardTime;
      if (time?.kind !== 'measured') return [];
      const odd = oddity(time.amounts);
      if (!odd) return [];
      return [
        {
          path: [...path, 'waktu'],
          message: { id: `"${time.text}" ${odd.id}.`, en: `"${time.text}" ${odd.en}.` },
          hint: { id: 'Periksa bilangan dan satuannya.', en: 'Check number and unit.' },
        },
      ];
    }),
};

const perUnit: Readonly<Record<string, number>> = { second: 1 / 3600, minute: 1 / 60, hour: 1 };
const years: Readonly<Record<string, number>> = {
  month: 1 / 12,
  quarter: 1 / 4,
  semester: 1 / 2,
  year: 1,
  week: 1 / 52,
  day: 1 / 366,
};

function oddity(amounts: readonly TimeAmount[]): Bilingual | undefined {
  const sum = (factors: Readonly<Record<string, number>>): number =>
    amounts.reduce((total, { value, unit }) => total + value * (factors[unit] ?? 0), 0);
  if (amounts.every(({ value }) => value === 0)) return { id: 'adalah nol', en: 'is nothing' };
  if (sum(years) > 1) return { id: 'lebih dari setahun', en: 'is more than a year' };
  return sum(perUnit) > 8
    ? {
        id: 'lebih lama dari satu hari kerja; tulis dalam hari',
        en: 'is longer than a working day; write days',
      }
    : undefined;
}
