import { type Calendar, yearsWithoutData } from '../calendar/compile-calendar.ts';
import { dayMs, localDay, midnightOf } from '../calendar/local-time.ts';
import { type CalendarKind, type Period, periodOf } from '../calendar/period.ts';
import { workdayAfter } from '../calendar/working-days.ts';

/** When the report of a period is due: on the `workday`-th working day (from 1) after its end, at `clock` (ms after midnight). */
export type Timing = {
  readonly code: string;
  readonly every: CalendarKind;
  readonly clock: number;
  readonly workday: number;
};

/** A report that was made, by the code of its entry and the name of its period. */
export type MadeReport = { readonly code: string; readonly period: string };

/** A period whose report is due, and when (epoch ms). */
export type PeriodDue<T extends Timing> = {
  readonly entry: T;
  readonly period: Period;
  readonly dueAt: number;
};

export type DuePlan<T extends Timing> = {
  /** What is due and not made, oldest first, at most as many as one run may make. */
  readonly make: readonly PeriodDue<T>[];
  /** How many more are due. */
  readonly left: number;
  /** What was made lately: its data may have changed since. Oldest first. */
  readonly recheck: readonly PeriodDue<T>[];
  /** What was made before that, whose data may have changed as well. Oldest first. */
  readonly older: readonly PeriodDue<T>[];
  /** Entries of which nothing was made but for periods after the last that is due, and the name of one: a clock is or was wrong. */
  readonly ahead: readonly { readonly entry: T; readonly period: string }[];
};

type PlanInput<T extends Timing> = {
  readonly entries: readonly T[];
  readonly made: readonly MadeReport[];
  /** Epoch ms. */
  readonly now: number;
  readonly calendar: Calendar;
};

/** How many reports one run makes up for. */
const mostAtOnce = 62;
/** What was made lately was due within forty days, of every entry at most this many, the last one always. */
const lookBack = { periods: 7, time: 40 * dayMs };
/** Eleven years of days: how far back a gap is looked for. */
const furthest = 4000;

/**
 * Which reports are due. An entry that nothing was made for begins with the last period that is due; else everything since
 * the first one made that is not there is made up for. Reports of periods to come were made by a clock that was ahead, unless the one of now is
 * behind: it is taken to be right where the calendar knows the holidays of its year.
 */
export function planReports<T extends Timing>(input: PlanInput<T>): DuePlan<T> {
  const each = input.entries.map((entry) => entryPlan(entry, input));
  const missing = each.flatMap((one) => one.missing).sort((a, b) => a.dueAt - b.dueAt);
  return {
    make: missing.slice(0, mostAtOnce),
    left: Math.max(0, missing.length - mostAtOnce),
    recheck: each.flatMap((one) => one.recheck).sort((a, b) => a.dueAt - b.dueAt),
    older: each.flatMap((one) => one.older).sort((a, b) => a.dueAt - b.dueAt),
    ahead: each.flatMap((one) => one.ahead),
  };
}

function entryPlan<T extends Timing>(entry: T, { made, now, calendar }: PlanInput<T>) {
  const latest = latestDue(entry, now, calendar);
  if (!latest) return { missing: [], recheck: [], older: [], ahead: [] };
  const own = namesLike(latest.name, entry.code, made);
  const names = new Set([...own].filter((name) => name <= latest.name));
  const ahead =
    names.size === 0
      ? [...own]
          .sort()
          .slice(-1)
          .map((period) => ({ entry, period }))
      : [];
  const begins =
    names.size === 0 && (ahead.length === 0 || yearsWithoutData(calendar, now, now).length === 0);
  const missing: PeriodDue<T>[] = [];
  const [recheck, older]: [PeriodDue<T>[], PeriodDue<T>[]] = [[], []];
  let gap: PeriodDue<T>[] = [];
  let found = 0;
  let period = latest;
  for (let step = 0; step < furthest && found < names.size && period.from > 0; step++) {
    const report = { entry, period, dueAt: dueAt(calendar, entry, period) ?? now };
    if (names.has(period.name)) {
      found++;
      missing.push(...gap);
      gap = [];
      const late = now - report.dueAt <= lookBack.time;
      const lately = recheck.length === 0 || (late && recheck.length < lookBack.periods);
      (lately ? recheck : older).push(report);
    } else gap.push(report);
    period = periodOf(entry.every, period.from - 1, calendar.zone);
  }
  if (begins) missing.push({ entry, period: latest, dueAt: dueAt(calendar, entry, latest) ?? now });
  return { missing: missing.reverse(), recheck: recheck.reverse(), older: older.reverse(), ahead };
}

/**
 * The periods of an entry that were made, of the same cadence as one with this name: an entry that is made every month now
 * may have been made every day before.
 */
function namesLike(name: string, code: string, made: readonly MadeReport[]): ReadonlySet<string> {
  const shape = (text: string): string => text.replace(/\d/g, '0');
  const own = made.filter((one) => one.code === code && shape(one.period) === shape(name));
  return new Set(own.map(({ period }) => period));
}

/** When the report of a period is due (epoch ms); undefined past the last year that the calendar knows. */
function dueAt(calendar: Calendar, { clock, workday }: Timing, { to }: Period): number | undefined {
  const day = workdayAfter(calendar, localDay(to, calendar.zone) - 1, workday);
  return day === undefined ? undefined : midnightOf(day, calendar.zone) + clock;
}

/** The last period whose report is due at `now`. Holidays can hold several days back. */
function latestDue(entry: Timing, now: number, calendar: Calendar): Period | undefined {
  let period = periodOf(entry.every, now, calendar.zone);
  for (let step = 0; step < furthest; step++) {
    const due = dueAt(calendar, entry, period);
    if (due !== undefined && due <= now) return period;
    period = periodOf(entry.every, period.from - 1, calendar.zone);
  }
  return undefined;
}

/** The first moment after `now` at which the report of another period is due, and of which. */
export function nextDue<T extends Timing>(
  entry: T,
  now: number,
  calendar: Calendar,
): PeriodDue<T> | undefined {
  const latest = latestDue(entry, now, calendar);
  if (!latest) return undefined;
  const period = periodOf(entry.every, latest.to, calendar.zone);
  const due = dueAt(calendar, entry, period);
  return due === undefined ? undefined : { entry, period, dueAt: due };
}
