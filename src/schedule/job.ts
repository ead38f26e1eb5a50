/** What a scheduler is to start, and when. All paths are absolute. */
export type Job = {
  /** Folder of the office file. */
  readonly office: string;
  readonly node: string;
  readonly script: string;
  /** Where cron puts what the program says when it fails; the others keep logs of their own. */
  readonly log: string;
  /** Minutes of every hour at which something may be due, from 0. */
  readonly minutes: readonly number[];
  /** IANA name of the office's zone. */
  readonly zone: string;
};

/** What is given to the script. */
export const jobWords: readonly string[] = ['report', '--due', '--quiet'];

/**
 * The minutes at which the entries' reports are due. The job is started in every hour: the program knows what is due, an hour
 * missed is made up for in the next one, and in zones whole hours apart the minute is the same.
 */
export function minutesOf(entries: readonly { readonly clock: number }[]): readonly number[] {
  const minutes = new Set(entries.map(({ clock }) => Math.floor(clock / 60_000) % 60));
  return [...minutes].sort((a, b) => a - b);
}
