import { parseDay } from '../../calendar/civil-date.ts';
import { localDate } from '../../calendar/local-time.ts';
import type { Person } from '../../checklist/events.ts';
import { samePerson } from '../../checklist/person.ts';
import { UserError } from '../../host/errors.ts';
import type { Host } from '../../host/host.ts';
import { isAllRecorded, recordedSoFar } from '../../office/answers-so-far.ts';
import type { AnswersFile } from '../../office/read-answers.ts';
import { readJournal } from '../../record/record.ts';
import { listRuns } from '../../record/run-folder.ts';
import type { Segment } from '../../record/segment.ts';
import { type OpenedRun, openRecord } from '../office/find-run.ts';
import { alone, type DamagedRun, damagedRun } from '../office/odd-entries.ts';
import type { Workspace } from '../office/workspace.ts';

/** An answers file, of whom, and the SHA-256 of its bytes. */
export type FileOfAnswers = { readonly given: AnswersFile; readonly hash: string; readonly by: Person };

/** How long ago a file may have been begun with, in days. */
const longAgo = 31;

/**
 * The newest run of a part into which this very file was recorded, in whole or until something stopped it. A file without times can be the
 * work of many days: once it is recorded whole, it is a new piece of work on another day.
 * @param skipped is handed what cannot be looked at and might hold it
 * @throws UserError when that run is damaged
 */
export function runOfAnswers(
  host: Host,
  { recordsFolder, office }: Workspace,
  part: string,
  file: FileOfAnswers,
  skipped: (damaged: DamagedRun) => void,
): OpenedRun | undefined {
  const today = localDate(host.now(), office.zone);
  const earliest = (parseDay(today) ?? 0) - longAgo;
  const isRecent = (date: string): boolean =>
    (parseDay(date.replace(/^(.{4})(..)(..)$/, '$1-$2-$3')) ?? 0) >= earliest;
  const places = listRuns(host.files, recordsFolder).filter((one) => one.part === part && isRecent(one.date));
  const place = places.findLast((one) => {
    try {
      return holdsFile(alone(one, () => readJournal(host, one)).segments, file);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      skipped(damagedRun(one, error));
      return false;
    }
  });
  if (!place) return undefined;
  const found = openRecord(host, place);
  const hasTimes = file.given.answers.some(({ finished }) => finished !== undefined);
  const isWhole = isAllRecorded(file.given, recordedSoFar(file.given, found.state, file.by));
  const isOver = isWhole && (found.state.closedAt !== undefined || !file.given.close);
  const isAnother = isOver && !hasTimes && localDate(found.state.openedAt, office.zone) !== today;
  return isAnother ? undefined : found;
}

/** Whether a session of the person says that it records the file. */
export const holdsFile = (segments: readonly Segment[], { hash, by }: FileOfAnswers): boolean =>
  segments.some(
    ({ lines: [first] }) => first?.facts?.answers === hash && samePerson(first.event.stamp.by, by),
  );
