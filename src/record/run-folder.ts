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

/** All run folders below the records folder, oldest first. A folder that is not there has no runs. */
export function listRuns(files: Files, records: string): readonly RunPlace[] {
  if (files.kind(records) !== 'folder') return [];
  return numbered(files, records, /^\d{4}$/)
    .flatMap((year) => numbered(files, year, /^\d{2}$/))
    .flatMap((month) => runsIn(files, month));
}

function numbered(files: Files, folder: string, name: RegExp): readonly string[] {
  return files
    .list(folder)
    .filter((entry) => name.test(entry))
    .map((entry) => `${folder}/${entry}`)
    .filter((path) => files.kind(path) === 'folder');
}

const runsIn = (files: Files, month: string): readonly RunPlace[] =>
  files.list(month).flatMap((entry) => placeOf(`${month}/${entry}`) ?? []);

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
