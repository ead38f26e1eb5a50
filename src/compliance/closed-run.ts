import type { Period } from '../calendar/period.ts';
import type { RunEvent } from '../checklist/events.ts';
import type { FollowUp, RunState } from '../checklist/state.ts';

/** When a run was open, epoch ms, oldest first: `to` is absent while it is. */
export type OpenSpan = { readonly from: number; readonly to?: number };

/** What a recap needs of a closed run beside its observations. */
export type ClosedRun = {
  readonly run: string;
  readonly part: string;
  /** At least one, the last one with its end. */
  readonly spans: readonly OpenSpan[];
  /** What is done about a tidak sesuai, by activity; absent when nothing. */
  readonly followUps?: Readonly<Record<string, readonly FollowUp[]>>;
};

/** What a recap needs of a closed run; see {@link ClosedRun}. */
export function closedRun(
  { run, part }: Pick<ClosedRun, 'run' | 'part'>,
  { activities }: RunState,
  events: readonly RunEvent[],
): ClosedRun {
  const followed = [...activities].flatMap(([code, { followUps }]) =>
    followUps ? [[code, followUps] as const] : [],
  );
  const spans = openSpans(events);
  return { run, part, spans, ...(followed.length > 0 ? { followUps: Object.fromEntries(followed) } : {}) };
}

/** The spans in which a run was open, read off its events in their order. */
export function openSpans(events: readonly RunEvent[]): readonly OpenSpan[] {
  const spans: { from: number; to?: number }[] = [];
  for (const event of events) {
    const { at } = event.stamp;
    const last = spans.at(-1);
    const isOpen = last !== undefined && last.to === undefined;
    const reopens = event.type === 'reopen' || (event.type === 'review' && event.outcome === 'return');
    if (event.type === 'close' && isOpen) last.to = at;
    else if (!isOpen && (event.type === 'open' || reopens)) spans.push({ from: at });
  }
  return spans;
}

/** Whether a run was open at an instant (epoch ms). */
export const wasOpen = (spans: readonly OpenSpan[], at: number): boolean =>
  spans.some(({ from, to = Number.POSITIVE_INFINITY }) => from < at && at <= to);

/** Whether a run was closed for good, as far as is known, within a period. */
export const isClosedIn = ({ spans }: ClosedRun, { from, to }: Pick<Period, 'from' | 'to'>): boolean => {
  const end = spans.at(-1)?.to;
  return end !== undefined && from <= end && end < to;
};
