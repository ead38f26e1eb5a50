import { UserError } from '../../host/errors.ts';
import type { Host } from '../../host/host.ts';
import { seenFrom } from '../../host/paths.ts';
import { twinsAmong } from '../../record/copied-runs.ts';
import { listRuns, type RunPlace } from '../../record/run-folder.ts';

/**
 * The runs of the records folder, oldest first, each once: of a run that was copied to another folder only the original. The copies, and all
 * of them where nobody can say which one is the original, are handed to `skipped`.
 */
export function countedRuns(
  host: Pick<Host, 'files' | 'sha256'>,
  records: string,
  skipped: (place: RunPlace, error: UserError) => void = () => undefined,
): readonly RunPlace[] {
  const places = listRuns(host.files, records);
  const twins = twinsAmong(host, places);
  return places.filter((place) => {
    const twin = twins.get(place.folder);
    if (twin?.kind !== 'copy') return true;
    skipped(place, new UserError(isCopy(seenFrom(records, place.folder), twin.others, records)));
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
