import { periodWords } from '../../calendar/period.ts';
import type { ExitCode } from '../../host/exit-codes.ts';
import { nameOf } from '../../host/paths.ts';
import type { Bilingual } from '../../words/bilingual.ts';
import type { DuePeriod } from './open-schedule.ts';

/** What came of one report: files by their absolute paths. */
export type DueOutcome = {
  readonly due: DuePeriod;
  readonly kind: 'made' | 'same';
  readonly revision: number;
  readonly files: readonly string[];
  /** The files beside which a revision was made. */
  readonly before?: readonly string[];
  /** SOP files that could not be read. */
  readonly unread: readonly string[];
  /** Why nobody signed it though somebody should have, or what receivers may hold against the signature. */
  readonly doubts?: readonly Bilingual[];
};

/** A report that could not be made, and the exit code that it asks for. */
export type DueFailure = {
  readonly due: DuePeriod;
  readonly reason: Bilingual;
  readonly exitCode: ExitCode;
};

/** The entry and the period of a report, by the calendar of a zone. */
export function dueTitle({ entry, period }: DuePeriod, zone: string): Bilingual {
  const { id, en } = periodWords(period, zone);
  return { id: `${entry.code} ${id}`, en: `${entry.code} ${en}` };
}

/** What came of one report, in one line. */
export function outcomeWords(outcome: DueOutcome, zone: string): Bilingual {
  const { kind, before, revision } = outcome;
  const [title, list] = [dueTitle(outcome.due, zone), outcome.files.join(', ')];
  if (kind === 'same')
    return { id: `${title.id}: sudah dibuat: ${list}`, en: `${title.en}: made already: ${list}` };
  if (!before) return { id: `✓ ${title.id}: ${list}`, en: `✓ ${title.en}: ${list}` };
  const old = before.map(nameOf).join(', ');
  return {
    id: `✓ ${title.id}: data berubah, revisi ${revision}: ${list} (di samping ${old})`,
    en: `✓ ${title.en}: the data changed, revision ${revision}: ${list} (beside ${old})`,
  };
}

/** Which report failed, and why, in one line. */
export function failureWords({ due, reason }: DueFailure, zone: string): Bilingual {
  const { id, en } = dueTitle(due, zone);
  return { id: `GAGAL ${id}: ${reason.id}`, en: `FAILED ${en}: ${reason.en}` };
}
