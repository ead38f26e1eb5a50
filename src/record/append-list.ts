import type { Host } from '../host/host.ts';

/**
 * A list that only grows: a text file of whole lines to which several processes may add at once, and which git merges by union. No
 * lock: a line begins where another one ended, and what a crash or a full disk cut off stays behind as a line that says nothing.
 */

/** How often a line is written when others tear it: each time somebody else's write must have failed in between. */
const mostTries = 5;

/**
 * Adds lines to the end of a list and returns when they are on disk, each a line of its own. A line that was cut off is ended first; what
 * others wrote is never touched. @throws the disk's error; then some of the lines may stand there, or the beginning of one
 */
export function appendToList(
  files: Pick<Host['files'], 'kind' | 'readText' | 'append'>,
  path: string,
  lines: readonly string[],
): void {
  const read = (): string => (files.kind(path) === 'file' ? files.readText(path) : '');
  let before = read();
  let left = lines;
  for (let tries = 0; left.length > 0; tries++) {
    if (tries === mostTries) throw Object.assign(new Error('others tear what is written'), { code: 'EBUSY' });
    files.append(path, addedText(before, left));
    // Another process may have been torn between the look and the write, so that a line was added to the end of its half.
    before = read();
    const there = new Set(before.slice(0, before.lastIndexOf('\n') + 1).split('\n'));
    left = left.filter((line) => !there.has(line));
  }
}

/** What must be written behind the text of a list, so that these lines stand there as lines of their own. */
export function addedText(before: string, lines: readonly string[]): string {
  const torn = before !== '' && !before.endsWith('\n');
  return `${torn ? '\n' : ''}${lines.map((line) => `${line}\n`).join('')}`;
}

/** The lines of a list that say something, whatever an editor made of their ends; zeros are what a power failure leaves. */
export const linesOf = (text: string): readonly string[] =>
  text.split(/\r?\n/).filter((line) => !/^[\s\0]*$/.test(line));
