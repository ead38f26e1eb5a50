import type { RunState } from '../../checklist/state.ts';
import { widestLimits } from '../../document/input-limits.ts';
import { readSopDocument } from '../../document/read-sop.ts';
import { UserError } from '../../host/errors.ts';
import type { Host } from '../../host/host.ts';
import { seenFrom } from '../../host/paths.ts';
import { breakWords } from '../../record/breaks.ts';
import { type Journal, type RunRecord, readRun } from '../../record/record.ts';
import { listRuns, type RunPlace } from '../../record/run-folder.ts';
import type { Damage } from '../../record/segment.ts';
import { findPart } from '../../sop/activities.ts';
import type { Part, Sop } from '../../sop/sop.ts';
import { nearest } from '../../words/nearest.ts';
import { alone, NotARun, noRunIn } from './odd-entries.ts';
import type { Workspace } from './workspace.ts';

/** A run that can be shown and gone on with: its record and the SOP as it was when the run was opened. */
export type OpenedRun = {
  readonly record: RunRecord;
  readonly state: RunState;
  readonly sop: Sop;
  readonly part: Part;
};

/** Finds a run by its number (`7F3K`) or the end of its folder's path. @throws UserError with the nearest number, or the folders if several have it */
export function findRun(host: Host, workspace: Workspace, name: string): RunPlace {
  const runs = listRuns(host.files, workspace.recordsFolder);
  const wanted = name.trim().toUpperCase();
  const found = runs.filter(
    (place) => place.run === wanted || place.folder.toUpperCase().endsWith(`/${wanted}`),
  );
  const [only] = found;
  if (found.length === 1 && only) return only;
  if (only) throw new UserError(severalFolders(workspace, name, found));
  const meant = nearest(
    wanted,
    runs.map((place) => place.run),
  );
  throw new UserError({
    id: `pelaksanaan '${name}' tidak ada di '${workspace.recordsFolder}'. ${meant ? `Maksud Anda: ${meant}?` : 'Lihat yang ada: sop status'}`,
    en: `there is no run '${name}' in '${workspace.recordsFolder}'. ${meant ? `Did you mean: ${meant}?` : 'See what is there: sop status'}`,
  });
}

type Known = { readonly sops?: Map<string, Sop>; readonly entries?: readonly string[] | undefined };

/**
 * Reads a run and its snapshot.
 * @param known for who reads many runs: SOPs by the digest of their file, kept from run to run, and the names in this run's folder
 * @throws NotARun when none is there; UserError when the record is damaged, cannot be read, or is from a newer version
 */
export function openRecord(host: Host, place: RunPlace, { sops, entries }: Known = {}): OpenedRun {
  const record = alone(place, () => readRun(host, place, entries));
  if (isUnopened(record)) throw new NotARun(noRunIn(place.folder));
  const newer = record.damage.some((damage) => damage.kind === 'newer');
  if (newer) throw new UserError(newerRecord(place));
  if (record.damage.some(({ kind }) => kind === 'older')) throw new UserError(olderRecord(place));
  const [damage] = record.damage;
  if (damage) throw new UserError(brokenRecord(place, damage));
  if (record.missing.length > 0) throw new UserError(missingSegment(place, record.missing));
  if (record.sopChanged) throw new UserError(brokenSnapshot(place));
  return withSop(record, sops);
}

/** Reads a damaged run as far as its record is believed. @throws UserError when not even that can be shown */
export function openDamaged(host: Host, place: RunPlace): OpenedRun {
  const record = readRun(host, place);
  const newer = record.damage.some((damage) => damage.kind === 'newer');
  if (newer) throw new UserError(newerRecord(place));
  return withSop(record);
}

function withSop(record: RunRecord, sops?: Map<string, Sop>): OpenedRun {
  const { place, state, sopBytes } = record;
  if (!state || !sopBytes) throw new UserError(brokenSnapshot(place));
  const known = sops?.get(state.sopHash);
  const sop = known ?? readSopDocument(sopBytes, `${place.folder}/sop.yaml`, widestLimits).sop;
  const part = sop && findPart(sop, state.part);
  if (!sop || !part) throw new UserError(brokenSnapshot(place));
  sops?.set(state.sopHash, sop);
  return { record, state, sop, part };
}

/** Whether nobody ever recorded anything: no complete line is there, good or bad. */
export const isUnopened = ({ segments }: Pick<Journal, 'segments'>): boolean =>
  segments.every(({ read, damage }) => read.length === 0 && damage === undefined);

const severalFolders = ({ recordsFolder }: Workspace, name: string, found: readonly RunPlace[]) => {
  const folders = found.map(({ folder }) => seenFrom(recordsFolder, folder));
  return {
    id: `pelaksanaan '${name}' ada di ${found.length} folder: ${folders.join(', ')}. Sebut foldernya, misalnya: sop verify ${folders[0]}. Bila yang satu salinan, pindahkan ke luar '${recordsFolder}'.`,
    en: `run '${name}' lies in ${found.length} folders: ${folders.join(', ')}. Name its folder, for example: sop verify ${folders[0]}. If one is a copy, move it out of '${recordsFolder}'.`,
  };
};

const newerRecord = (place: RunPlace) => ({
  id: `catatan ${place.run} dibuat oleh versi sop yang lebih baru. Perbarui program ini, lalu ulangi; catatan tidak diubah.`,
  en: `record ${place.run} was written by a newer version of sop. Update this program and try again; the record was not touched.`,
});

const olderRecord = (place: RunPlace) => ({
  id: `catatan ${place.run} ${breakWords.older.id}. Buka pelaksanaan baru: sop check ${place.part} --new; catatan lama tidak diubah.`,
  en: `record ${place.run} was ${breakWords.older.en}. Open a new run: sop check ${place.part} --new; the old record was not touched.`,
});

const brokenRecord = (place: RunPlace, damage: Damage) => {
  const file = `${place.folder}/${place.run}.${damage.segment}.jsonl`;
  return {
    id: `catatan ${place.run} RUSAK di ${file} baris ${damage.line}: ${breakWords[damage.kind].id}. Ambil kembali berkas itu dari git atau cadangan; program tidak mengubah catatan.`,
    en: `record ${place.run} is BROKEN at ${file} line ${damage.line}: ${breakWords[damage.kind].en}. Restore that file from git or a backup; the program does not touch the record.`,
  };
};

const missingSegment = (place: RunPlace, segments: readonly string[]) => ({
  id: `catatan ${place.run} TIDAK LENGKAP: segmen ${segments.join(', ')} hilang atau terpotong. Ambil kembali dari git atau cadangan.`,
  en: `record ${place.run} is INCOMPLETE: segment ${segments.join(', ')} is missing or cut. Restore it from git or a backup.`,
});

const brokenSnapshot = (place: RunPlace) => ({
  id: `catatan ${place.run} tidak dapat dibuka: sop.yaml di '${place.folder}' hilang atau berubah sejak pelaksanaan dibuka. Ambil kembali dari git atau cadangan.`,
  en: `record ${place.run} cannot be opened: sop.yaml in '${place.folder}' is missing or changed since the run was opened. Restore it from git or a backup.`,
});
