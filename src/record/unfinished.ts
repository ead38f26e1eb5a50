import { errorCode } from '../host/errors.ts';
import type { Files, Host } from '../host/host.ts';
import { makeUntrackedFolder } from './git-files.ts';
import { toUtc } from './line.ts';
import type { RunPlace } from './run-folder.ts';

/** A new run that was never opened, because its program was stopped meanwhile: nobody has recorded anything in it. */
export type UnfinishedOpening = {
  readonly folder: string;
  readonly part: string;
  /** When it was begun, epoch milliseconds. */
  readonly begun: number;
};

const nameForm = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z-([A-Z][A-Z0-9-]*)-[0-9a-f]{16}$/;

const folderIn = (records: string): string => `${records}/.baru`;

/** A folder of its own in which a new run is made ready; on disk when it returns. @throws the disk's error */
export function beginOpening(
  host: Pick<Host, 'files' | 'now' | 'randomHex'>,
  records: string,
  { part }: Pick<RunPlace, 'part'>,
): string {
  makeUntrackedFolder(host.files, folderIn(records));
  const at = toUtc(host.now()).replace(/\.\d+/, '').replaceAll(/[-:]/g, '');
  const folder = `${folderIn(records)}/${at}-${part}-${host.randomHex(8)}`;
  host.files.makeFolder(folder);
  return folder;
}

/** What was begun in a records folder and never opened; empty where nothing can be read. */
export function unfinishedOpenings(files: Files, records: string): readonly UnfinishedOpening[] {
  const folder = folderIn(records);
  return entriesOf(files, folder).flatMap((entry) => {
    const [, year, month, day, hour, minute, second, part = ''] = nameForm.exec(entry) ?? [];
    const begun = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
    return Number.isNaN(begun) ? [] : [{ folder: `${folder}/${entry}`, part, begun }];
  });
}

function entriesOf(files: Files, folder: string): readonly string[] {
  try {
    return files.kind(folder) === 'folder' ? files.list(folder) : [];
  } catch (error) {
    if (errorCode(error) === undefined) throw error;
    return [];
  }
}

/** An opening takes a moment; one that was begun longer ago than this is no longer at work. Milliseconds. */
const longest = 60_000;

/** Whether another program may be at it just now. */
export const mayBeAtWork = ({ begun }: UnfinishedOpening, now: number): boolean =>
  Math.abs(now - begun) < longest;
