import { localDay } from '../../calendar/local-time.ts';
import { type Period, previousPeriod } from '../../calendar/period.ts';
import { isClosedIn } from '../../compliance/closed-run.ts';
import type { Observation } from '../../compliance/observation.ts';
import type { TimeRule } from '../../compliance/run-figures.ts';
import type { Host } from '../../host/host.ts';
import type { DamagedRun } from '../office/odd-entries.ts';
import type { Workspace } from '../office/workspace.ts';
import { keptAsides, observeRuns } from './observe-runs.ts';
import { runsToLookAt, standingRuns } from './standing-runs.ts';

/** A period whose facts are asked for, of some parts only or of all. */
export type Wanted = { readonly period: Period; readonly parts?: ReadonlySet<string> | undefined };

/** What is gathered of a period, the runs one after another. */
type Slot = Wanted & {
  readonly before: Map<string, { onTime: number; late: number }>;
  readonly counted: Set<string>;
  run: string;
  facts: string[];
  digest: string;
};

/**
 * A digest (SHA-256, hex) for each of these periods, in one pass over the records: of all that the figures of a report are counted from, and of
 * none of its words. Where it is the same the figures are, whatever version of the program prints them. With it the records that could not be read.
 */
export function periodFacts(
  host: Host,
  workspace: Workspace,
  rule: TimeRule,
  wanted: readonly Wanted[],
): { readonly digests: readonly string[]; readonly damaged: readonly DamagedRun[] } {
  const { zone } = rule.calendar;
  const slots = wanted.map(
    (one): Slot => ({ ...one, before: new Map(), counted: new Set(), run: '', facts: [], digest: '' }),
  );
  const { damaged, noted, closed, asides } = keptAsides();
  const [during, after] = [byDay(slots, zone, 'own'), byDay(slots, zone, 'previous')];
  for (const one of observeRuns(host, workspace, rule, {}, asides)) {
    const day = localDay(one.at, zone);
    for (const slot of during.get(day) ?? []) if (isOf(slot, one)) addFact(host, slot, one);
    for (const slot of after.get(day) ?? []) if (isOf(slot, one)) addBefore(slot, one);
  }
  const around = { standing: standingRuns(host, workspace, rule), closed };
  const digests = slots.map((slot) => {
    const of = <One extends { readonly part: string }>(runs: readonly One[]) =>
      runs.filter((one) => isOf(slot, one));
    const counts = ({ run }: { readonly run: string }): boolean => slot.counted.has(run);
    flush(host, slot);
    const rest = [
      [...slot.before].sort(([a], [b]) => (a < b ? -1 : 1)),
      of(closed).filter((one) => counts(one) || isClosedIn(one, slot.period)),
      of(noted).filter(counts),
      runsToLookAt({ standing: of(around.standing), closed: of(closed) }, slot.period, zone, (run) =>
        slot.counted.has(run),
      ),
    ];
    return host.sha256(`${slot.digest}\n${JSON.stringify(rest)}`);
  });
  return { digests, damaged };
}

const isOf = ({ parts }: Wanted, { part }: { readonly part: string }): boolean => !parts || parts.has(part);

/** The slots by the days of their own period, or of the one before it, with which a trend compares. */
function byDay(slots: readonly Slot[], zone: string, which: 'own' | 'previous'): Map<number, Slot[]> {
  const days = new Map<number, Slot[]>();
  for (const slot of slots) {
    const { from, to } = which === 'own' ? slot.period : previousPeriod(slot.period, zone);
    for (let day = localDay(from, zone); day < localDay(to, zone); day++)
      days.set(day, [...(days.get(day) ?? []), slot]);
  }
  return days;
}

function addFact(host: Host, slot: Slot, one: Observation): void {
  if (slot.run !== one.run) flush(host, slot);
  slot.run = one.run;
  slot.counted.add(one.run);
  slot.facts.push(
    JSON.stringify([
      ...shown.map((key) => one[key] ?? null),
      one.pauses.map(({ reason, time }) => [reason, time]),
    ]),
  );
}

/** All that figures, cases and patterns hang on. */
const shown = [
  'run',
  'part',
  'activity',
  'at',
  'person',
  'role',
  'result',
  'reason',
  'timeliness',
  'startedAt',
  'finishedAt',
  'net',
  'gross',
  'standard',
  'lateBy',
  'stampedFor',
  'recordedLate',
  'clockJump',
] as const satisfies readonly (keyof Observation)[];

function flush(host: Host, slot: Slot): void {
  if (slot.facts.length > 0) slot.digest = host.sha256(`${slot.digest}${slot.facts.join('\n')}`);
  slot.facts = [];
}

function addBefore({ before }: Slot, { part, activity, role, result, timeliness }: Observation): void {
  if (result === undefined || result === 'tidak_berlaku' || timeliness === 'tidak_diukur') return;
  const key = JSON.stringify([part, activity, role ?? null]);
  const rate = before.get(key) ?? { onTime: 0, late: 0 };
  rate[timeliness === 'terlambat' ? 'late' : 'onTime'] += 1;
  before.set(key, rate);
}
