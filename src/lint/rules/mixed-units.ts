import type { StandardTime } from '../../sop/standard-time.ts';
import type { Finding, PlacedActivity, Rule } from '../rule.ts';

/** One length of time written in two ways (`60 Menit` beside `1 Jam`): readers take them for two different standards. */
export const mixedUnits: Rule = {
  id: 'mixed-units',
  group: 'mutu-baku',
  severity: 'warning',
  title: { id: 'Lama yang sama ditulis berbeda', en: 'One length of time written in two ways' },
  why: {
    id: 'Lama yang sama dengan dua tulisan terbaca sebagai dua waktu baku.',
    en: 'One length of time written in two ways reads as two standards.',
  },
  check: ({ rows }) => [...byLength(rows).values()].flatMap(findingsOf),
};

/** Seconds of the units that convert into one another; days and longer depend on calendar and office. */
const seconds: Readonly<Record<string, number>> = { second: 1, minute: 60, hour: 3600 };

function byLength(rows: readonly PlacedActivity[]): ReadonlyMap<number, readonly PlacedActivity[]> {
  const groups = new Map<number, PlacedActivity[]>();
  for (const row of rows) {
    const length = lengthOf(row.activity.standardTime);
    if (length === undefined) continue;
    const same = groups.get(length);
    if (same) same.push(row);
    else groups.set(length, [row]);
  }
  return groups;
}

function lengthOf(time: StandardTime | undefined): number | undefined {
  if (time?.kind !== 'measured' || time.perItem !== undefined) return undefined;
  const total = time.amounts.reduce((sum, { value, unit }) => sum + value * (seconds[unit] ?? Number.NaN), 0);
  return Number.isNaN(total) ? undefined : total;
}

/** The form used most is the house's own; among equals the one read first. */
function findingsOf(rows: readonly PlacedActivity[]): readonly Finding[] {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(formOf(row), (counts.get(formOf(row)) ?? 0) + 1);
  const usual = [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0];
  const example = rows.find((row) => formOf(row) === usual)?.activity.standardTime?.text ?? '';
  return rows
    .filter((row) => formOf(row) !== usual)
    .map(({ activity, path }) => ({
      path: [...path, 'waktu'],
      message: {
        id: `"${activity.standardTime?.text}" sama lamanya dengan "${example}" yang dipakai di kegiatan lain.`,
        en: `"${activity.standardTime?.text}" is as long as "${example}", which other activities say.`,
      },
      hint: { id: `Tulis ${example}.`, en: `Write ${example}.` },
    }));
}

/** Units and structure of a time without regard to case, spaces, decimal sign or the words of a limit. */
const formOf = ({ activity }: PlacedActivity): string =>
  activity.standardTime?.kind === 'measured'
    ? activity.standardTime.amounts.map(({ value, unit }) => `${value} ${unit}`).join(' ')
    : '';
