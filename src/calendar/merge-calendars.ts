import type { CalendarData } from './calendar-data.ts';

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
