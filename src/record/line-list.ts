import type { Host } from '../host/host.ts';

/** Adds lines to the end of a list that only grows; a line that a crash had cut off is ended first. @throws the disk's error */
export function appendLines(files: Host['files'], path: string, lines: readonly string[]): void {
  const before = files.kind(path) === 'file' ? files.readText(path) : '';
  files.append(path, `${endOfTorn(before)}${lines.join('\n')}\n`);
}

/** What must stand between the text of such a list and a new line. */
export const endOfTorn = (text: string): string => (/(^|\n)$/.test(text) ? '' : '\n');

/** The lines of a list that say something. */
export const linesOf = (text: string): readonly string[] =>
  text.split('\n').filter((line) => line.trim() !== '');
