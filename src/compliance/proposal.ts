import { minuteMs } from '../calendar/local-time.ts';
import { isProblem, parseStandardTime } from '../sop/standard-time.ts';
import type { TimeAmount } from '../sop/time-units.ts';
import type { TimeRule } from './run-figures.ts';
import { type ComplianceSummary, type GroupSummary, groupsByActivity, type Spread } from './summary.ts';

/** How many measured times, from as many runs, a proposal needs. */
export const runsNeeded = 20;

/** What the measured times say about the waktu baku of an activity. Nothing is changed by it. */
export type Proposal = {
  readonly code: string;
  readonly label: string;
  /** The waktu baku in force, as printed. */
  readonly standardText: string;
  /**
   * `change`: another time is proposed. `same`: the measured times confirm the one in force. `not-comparable`: the one in
   * force goes by the days of the calendar and has no length in working time.
   */
  readonly outcome: 'change' | 'same' | 'not-comparable';
  /** Only with `change`: a waktu baku by the grammar of the format. */
  readonly proposedText?: string;
  /** Measured times. */
  readonly n: number;
  /** Of the net time, ms of working time. */
  readonly median: number;
  readonly p80: number;
  /** The runs behind the figures, oldest first. */
  readonly runs: readonly string[];
  /** Of these the ones with a pattern, about this activity, that a supervisor should look at first. */
  readonly runsToCheck: readonly string[];
  readonly unknownYears: readonly number[];
};

/**
 * Compares the waktu baku of every activity that has at least 20 measured net times from at least 20 runs with their P80,
 * rounded up to a time that a form can print (see {@link printableTime}). What is within the time in force is never a reason to
 * lengthen it. Activities without a measured waktu baku are left out, and those whose
 * standard goes by items, because their times are of different numbers of items.
 * @throws RangeError when the summary is not grouped by activity
 */
export function proposals(summary: ComplianceSummary, rule: TimeRule): readonly Proposal[] {
  return [...groupsByActivity(summary).values()].flatMap((group): readonly Proposal[] => {
    const { net, standardText } = group;
    if (standardText === undefined || !net || net.n < runsNeeded || group.runs.length < runsNeeded) return [];
    const standard = parseStandardTime(standardText);
    if (isProblem(standard) || standard.kind !== 'measured' || standard.perItem !== undefined) return [];
    return [
      {
        code: group.key,
        label: group.label.id,
        standardText,
        ...compared(standard.amounts, net, rule),
        n: net.n,
        median: net.median,
        p80: net.p80,
        runs: group.runs,
        runsToCheck: suspicious(summary, group),
        unknownYears: group.unknownYears,
      },
    ];
  });
}

function compared(
  amounts: readonly TimeAmount[],
  { p80 }: Spread,
  rule: TimeRule,
): Pick<Proposal, 'outcome' | 'proposedText'> {
  const inForce = minutesOf(amounts, rule);
  if (inForce === undefined) return { outcome: 'not-comparable' };
  // Whole seconds, as all outputs show the P80: so the proposal follows from the figure beside it.
  const seconds = Math.floor(p80 / 1000);
  const inDays = amounts.every(({ unit }) => unit === 'day');
  const proposed = printableTime(seconds, rule.calendar.ordinaryDay / minuteMs, { inDays });
  const onlyRounding = seconds <= inForce * 60 && proposed.minutes >= inForce;
  return onlyRounding || proposed.minutes === inForce
    ? { outcome: 'same' }
    : { outcome: 'change', proposedText: proposed.text };
}

const minutesIn = { second: 1 / 60, minute: 1, hour: 60 } as const;

/** A waktu baku in minutes of working time, days by the ordinary one; undefined when it goes by the calendar. */
function minutesOf(amounts: readonly TimeAmount[], { calendar, dayRule }: TimeRule): number | undefined {
  let minutes = 0;
  for (const { value, unit } of amounts) {
    if (unit === 'second' || unit === 'minute' || unit === 'hour') minutes += value * minutesIn[unit];
    else if (unit === 'day' && dayRule !== 'calendar') minutes += (value * calendar.ordinaryDay) / minuteMs;
    else return undefined;
  }
  return minutes;
}

function suspicious({ patterns }: ComplianceSummary, { key, runs }: GroupSummary): readonly string[] {
  const named = new Set(patterns.filter(({ activities }) => activities.includes(key)).map(({ run }) => run));
  return runs.filter((run) => named.has(run));
}

/** Steps in minutes by length: 5 up to an hour, 15 up to four hours, 30 up to a working day, then whole hours. */
function stepFor(minutes: number, day: number): number {
  if (minutes <= 60) return 5;
  if (minutes <= 240) return 15;
  return minutes <= day ? 30 : 60;
}

/** A length that a form can print: its text by the grammar of `waktu`, and its minutes of working time. */
type PrintableTime = { readonly text: string; readonly minutes: number };

/**
 * The next printable time that a length does not exceed: `45 Menit`, `1 Jam 30 Menit`, at least `5 Menit`. From a working day
 * on, and only if asked for, in whole days: `2 Hari`.
 * @param seconds length in seconds of working time
 * @param day an ordinary working day in minutes
 */
export function printableTime(seconds: number, day: number, { inDays }: { inDays: boolean }): PrintableTime {
  const length = seconds / 60;
  const step = stepFor(length, day);
  const minutes = Math.max(step, Math.ceil(length / step) * step);
  if (!inDays || day <= 0 || minutes < day) return { text: clockText(minutes), minutes };
  const days = Math.max(1, Math.ceil(length / day));
  return { text: `${days} Hari`, minutes: days * day };
}

function clockText(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return [...(hours > 0 ? [`${hours} Jam`] : []), ...(rest > 0 ? [`${rest} Menit`] : [])].join(' ');
}
