import { localDate } from '../../calendar/local-time.ts';
import type { Period } from '../../calendar/period.ts';
import { type ClosedRun, type OpenSpan, openSpans, wasOpen } from '../../compliance/closed-run.ts';
import type { TimeRule } from '../../compliance/run-figures.ts';
import type { Host } from '../../host/host.ts';
import type { RecapInput } from '../../report/recap/recap-input.ts';
import type { Workspace } from '../office/workspace.ts';
import { runsAtHand } from './runs-at-hand.ts';

/** A run that is open now, or closed with acts after its close. */
export type StandingRun = RecapInput['lateRuns'][number] & {
  readonly isOpen: boolean;
  /** The day in its folder's name, `20261123`. */
  readonly date: string;
  readonly spans: readonly OpenSpan[];
  /** When its activities were finished, else answered, epoch ms. */
  readonly doneAt: readonly number[];
};

/** The runs that a recap names though it does not count them, or not all of them. Damaged ones are said elsewhere. */
export function standingRuns(host: Host, workspace: Workspace, rule: TimeRule): readonly StandingRun[] {
  const found: StandingRun[] = [];
  for (const one of runsAtHand(host, workspace, rule, () => undefined)) {
    if (one.todo === 'report') continue;
    const { run, part, date } = one.place;
    const { lateActs, activities } = one.run.state;
    found.push({
      isOpen: one.todo === 'answer',
      run,
      part,
      date,
      acts: lateActs.length,
      people: [...new Set(lateActs.map(({ stamp }) => stamp.by.name))],
      spans: openSpans(one.run.record.lines.map(({ event }) => event)),
      doneAt: [...activities.values()].flatMap(({ finishedAt, answer }) => finishedAt ?? answer?.at ?? []),
    });
  }
  return found;
}

/**
 * Of a period: the runs that were open when it ended, or are while it lasts, also those that are open again and have work in it; and those that
 * something reached after the close.
 */
export function runsToLookAt(
  { standing, closed }: { readonly standing: readonly StandingRun[]; readonly closed: readonly ClosedRun[] },
  { from, to }: Period,
  zone: string,
  isCounted: (run: string) => boolean,
): Pick<RecapInput, 'openRuns' | 'lateRuns'> {
  const [first = '', last = ''] = [from, to - 1].map((at) => localDate(at, zone).replaceAll('-', ''));
  const open = ({ isOpen, spans, doneAt }: StandingRun): boolean =>
    isOpen && (wasOpen(spans, to) || doneAt.some((at) => from <= at && at < to));
  const openRuns = [...standing.filter(open), ...closed.filter(({ spans }) => wasOpen(spans, to))];
  const lateRuns = standing.filter(
    (one) => !one.isOpen && ((one.date >= first && one.date <= last) || isCounted(one.run)),
  );
  return {
    openRuns: openRuns
      .map(({ run, part, spans }) => ({ run, part, openedAt: spans[0]?.from ?? from }))
      .sort((a, b) => a.openedAt - b.openedAt || (a.run < b.run ? -1 : 1)),
    lateRuns: lateRuns.map(({ run, part, acts, people }) => ({ run, part, acts, people })),
  };
}
