/** Units of the waktu baku grammar. `day` is a working day, `calendar-day` a day of the calendar. */
export type TimeUnit =
  | 'second'
  | 'minute'
  | 'hour'
  | 'day'
  | 'calendar-day'
  | 'week'
  | 'month'
  | 'quarter'
  | 'semester'
  | 'year';

export type TimeAmount = { readonly value: number; readonly unit: TimeUnit };

/** Shortest first; in a sum (`1 jam 30 menit`) each unit is shorter than the one before it. */
export const unitsByLength: readonly TimeUnit[] = [
  'second',
  'minute',
  'hour',
  'day',
  'calendar-day',
  'week',
  'month',
  'quarter',
  'semester',
  'year',
];

/** How offices write the units. */
export const unitWords: ReadonlyMap<string, TimeUnit> = new Map([
  ...['detik', 'dtk', '"'].map((word) => [word, 'second'] as const),
  ...['menit', 'mnt', "'"].map((word) => [word, 'minute'] as const),
  ...['jam', 'jm'].map((word) => [word, 'hour'] as const),
  ...['hari', 'hr', 'hk'].map((word) => [word, 'day'] as const),
  ...['minggu', 'mgg', 'pekan'].map((word) => [word, 'week'] as const),
  ...['bulan', 'bln'].map((word) => [word, 'month'] as const),
  ...['triwulan', 'tw'].map((word) => [word, 'quarter'] as const),
  ...['semester', 'smt'].map((word) => [word, 'semester'] as const),
  ...['tahun', 'thn'].map((word) => [word, 'year'] as const),
]);

/** Words that say which days or hours are meant. */
export const unitKinds: Readonly<Partial<Record<TimeUnit, Readonly<Record<string, TimeUnit>>>>> = {
  day: { kerja: 'day', efektif: 'day', kalender: 'calendar-day' },
  hour: { kerja: 'hour' },
  minute: { kerja: 'minute' },
};

/** A length as something to compare by: seconds, working days, days of the calendar, months; equal ones are equally long. */
export const lengthKey = (amounts: readonly TimeAmount[]): string => {
  const [time, days, calendarDays, months] = [shortIn, { day: 1 }, dayIn, monthsIn].map((factors) => {
    const sum = amounts.reduce((total, { value, unit }) => total + value * (partOf(factors)[unit] ?? 0), 0);
    return Math.round(sum * 1000) / 1000;
  });
  return [time, days, calendarDays, months].join(' ');
};

/** About how many seconds of the clock; only for telling which of two is surely the longer. */
export const aboutSeconds = (amounts: readonly TimeAmount[]): number =>
  amounts.reduce((sum, { value, unit }) => {
    const days = partOf(dayIn)[unit] ?? 30 * (partOf(monthsIn)[unit] ?? 0);
    return sum + value * (partOf(shortIn)[unit] ?? 86_400 * (unit === 'day' ? 1 : days));
  }, 0);

const shortIn = { second: 1, minute: 60, hour: 3600 };
const dayIn = { 'calendar-day': 1, week: 7 };
const monthsIn = { month: 1, quarter: 3, semester: 6, year: 12 };
const partOf = (factors: Partial<Record<TimeUnit, number>>): Partial<Record<TimeUnit, number>> => factors;
