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
};

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
    }
  | { readonly type: 'note'; readonly activity?: string; readonly text: string }
  | { readonly type: 'close' }
  | { readonly type: 'reopen'; readonly reason: string }
  | { readonly type: 'report'; readonly file: string; readonly sha256: string };

export type RunEvent = RunAction & { readonly stamp: Stamp };
