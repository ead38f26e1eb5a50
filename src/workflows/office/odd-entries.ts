import { errorCode, failureKind, UserError } from '../../host/errors.ts';
import type { Host } from '../../host/host.ts';
import {
  notAFolder,
  type RunPlace,
  type Survey,
  surveyRuns,
  unfinishedOpenings,
} from '../../record/run-folder.ts';
import type { Bilingual } from '../../words/bilingual.ts';

/** Something lies among the runs and is none; no record is damaged by it, and no other run concerned. */
export class NotARun extends UserError {}

/**
 * Reads a run by itself: whatever the disk refuses is said of this run alone.
 * @throws NotARun when no folder is there; UserError when it may not be read, and whatever the work throws of its own
 */
export function alone<T>({ folder, run }: RunPlace, read: () => T): T {
  try {
    return read();
  } catch (error) {
    const code = errorCode(error);
    if (code === undefined || failureKind(error) !== undefined) throw error;
    throw notAFolder.has(code) ? new NotARun(noRunIn(folder)) : new UserError(unreadRun(run, folder, code));
  }
}

/**
 * A run that is left out because its record is damaged or cannot be read; for the runs of a whole month or year, `run` is the folder.
 * What was passed over and is no run has no `run`: nothing is amiss with the figures.
 */
export type DamagedRun = { readonly run?: string; readonly part?: string; readonly why: Bilingual };

/** What is said of a run that could not be opened. */
export const damagedRun = ({ run, part }: RunPlace, error: UserError): DamagedRun =>
  error instanceof NotARun ? { why: error.text } : { run, part, why: error.text };

/** The numbers of runs that were left out, for a report. */
export const leftOut = (damaged: readonly DamagedRun[]): readonly string[] =>
  damaged.flatMap(({ run }) => run ?? []);

const most = 20;

/** What is said of what was left out: runs that are damaged or cannot be read, then what is no run. */
export const leftOutWords = (damaged: readonly DamagedRun[]): readonly Bilingual[] =>
  [true, false].flatMap((isRun) =>
    firstOfMany(damaged.filter(({ run }) => (run !== undefined) === isRun).map(({ why }) => why)),
  );

/** Sentences that are alike: of many the first, and how many more there are. */
export const firstOfMany = (texts: readonly Bilingual[]): readonly Bilingual[] =>
  texts.length > most ? [...texts.slice(0, most), andMore(texts.length - most)] : texts;

const andMore = (more: number): Bilingual => ({
  id: `… dan ${more} lagi seperti itu.`,
  en: `… and ${more} more like these.`,
});

/** The openings that were never finished, and the folders of years and months that may not be read. */
export function oddEntries(
  { files }: Pick<Host, 'files'>,
  records: string,
  { unread }: Survey = surveyRuns(files, records),
): readonly DamagedRun[] {
  const unfinished = unfinishedOpenings(files, records).length;
  return [
    ...unread.map(({ folder, code }) => ({
      run: folder.slice(records.length + 1),
      why: unreadMonth(folder, code),
    })),
    ...(unfinished > 0 ? [{ why: neverOpened(unfinished) }] : []),
  ];
}

/** Of what bears the name of a run's folder, and is no folder or has no opening line in it. */
export const noRunIn = (folder: string): Bilingual => ({
  id: `di '${folder}' tidak ada pelaksanaan (bukan folder, atau tanpa baris pembuka); dilewati, yang lain tidak terpengaruh.`,
  en: `there is no run in '${folder}' (it is no folder, or has no opening line); passed over, others are not concerned.`,
});

const unreadRun = (run: string, folder: string, code: string): Bilingual => ({
  id: `catatan ${run} tidak dapat dibaca: '${folder}' (${code}). Periksa izin dan diskunya; pelaksanaan lain tidak terpengaruh.`,
  en: `record ${run} cannot be read: '${folder}' (${code}). Check its permission and the disk; other runs are not concerned.`,
});

const unreadMonth = (folder: string, code: string): Bilingual => ({
  id: `folder '${folder}' tidak dapat dibaca (${code}); pelaksanaan di dalamnya TIDAK ikut dilihat. Periksa izin dan diskunya.`,
  en: `the folder '${folder}' cannot be read (${code}); the runs in it are NOT looked at. Check its permission and the disk.`,
});

const neverOpened = (count: number): Bilingual => ({
  id: `pembukaan pelaksanaan yang tidak pernah selesai (program terhenti): ${count}; tidak ada jawaban di dalamnya. Bersihkan: sop run clear`,
  en: `openings of runs that were never finished (the program was stopped): ${count}; no answer is in them. Clear them away: sop run clear`,
});
