/** The checker's judgement in the CEKLIST columns; `tidak_berlaku` is an activity that did not apply this time. */
export type Result = 'sesuai' | 'tidak_sesuai' | 'tidak_berlaku';

/** Who works on a run, as entered or taken from the office file. */
export type Person = {
  readonly name: string;
  readonly rank?: string;
  readonly serviceNumber?: string;
  readonly title?: string;
  readonly role?: string;
};

/** Where and when an event was recorded. `at` is epoch milliseconds, `up` milliseconds since the session opened. */
export type Stamp = {
  readonly at: number;
  readonly up: number;
  readonly segment: string;
  readonly line: number;
  /** SHA-256 of the event's journal line, hex; corrections name the answer they replace by it. */
  readonly hash: string;
  readonly by: Person;
  /** Set where the lines of several writers were put in order: acts stand before this one that its writer had not read. */
  readonly unaware?: true;
};

/**
 * What a reviewer says of a run: taken as it is, sent back for more work, only a remark, or that what came after the close
 * shall not count.
 */
export type ReviewOutcome = 'accept' | 'return' | 'comment' | 'dismiss';

/** What can happen in a run. Instants are epoch milliseconds. */
export type RunAction =
  | { readonly type: 'open'; readonly part: string; readonly sop: string; readonly sopHash: string }
  | { readonly type: 'join' }
  | { readonly type: 'start'; readonly activity: string }
  | { readonly type: 'pause'; readonly activity: string; readonly reason: string }
  | { readonly type: 'resume'; readonly activity: string }
  | {
      readonly type: 'answer';
      readonly activity: string;
      readonly result: Result;
      readonly reason?: string;
      /** How many items it was done for (`2 menit/berkas`). */
      readonly count?: number;
      /** Times taken from paper; the line's own stamp stays the time of entry. */
      readonly startedAt?: number;
      readonly finishedAt?: number;
    }
  | {
      readonly type: 'correct';
      readonly activity: string;
      readonly replaces: string;
      readonly result: Result;
      readonly reason: string;
      /** As {@link RunAction} has it of an answer; the one that stands when absent. */
      readonly count?: number;
    }
  | { readonly type: 'note'; readonly activity?: string; readonly text: string }
  /** `despite` is why it was done although the record was damaged. */
  | { readonly type: 'close'; readonly despite?: string }
  | { readonly type: 'reopen'; readonly reason: string }
  | { readonly type: 'report'; readonly file: string; readonly sha256: string; readonly despite?: string }
  /** Another person goes on: with one activity, or with all that is not answered. */
  | {
      readonly type: 'handover';
      readonly to: Person;
      readonly activity?: string;
      readonly text?: string;
    }
  /** A file kept as `bukti/<sha256>.<extension>`; `name` is what it was called, `size` in bytes. */
  | {
      readonly type: 'evidence';
      readonly activity: string;
      readonly sha256: string;
      readonly extension: string;
      readonly name: string;
      readonly size: number;
    }
  /** Tindak lanjut: what is done about a tidak sesuai, by whom, until which day (`YYYY-MM-DD`). */
  | {
      readonly type: 'followup';
      readonly activity: string;
      readonly text: string;
      readonly person: string;
      readonly due: string;
    }
  | {
      readonly type: 'review';
      readonly outcome: ReviewOutcome;
      readonly activity?: string;
      readonly text?: string;
      readonly despite?: string;
    }
  /** From here on the run follows a newer SOP file, kept as `sop.<sopHash>.yaml`. */
  | { readonly type: 'migrate'; readonly sop: string; readonly sopHash: string; readonly replaces: string }
  /** A lock that somebody had left behind was taken away. */
  | { readonly type: 'unlock'; readonly holder: string };

export type RunEvent = RunAction & { readonly stamp: Stamp };
