import { amountsFor, type StandardTime } from '../../sop/standard-time.ts';
import type { TimeAmount, TimeUnit } from '../../sop/time-units.ts';

const secondsIn: Partial<Record<TimeUnit, number>> = { second: 1, minute: 60, hour: 3600 };

const longUnits: readonly (readonly [TimeUnit, string])[] = [
  ['year', 'Tahun'],
  ['semester', 'Semester'],
  ['quarter', 'Triwulan'],
  ['month', 'Bulan'],
  ['week', 'Minggu'],
  ['calendar-day', 'Hari Kalender'],
  ['day', 'Hari'],
];

type Counted = { readonly standard?: StandardTime | undefined; readonly count?: number | undefined };

/**
 * The standard times added up, unit by unit: `3 Hari 12 Jam 30 Menit`. Hours, minutes and seconds carry over; days do
 * not, since no fixed number of hours is a day. A dash when nothing is measured.
 */
export function standardSum(times: readonly Counted[]): string {
  const amounts: readonly TimeAmount[] = times.flatMap(({ standard, count }) => amountsFor(standard, count));
  const total = (unit: TimeUnit): number =>
    amounts.reduce((sum, amount) => (amount.unit === unit ? sum + amount.value : sum), 0);
  const seconds = Math.round(
    amounts.reduce((sum, { value, unit }) => sum + value * (secondsIn[unit] ?? 0), 0),
  );
  const words = [
    ...longUnits.map(([unit, name]) => word(total(unit), name)),
    word(Math.floor(seconds / 3600), 'Jam'),
    word(Math.floor((seconds % 3600) / 60), 'Menit'),
    word(seconds % 60, 'Detik'),
  ].filter((text) => text !== '');
  return words.length === 0 ? '–' : words.join(' ');
}

function word(value: number, unit: string): string {
  return value === 0 ? '' : `${String(Math.round(value * 1000) / 1000).replace('.', ',')} ${unit}`;
}
