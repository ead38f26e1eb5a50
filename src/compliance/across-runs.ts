import type { StandardTime } from '../sop/standard-time.ts';
import type { ActivityFigures } from './figures.ts';

/** What an activity came to over several finished runs. Durations in ms of working time. */
export type ActivityHistory = {
  readonly code: string;
  readonly text: string;
  readonly standard?: StandardTime;
  readonly runs: number;
  readonly sesuai: number;
  readonly tidakSesuai: number;
  readonly tidakBerlaku: number;
  readonly unanswered: number;
  readonly onTime: number;
  readonly late: number;
  readonly unmeasured: number;
  readonly medianNet?: number;
  readonly worstNet?: number;
};

/** Groups the figures of finished runs by activity code, in the order in which the codes first appear. */
export function historyByActivity(runs: readonly (readonly ActivityFigures[])[]): readonly ActivityHistory[] {
  const byCode = new Map<string, ActivityFigures[]>();
  for (const figures of runs.flat()) {
    const known = byCode.get(figures.code);
    if (known) known.push(figures);
    else byCode.set(figures.code, [figures]);
  }
  return [...byCode.values()].map(historyOf);
}

function historyOf(figures: readonly ActivityFigures[]): ActivityHistory {
  const newest = figures.at(-1) as ActivityFigures;
  const count = (test: (one: ActivityFigures) => boolean): number => figures.filter(test).length;
  const net = figures
    .flatMap((one) => (one.finishedAt === undefined ? [] : (one.net ?? [])))
    .sort((a, b) => a - b);
  const medianNet = median(net);
  const worstNet = net.at(-1);
  return {
    code: newest.code,
    text: newest.text,
    ...(newest.standard ? { standard: newest.standard } : {}),
    runs: figures.length,
    sesuai: count((one) => one.result === 'sesuai'),
    tidakSesuai: count((one) => one.result === 'tidak_sesuai'),
    tidakBerlaku: count((one) => one.result === 'tidak_berlaku'),
    unanswered: count((one) => one.result === undefined),
    onTime: count((one) => one.timeliness === 'tepat_waktu'),
    late: count((one) => one.timeliness === 'terlambat'),
    unmeasured: count((one) => one.result !== undefined && one.timeliness === 'tidak_diukur'),
    ...(medianNet === undefined ? {} : { medianNet }),
    ...(worstNet === undefined ? {} : { worstNet }),
  };
}

/** The middle of a sorted list; of an even number the mean of the two in the middle, rounded down. */
export function median(sorted: readonly number[]): number | undefined {
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle];
  if (upper === undefined || sorted.length % 2 === 1) return upper;
  return Math.floor((upper + (sorted[middle - 1] ?? upper)) / 2);
}
