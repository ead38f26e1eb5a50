import { localDate } from '../../calendar/local-time.ts';
import type { Person } from '../../checklist/events.ts';
import type { Host } from '../../host/host.ts';
import type { LineSigner } from '../../record/line.ts';
import type { RunRecord } from '../../record/record.ts';
import { newRunPlace } from '../../record/run-folder.ts';
import { joinRun, openRun, type Session } from '../../record/session.ts';
import { frontierOf } from '../../record/weave.ts';
import type { NamedPart } from '../office/find-part.ts';
import type { Workspace } from '../office/workspace.ts';

/** Who writes, and with which key. Whoever writes without one has to say so: the field is never left out. */
export type Writer = {
  readonly by: Person;
  readonly signer: LineSigner | undefined;
  /** Why somebody who has a key does without; recorded. */
  readonly unsigned?: string;
};

/** Opens a new run of a part, with the SOP file as it is now for a snapshot. @throws DiskError */
export function openNewRun(
  host: Host,
  { office, recordsFolder }: Workspace,
  { file, part }: NamedPart,
  { unsigned, ...writer }: Writer,
): Session {
  const { zone } = office;
  const place = newRunPlace(host, recordsFolder, part.code, localDate(host.now(), zone));
  return openRun(host, { place, zone, seen: {}, ...writer, ...factsOf(unsigned) }, file.bytes, file.sop.name);
}

/** Goes on with a run that was read, in a segment of the writer's own. @throws DiskError */
export function joinExisting(
  host: Host,
  { office }: Workspace,
  { place, segments }: Pick<RunRecord, 'place' | 'segments'>,
  { unsigned, ...writer }: Writer,
): Session {
  const start = { place, zone: office.zone, seen: frontierOf(segments) };
  return joinRun(host, { ...start, ...writer, ...factsOf(unsigned) });
}

const factsOf = (unsigned: string | undefined) => (unsigned === undefined ? {} : { facts: { unsigned } });

/** Works in a session and closes it, come what may. */
export function inSession<T>(session: Session, work: (session: Session) => T): T {
  try {
    return work(session);
  } finally {
    session.close();
  }
}
