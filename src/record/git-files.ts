import { errorCode } from '../host/errors.ts';
import type { Files } from '../host/host.ts';

/**
 * What git must know of records: it changes no line ends of what hashes are made over, merges no journal by itself, and merges the
 * lists that only grow by keeping the lines of both sides. A later line counts more than an earlier one.
 */
const attributes: readonly string[] = [
  '*.jsonl -text -merge',
  'jangkar.jsonl merge=union',
  'kunci.jsonl merge=union',
  'sop*.yaml -text',
  '**/bukti/** -text',
];

/** The `.gitattributes` of a folder with records or keys below it: what it says already, and what git must know. */
export function gitAttributes(before = ''): string {
  const lines = before.split(/\r?\n/).filter((line) => line !== '');
  const own = new Set([...attributes, 'bukti/** -text']);
  const others = lines.filter((line) => !own.has(line.trim()));
  return [...others, ...attributes, ''].join('\n');
}

/**
 * Writes the `.gitattributes` of a folder unless it says all of it. Two that do so at once write the same.
 * Something else than a file under that name is left alone: `sop doctor` says what git does then.
 * @throws the disk's error
 */
export function keepGitAttributes(files: Files, folder: string): void {
  const path = `${folder}/.gitattributes`;
  const kind = files.kind(path);
  if (kind !== undefined && kind !== 'file') return;
  const before = kind === 'file' ? files.readText(path) : '';
  const lines = before.split(/\r?\n/);
  const places = attributes.map((line) => lines.lastIndexOf(line));
  const isThere = places.every((place, index) => place >= 0 && place > (places[index - 1] ?? -1));
  if (!isThere) files.write(path, gitAttributes(before), { replace: true });
}

/** Makes a folder whose content git does not take. @throws the disk's error */
export function makeUntrackedFolder(files: Files, folder: string): void {
  files.makeFolder(folder);
  if (files.kind(`${folder}/.gitignore`) !== undefined) return;
  try {
    files.write(`${folder}/.gitignore`, '*\n');
  } catch (error) {
    // Another start makes it in this very moment.
    if (!['EEXIST', 'ENOENT'].includes(errorCode(error) ?? '')) throw error;
  }
}
