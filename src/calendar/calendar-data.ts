/** A stretch of working time in minutes after midnight, `to` not included; an end above 1440 lies on the next day. */
export type WorkInterval = { readonly from: number; readonly to: number };

export const weekdays = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;

export type Weekday = (typeof weekdays)[number];

/** The hours of a weekday and the file they come from; no intervals is a day off. */
type DayHours = { readonly intervals: readonly WorkInterval[]; readonly origin: string };

export type WeekHours = { readonly [Name in Weekday]?: DayHours };

/** A fasting month by date, `from` and `to` (`YYYY-MM-DD`) included. `year` is the Hijri year: 2030 begins two Ramadans. */
export type Ramadan = {
  readonly year: number;
  readonly from: string;
  readonly to: string;
  readonly confidence?: string;
  readonly origin: string;
};

export type HolidayKind = 'libur' | 'cuti_bersama' | 'khusus';

export type Holiday = {
  readonly date: string;
  readonly name: string;
  readonly kind: HolidayKind;
  readonly decree?: string;
  readonly origin: string;
};

/** A date with hours of its own: a half day, an extra working day, a day closed for a reason. */
export type DayOverride = {
  readonly date: string;
  readonly name: string;
  readonly intervals: readonly WorkInterval[];
  readonly decree?: string;
  readonly origin: string;
};

/** A date at which a child calendar takes back what its parent says. */
export type Removal = { readonly date: string; readonly reason?: string; readonly origin: string };

/** A year whose holidays are known, with the decree (SKB) they come from. */
export type DecreeYear = {
  readonly year: number;
  readonly decree: string;
  readonly decreeDate?: string;
  /** Date of the last amendment. */
  readonly amendedOn?: string;
  readonly confidence?: string;
  readonly origin: string;
};

/** A calendar as its files say it, parents merged in. */
export type CalendarData = {
  readonly name: string;
  readonly title: string;
  readonly week: WeekHours;
  readonly ramadanWeek: WeekHours;
  readonly ramadans: readonly Ramadan[];
  /** False for a watch that works through holidays. */
  readonly holidaysApply?: boolean;
  readonly holidays: readonly Holiday[];
  readonly overrides: readonly DayOverride[];
  readonly removals: readonly Removal[];
  readonly years: readonly DecreeYear[];
};

/**
 * A calendar with its parent's data beneath it. The child adds, overrides and removes day by day: what it says about a
 * date, a weekday, a Ramadan or a decree year replaces what the parent says about that same one, and nothing else. Every
 * entry keeps its own origin.
 */
export function mergeCalendars(parent: CalendarData, child: CalendarData): CalendarData {
  const spoken = new Set(
    [...child.holidays, ...child.overrides, ...child.removals].map((entry) => entry.date),
  );
  const unspoken = (entry: { readonly date: string }): boolean => !spoken.has(entry.date);
  const holidaysApply = child.holidaysApply ?? parent.holidaysApply;
  return {
    name: child.name,
    title: child.title,
    week: { ...parent.week, ...child.week },
    ramadanWeek: { ...parent.ramadanWeek, ...child.ramadanWeek },
    ramadans: byYear(parent.ramadans, child.ramadans),
    ...(holidaysApply === undefined ? {} : { holidaysApply }),
    holidays: byDate(parent.holidays.filter(unspoken), child.holidays),
    overrides: byDate(parent.overrides.filter(unspoken), child.overrides),
    removals: byDate(parent.removals.filter(unspoken), child.removals),
    years: byYear(parent.years, child.years),
  };
}

type Dated = { readonly date: string };
type Yearly = { readonly year: number };

function byDate<T extends Dated>(parent: readonly T[], child: readonly T[]): readonly T[] {
  return [...parent, ...child].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

function byYear<T extends Yearly>(parent: readonly T[], child: readonly T[]): readonly T[] {
  const replaced = new Set(child.map((entry) => entry.year));
  return [...parent.filter((entry) => !replaced.has(entry.year)), ...child].sort((a, b) => a.year - b.year);
}
