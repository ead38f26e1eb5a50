import { errorCode } from '../../host/errors.ts';
import type { Host } from '../../host/host.ts';
import { folderOf } from '../../host/paths.ts';
import { segmentFile } from '../../record/record.ts';
import type { RunPlace } from '../../record/run-folder.ts';

/** The runs of each folder of a year, by that folder's path, in the order given. */
export function placesByYear(places: readonly RunPlace[]): ReadonlyMap<string, readonly RunPlace[]> {
  const years = new Map<string, RunPlace[]>();
  for (const place of places) {
    const year = folderOf(folderOf(place.folder));
    const known = years.get(year);
    if (known) known.push(place);
    else years.set(year, [place]);
  }
  return years;
}

/** How the files of a run stand, and their names. No stamp: it cannot be listed, or was written to just now; nothing is remembered of it. */
type RunStamp = { readonly stamp?: string; readonly entries?: readonly string[] };

/**
 * The folder's own stamp and that of every journal and SOP file in it. Stamps come before what they speak for is read, the
 * folder's before it is listed: what is written meanwhile makes the run be read again.
 */
export function stampOf({ files, now }: Pick<Host, 'files' | 'now'>, { folder }: RunPlace): RunStamp {
  const own = files.stamp(folder);
  const entries = listed(files, folder);
  if (!entries) return {};
  const stamps = entries
    .filter((name) => segmentFile.test(name) || sopFile.test(name))
    .map((name) => [name, files.stamp(`${folder}/${name}`)] as const);
  const all = [['.', own] as const, ...stamps];
  if (all.some(([, stamp]) => stamp === undefined || isYoung(stamp, now()))) return { entries };
  return { stamp: all.map((one) => one.join('=')).join(';'), entries };
}

/** An SOP file as it was kept when the run was opened, or migrated to it. */
const sopFile = /^sop(\.[0-9a-f]{64})?\.yaml$/;

/** A disk counts time in steps of up to two seconds: what is written again within one has the stamp that it had. */
const step = 3000;

/** Whether a file may still be written to without another stamp; also one whose times lie in the future. */
function isYoung(stamp: string, now: number): boolean {
  const [, written, changed] = stamp.split(':').map(Number);
  return Math.max(written ?? 0, changed ?? 0) > now - step;
}

/** Undefined for what is no folder or may not be read: whoever reads the run says so. */
function listed(files: Host['files'], folder: string): readonly string[] | undefined {
  try {
    return files.list(folder);
  } catch (error) {
    if (errorCode(error) === undefined) throw error;
    return undefined;
  }
}

/** Whether every file named in the stamp is still as it was; a new file changes the stamp of the folder. */
export function isFresh(files: Host['files'], { folder }: RunPlace, stamp: string | undefined): boolean {
  if (stamp === undefined) return false;
  return stamp.split(';').every((part) => {
    const cut = part.indexOf('=');
    const name = part.slice(0, cut);
    return files.stamp(name === '.' ? folder : `${folder}/${name}`) === part.slice(cut + 1);
  });
}
