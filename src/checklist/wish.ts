import type { Part } from '../sop/sop.ts';
import type { Intent } from './allowed.ts';
import type { Result, ReviewOutcome } from './events.ts';

/** What somebody says, as it was said; undefined when it was not. */
export type Said = string | undefined;

/** What somebody wishes to do to a run, whoever asks for it: a key of the walk, `sop run`, a file. The plan judges it. */
export type Wish =
  | { readonly act: 'start' | 'resume'; readonly activity: Said }
  | { readonly act: 'pause'; readonly activity: Said; readonly reason: Said }
  | {
      readonly act: 'answer';
      readonly activity: Said;
      readonly result: Result;
      readonly reason?: Said;
      /** How many items, where the standard time goes by them. */
      readonly count?: Said;
      /** The work was done before and written on paper; its times, if it has them, are instants in epoch ms. */
      readonly fromPaper?: boolean;
      readonly startedAt?: number | undefined;
      readonly finishedAt?: number | undefined;
    }
  | {
      readonly act: 'correct';
      readonly activity: Said;
      readonly result: Result;
      readonly reason: Said;
      readonly count?: Said;
      /** Hash of the answer that is meant; absent for the one that stands. */
      readonly replaces?: Said;
    }
  /** About the whole run when it names no activity. */
  | { readonly act: 'note'; readonly activity?: Said; readonly text: Said }
  | { readonly act: 'evidence'; readonly activity: Said; readonly files: readonly string[] }
  | {
      readonly act: 'followup';
      readonly activity: Said;
      readonly text: Said;
      readonly person: Said;
      readonly due: Said;
    }
  /** Of all that is not answered when it names no activity. */
  | { readonly act: 'handover'; readonly activity?: Said; readonly to: Said; readonly text?: Said }
  /** `despite` is why it is done although the record is damaged. */
  | { readonly act: 'close'; readonly despite?: Said }
  | { readonly act: 'reopen'; readonly reason: Said }
  | {
      readonly act: 'review';
      readonly outcome: ReviewOutcome;
      readonly activity?: Said;
      readonly text?: Said;
      readonly despite?: Said;
    }
  /** From here on the run follows another form of its part, from the SOP file with this name and SHA-256. */
  | { readonly act: 'migrate'; readonly part: Part; readonly sop: string; readonly sopHash: string };

/** An act before anything is said about it. */
export type Asked = Intent | { readonly act: 'close' | 'reopen' };

/** The words that a wish may carry; an act needs some of them. */
export const allWords = ['reason', 'count', 'text', 'to', 'person', 'due', 'despite'] as const;
export type Word = (typeof allWords)[number];

/** The words that must be said for an act, in the order in which they are asked for. */
export function neededWords(asked: Asked | Wish): readonly Word[] {
  if (asked.act === 'answer') return asked.result === 'sesuai' ? [] : ['reason'];
  if (asked.act === 'review') return asked.outcome === 'accept' ? [] : ['text'];
  return needs[asked.act];
}

const needs: Readonly<Record<Exclude<Wish['act'], 'answer' | 'review'>, readonly Word[]>> = {
  start: [],
  resume: [],
  pause: ['reason'],
  correct: ['reason'],
  note: ['text'],
  evidence: [],
  followup: ['text', 'person', 'due'],
  handover: ['to'],
  close: [],
  reopen: ['reason'],
  migrate: [],
};

/** All that can be said with a wish, in one record: what a command line gives, or the questions of the walk. */
export type Sayings = {
  readonly activity?: Said;
  readonly files?: readonly string[];
  readonly replaces?: Said;
} & { readonly [One in Word]?: Said };

/** The wish of an act with what was said; what the act has no use for is left out. */
export function wishOf(
  asked:
    | { readonly act: 'answer' | 'correct'; readonly result: Result }
    | { readonly act: Exclude<Asked['act'], 'answer' | 'correct'> },
  { activity, files = [], replaces, reason, count, text, to, person, due, despite }: Sayings,
): Wish {
  switch (asked.act) {
    case 'start':
    case 'resume':
      return { act: asked.act, activity };
    case 'pause':
      return { act: 'pause', activity, reason };
    case 'answer':
      return { act: 'answer', activity, result: asked.result, reason, count };
    case 'correct':
      return { act: 'correct', activity, result: asked.result, reason, count, replaces };
    case 'note':
      return { act: 'note', activity, text };
    case 'evidence':
      return { act: 'evidence', activity, files };
    case 'followup':
      return { act: 'followup', activity, text, person, due };
    case 'handover':
      return { act: 'handover', activity, to, text };
    case 'close':
      return { act: 'close', despite };
    case 'reopen':
      return { act: 'reopen', reason };
  }
}
