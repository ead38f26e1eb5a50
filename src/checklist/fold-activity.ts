import type { RunEvent } from './events.ts';
import { type ActivityState, type Answer, type Note, type Pause, statusOf } from './state.ts';

/** An activity of a run that is being folded. */
export type ActivityDraft = {
  -readonly [Key in keyof Omit<ActivityState, 'pauses' | 'replaced' | 'notes'>]: ActivityState[Key];
} & { pauses: Pause[]; replaced: ActivityState['replaced'][number][]; notes: Note[] };

/** An activity that nothing happened to yet. */
export const newActivity = (): ActivityDraft => ({
  pauses: [],
  replaced: [],
  recordedLate: false,
  notes: [],
});

type ActivityEvent = Exclude<
  Extract<RunEvent, { readonly activity?: string }>,
  { readonly type: 'handover' | 'review' }
>;

/** The step of the fold on one activity. What its state does not allow is kept as a note. */
export function changeActivity(activity: ActivityDraft, event: ActivityEvent): void {
  const { at, by } = event.stamp;
  switch (event.type) {
    case 'note':
      activity.notes.push({ text: event.text, at, by });
      return;
    case 'start':
      if (activity.startedAt !== undefined || activity.answer) return;
      activity.startedAt = at;
      activity.startedBy = by;
      return;
    case 'pause':
      if (statusOf(activity) === 'running') activity.pauses.push({ from: at, reason: event.reason });
      return;
    case 'resume':
      if (statusOf(activity) === 'paused') endPause(activity, at);
      return;
    case 'answer':
      if (activity.answer) secondAnswer(activity, event);
      else firstAnswer(activity, event);
      return;
    case 'evidence': {
      const { sha256, extension, name, size } = event;
      activity.evidence = [...(activity.evidence ?? []), { sha256, extension, name, size, at, by }];
      return;
    }
    case 'followup': {
      const { text, person, due } = event;
      activity.followUps = [...(activity.followUps ?? []), { text, person, due, at, by }];
      return;
    }
    case 'correct':
      correct(activity, event);
  }
}

function firstAnswer(activity: ActivityDraft, event: Extract<RunEvent, { type: 'answer' }>): void {
  const { at } = event.stamp;
  const startedAt = event.startedAt ?? activity.startedAt;
  const finishedAt = event.finishedAt ?? (startedAt === undefined ? undefined : at);
  if (startedAt !== undefined) activity.startedAt = startedAt;
  if (finishedAt !== undefined) activity.finishedAt = finishedAt;
  endPause(activity, finishedAt ?? at);
  activity.recordedLate = event.finishedAt !== undefined;
  activity.answer = toAnswer(event);
}

function secondAnswer(activity: ActivityDraft, event: Extract<RunEvent, { type: 'answer' }>): void {
  const { at, by } = event.stamp;
  const text = `Jawaban kedua tidak dipakai: ${event.result}${event.reason ? ` (${event.reason})` : ''}`;
  activity.notes.push({ text, at, by });
}

function correct(activity: ActivityDraft, event: Extract<RunEvent, { type: 'correct' }>): void {
  const { answer } = activity;
  if (!answer || answer.hash !== event.replaces) {
    const { at, by } = event.stamp;
    activity.notes.push({ text: `Koreksi tidak dipakai: ${event.result} (${event.reason})`, at, by });
    return;
  }
  activity.replaced.push({ ...answer, correction: event.reason });
  activity.answer = toAnswer(event, answer.count);
}

function toAnswer(event: Extract<RunEvent, { type: 'answer' | 'correct' }>, before?: number): Answer {
  const { at, by, hash } = event.stamp;
  const { result, reason, count = before } = event;
  const answer = reason === undefined ? { result, at, by, hash } : { result, reason, at, by, hash };
  return count === undefined ? answer : { ...answer, count };
}

function endPause({ pauses }: ActivityDraft, at: number): void {
  const last = pauses.at(-1);
  if (last && last.to === undefined)
    pauses[pauses.length - 1] = { from: last.from, to: Math.max(last.from, at), reason: last.reason };
}
