import { UserError } from '../../host/errors.ts';
import type { Host } from '../../host/host.ts';
import { seenFrom } from '../../host/paths.ts';
import { twinsAmong } from '../../record/copied-runs.ts';
import { listRuns, type RunPlace } from '../../record/run-folder.ts';
import { NotARun } from './odd-entries.ts';

/**
 * The runs of the records folder, oldest first, each once: of a run that was copied to another folder only the original. The copies are
 * handed to `skipped`, as no run where the original counts; where nobody can say which one that is, all of them are.
 */
export function countedRuns(
  host: Pick<Host, 'files' | 'sha256'>,
  records: string,
  skipped: (place: RunPlace, error: UserError) => void = () => undefined,
  places = listRuns(host.files, records),
): readonly RunPlace[] {
  const twins = twinsAmong(host, places);
  return places.filter((place) => {
    const twin = twins.get(place.folder);
    if (twin?.kind !== 'copy') return true;
    const isKept = twin.others.some((other) => twins.get(other)?.kind === 'original');
    const why = isCopy(seenFrom(records, place.folder), twin.others, records);
    skipped(place, isKept ? new NotARun(why) : new UserError(why));
    return false;
  });
}

const isCopy = (folder: string, others: readonly string[], records: string) => {
  const shown = others.map((other) => seenFrom(records, other)).join(', ');
  return {
    id: `pelaksanaan di '${folder}' memuat jurnal yang sama dengan ${shown}; salinan tidak dihitung. Pindahkan salinannya ke luar '${records}'.`,
    en: `the run in '${folder}' holds the same journals as ${shown}; a copy does not count. Move the copy out of '${records}'.`,
  };
};
