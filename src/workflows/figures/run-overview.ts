import { localDate } from '../../calendar/local-time.ts';
import { activityState, statusOf } from '../../checklist/state.ts';
import type { RunFigures } from '../../compliance/figures.ts';
import { runFigures, type TimeRule } from '../../compliance/run-figures.ts';
import type { Host } from '../../host/host.ts';
import { type OpenedRun, openableRuns } from '../office/find-run.ts';
import type { DamagedRun } from '../office/odd-entries.ts';
import type { Workspace } from '../office/workspace.ts';

/** A run with its figures as of now. */
export type FiguredRun = { readonly run: OpenedRun; readonly figures: RunFigures };

/** How the runs of an office stand. */
export type RunOverview = {
  /** Closed runs that something reached after the close. */
  readonly late: readonly FiguredRun[];
  readonly open: readonly FiguredRun[];
  /** Closed runs of which there is no report. */
  readonly owing: readonly FiguredRun[];
  readonly damaged: readonly DamagedRun[];
};

/** Reads all runs that can be opened. */
export function runOverview(host: Host, workspace: Workspace, rule: TimeRule): RunOverview {
  const now = host.now();
  const damaged: DamagedRun[] = [];
  const runs = openableRuns(host, workspace, (one) => damaged.push(one));
  const rows = runs.map((run) => ({ run, figures: runFigures(run.part, run.state, rule, now) }));
  return {
    late: rows.filter(({ run }) => run.state.lateActs.length > 0),
    open: rows.filter(({ run }) => run.state.closedAt === undefined),
    owing: rows.filter(({ run }) => run.state.closedAt !== undefined && run.state.reports.length === 0),
    damaged,
  };
}

/** An activity under way whose time is over, or ends today. */
export type Reminder = {
  /** Who last worked on the run. */
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

function remindersOf({ run, figures }: FiguredRun, now: number, zone: string): readonly Reminder[] {
  const { state, record } = run;
  const person = (state.people.at(-1) ?? state.openedBy).name;
  return figures.activities.flatMap(({ code, text, due, lateBy }) => {
    const status = statusOf(activityState(state, code));
    if (due === undefined || (status !== 'running' && status !== 'paused')) return [];
    if (lateBy === undefined && localDate(due, zone) !== localDate(now, zone)) return [];
    const late = lateBy === undefined ? {} : { lateBy };
    return [{ person, run: record.place.run, code, text, due, ...late }];
  });
}
