import { DiskError, errorCode } from '../host/errors.ts';
import type { Files, Host } from '../host/host.ts';
import { folderOf, nameOf } from '../host/paths.ts';
import type { Bilingual } from '../words/bilingual.ts';
import { makeUntrackedFolder } from './git-files.ts';
import { toUtc } from './line.ts';

/** Where a run lies: `catatan/2026/11/20261123-URMIN-7F3K/`. */
export type RunPlace = {
  readonly folder: string;
  readonly run: string;
  readonly part: string;
  readonly date: string;
};

const folderName = /^(\d{8})-([A-Z][A-Z0-9-]*)-([0-9A-Z]{4,8})$/;
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Every run folder that may be a run's below the records folder, oldest first; and the folders that may not be looked into. */
export type Survey = {
  readonly runs: readonly RunPlace[];
  readonly unread: readonly { readonly folder: string; readonly code: string }[];
};

/** All run folders below the records folder, oldest first. A folder that is not there has no runs. */
export const listRuns = (files: Files, records: string): readonly RunPlace[] =>
  surveyRuns(files, records).runs;

/**
 * Goes by names alone: what lies under the name of a run's folder is seen when it is read. What else lies there is nobody's
 * business; a year or month that cannot be read does not stop the others.
 * @throws the disk's error when the records folder itself cannot be read; DiskError when something else lies in its place
 */
export function surveyRuns(files: Files, records: string): Survey {
  if (files.kind(records) !== 'folder') {
    if (isNamed(files, records)) throw new DiskError(noRecordsFolder(records));
    return { runs: [], unread: [] };
  }
  const unread: Survey['unread'][number][] = [];
  const below = (folder: string, name: RegExp): readonly string[] => {
    try {
      const entries = files.list(folder).filter((entry) => name.test(entry));
      return entries.map((entry) => `${folder}/${entry}`);
    } catch (error) {
      const code = errorCode(error);
      if (code === undefined || folder === records) throw error;
      if (!notAFolder.has(code)) unread.push({ folder, code });
      return [];
    }
  };
  const months = below(records, /^\d{4}$/).flatMap((year) => below(year, /^\d{2}$/));
  const runs = months.flatMap((month) => below(month, folderName)).flatMap((path) => placeOf(path) ?? []);
  return { runs, unread };
}

/** Whether anything bears a name, be it a link to a disk that is not there just now. */
function isNamed(files: Files, path: string): boolean {
  try {
    return files.list(folderOf(path)).includes(nameOf(path));
  } catch (error) {
    if (errorCode(error) === undefined) throw error;
    return false;
  }
}

const noRecordsFolder = (records: string): Bilingual => ({
  id: `folder catatan '${records}' bukan folder, atau tautan ke tempat yang tidak ada; catatannya tidak dapat dilihat, dan TIDAK tersimpan apa pun. Sambungkan disknya, atau ubah folder: di sop.config.yaml.`,
  en: `the records folder '${records}' is no folder, or a link to what is not there; its records cannot be seen, and NOTHING was saved. Connect the disk, or change folder: in sop.config.yaml.`,
});

/** What the system answers when something else than a folder, or nothing, is there. */
export const notAFolder: ReadonlySet<string> = new Set(['ENOTDIR', 'ENOENT', 'ELOOP']);

/** The run whose folder has this path; undefined when its name is not that of a run's folder. */
export function placeOf(folder: string): RunPlace | undefined {
  const match = folderName.exec(nameOf(folder));
  if (!match) return undefined;
  const [, date = '', part = '', run = ''] = match;
  return { folder, run, part, date };
}

/** A place for a new run on a date `YYYY-MM-DD`; the id is four letters that no other run of the office bears. */
export function newRunPlace(
  host: Pick<Host, 'files' | 'randomHex'>,
  records: string,
  part: string,
  date: string,
) {
  const taken = new Set(listRuns(host.files, records).map((place) => place.run));
  let run = randomId(host.randomHex);
  for (let tries = 0; taken.has(run) && tries < 100; tries++) run = randomId(host.randomHex);
  const [year = '', month = '', day = ''] = date.split('-');
  const folder = `${records}/${year}/${month}/${year}${month}${day}-${part}-${run}`;
  return { folder, run, part, date: `${year}${month}${day}` } satisfies RunPlace;
}

/** Four letters of Crockford's alphabet (no I, L, O, U), easy to read out over the telephone. */
function randomId(randomHex: Host['randomHex']): string {
  const bytes = randomHex(4).match(/../g) ?? [];
  return bytes.map((byte) => letters[Number.parseInt(byte, 16) % 32]).join('');
}

/** A new run that was never opened, because its program was stopped meanwhile: nobody has recorded anything in it. */
export type UnfinishedOpening = {
  readonly folder: string;
  readonly part: string;
  /** When it was begun, epoch milliseconds. */
  readonly begun: number;
};

const asideName = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z-([A-Z][A-Z0-9-]*)-[0-9a-f]{16}$/;

const asideFolder = (records: string): string => `${records}/.baru`;

/** A folder of its own in which a new run is made ready; on disk when it returns. @throws the disk's error */
export function beginOpening(
  host: Pick<Host, 'files' | 'now' | 'randomHex'>,
  records: string,
  { part }: Pick<RunPlace, 'part'>,
): string {
  makeUntrackedFolder(host.files, asideFolder(records));
  const at = toUtc(host.now()).replace(/\.\d+/, '').replaceAll(/[-:]/g, '');
  const folder = `${asideFolder(records)}/${at}-${part}-${host.randomHex(8)}`;
  host.files.makeFolder(folder);
  return folder;
}

/** What was begun in a records folder and never opened; empty where nothing can be read. */
export function unfinishedOpenings(files: Files, records: string): readonly UnfinishedOpening[] {
  const folder = asideFolder(records);
  return entriesOf(files, folder).flatMap((entry) => {
    const [, year, month, day, hour, minute, second, part = ''] = asideName.exec(entry) ?? [];
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
