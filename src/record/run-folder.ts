import { errorCode } from '../host/errors.ts';
import type { Files, Host } from '../host/host.ts';
import { nameOf } from '../host/paths.ts';

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
 * @throws the disk's error when the records folder itself cannot be read
 */
export function surveyRuns(files: Files, records: string): Survey {
  if (files.kind(records) !== 'folder') return { runs: [], unread: [] };
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

const notAFolder: ReadonlySet<string> = new Set(['ENOTDIR', 'ENOENT', 'ELOOP']);

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
