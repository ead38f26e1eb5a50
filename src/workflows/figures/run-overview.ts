import { localDate } from '../../calendar/local-time.ts';
import type { TimeRule } from '../../compliance/run-figures.ts';
import type { Host } from '../../host/host.ts';
import type { RunPlace } from '../../record/run-folder.ts';
import type { OpenedRun } from '../office/find-run.ts';
import type { DamagedRun } from '../office/odd-entries.ts';
import type { Workspace } from '../office/workspace.ts';
import { type RunProgress, runProgress } from './run-progress.ts';
import { runsAtHand } from './runs-at-hand.ts';

export type RunRow = { readonly place: RunPlace; readonly progress: RunProgress };

/** How the runs of an office stand. */
export type RunOverview = {
  /** Closed runs that something reached after the close. */
  readonly late: readonly OpenedRun[];
  readonly open: readonly RunRow[];
  /** Closed runs of which there is no report. */
  readonly owing: readonly RunRow[];
  readonly damaged: readonly DamagedRun[];
};

/** Looks at all runs of which something is still to be done, as of now. */
export function runOverview(host: Host, workspace: Workspace, rule: TimeRule): RunOverview {
  const now = host.now();
  const damaged: DamagedRun[] = [];
  const late: OpenedRun[] = [];
  const [open, owing]: [RunRow[], RunRow[]] = [[], []];
  for (const one of runsAtHand(host, workspace, rule, (skipped) => damaged.push(skipped))) {
    const { place } = one;
    if (one.todo === 'decide') late.push(one.run);
    else if (one.todo === 'report') owing.push({ place, progress: one.progress });
    else open.push({ place, progress: runProgress(one.run, rule, now) });
  }
  return { late, open, owing, damaged };
}

/** An activity under way whose time is over, or ends today. */
export type Reminder = {
  /** Who has it in hand. */
  readonly person: string;
  readonly run: string;
  readonly code: string;
  readonly text: string;
  /** Epoch ms. */
  readonly due: number;
  readonly lateBy?: number;
};

/** What is late or due today in open runs, the most urgent first. */
export function reminders({ open }: RunOverview, now: number, zone: string): readonly Reminder[] {
  return open.flatMap((one) => remindersOf(one, now, zone)).sort((a, b) => a.due - b.due);
}

function remindersOf({ place, progress }: RunRow, now: number, zone: string): readonly Reminder[] {
  return progress.running.flatMap(({ code, text, holder: person, due, lateBy }) => {
    if (due === undefined) return [];
    if (lateBy === undefined && localDate(due, zone) !== localDate(now, zone)) return [];
    const late = lateBy === undefined ? {} : { lateBy };
    return [{ person, run: place.run, code, text, due, ...late }];
  });
}
