import { notSaved, saving } from '../../host/errors.ts';
import type { Host } from '../../host/host.ts';
import { mayBeAtWork, type UnfinishedOpening, unfinishedOpenings } from '../../record/run-folder.ts';
import type { Workspace } from '../office/workspace.ts';

/** What was taken away, and what was left because another program may be at it this very moment. */
export type Cleared = {
  readonly removed: readonly UnfinishedOpening[];
  readonly left: readonly UnfinishedOpening[];
};

/**
 * Takes away what openings left behind that never came to their end. Nothing in it was ever said to be saved; an opening that is
 * slower than anybody thinks fails and says so.
 * @throws DiskError
 */
export function clearOpenings(
  host: Host,
  { recordsFolder }: Workspace,
  { dryRun }: { readonly dryRun: boolean },
): Cleared {
  const all = unfinishedOpenings(host.files, recordsFolder);
  const now = host.now();
  const removed = all.filter((one) => !mayBeAtWork(one, now));
  if (!dryRun)
    saving(
      () => {
        for (const { folder } of removed) host.files.removeFolder(folder);
      },
      notSaved(theClearing, nothingLost),
    );
  return { removed, left: all.filter((one) => mayBeAtWork(one, now)) };
}

const theClearing = { id: 'pembersihan', en: 'the clearing' };
const nothingLost = { id: 'Tidak ada catatan yang hilang.', en: 'No record is lost.' };
