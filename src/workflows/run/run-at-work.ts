import type { Person, RunEvent } from '../../checklist/events.ts';
import type { RunState } from '../../checklist/state.ts';
import type { Host } from '../../host/host.ts';
import type { Office } from '../../office/office.ts';
import { readJournal } from '../../record/record.ts';
import type { Segment } from '../../record/segment.ts';
import type { Session } from '../../record/session.ts';
import { frontierOf } from '../../record/weave.ts';
import type { Part } from '../../sop/sop.ts';
import type { OpenedRun } from '../office/find-run.ts';
import type { Workspace } from '../office/workspace.ts';

/** A run that somebody is at work on: who writes into it, and what was last read of it. */
export type RunAtWork = {
  readonly session: Session;
  readonly by: Person;
  readonly part: Part;
  readonly workspace: Workspace;
  readonly office: Office;
  readonly state: RunState;
  /** How the journals of others stood when they were last looked at: of each its stamp, or its size as it was read. */
  readonly others: ReadonlyMap<string, string>;
  /** How many lines of each segment were read. */
  readonly read: ReadonlyMap<string, number>;
  /** What others did since it was last told. */
  readonly news: readonly RunEvent[];
};

/** A run that was opened, as somebody begins to work on it. */
export const atWork = (
  session: Session,
  { record, part, state }: OpenedRun,
  workspace: Workspace,
): RunAtWork => ({
  session,
  by: session.by,
  part,
  workspace,
  office: workspace.office,
  state,
  others: new Map(record.segments.map(({ file, size }) => [file, `${size}`])),
  read: linesRead(record.segments),
  news: [],
});

const linesRead = (segments: readonly Segment[]): ReadonlyMap<string, number> =>
  new Map(segments.map(({ name, lines }) => [name, lines.length]));

/** The run with what others wrote meanwhile; the session's next line will say that it was seen. */
export function withOthers(host: Host, run: RunAtWork): RunAtWork {
  const { place, segment, saw } = run.session;
  const own = `${place.run}.${segment}.jsonl`;
  const files = host.files.list(place.folder).filter((name) => name.endsWith('.jsonl') && name !== own);
  const others = new Map(files.map((name) => [name, host.files.stamp(`${place.folder}/${name}`) ?? '']));
  if (areAsBefore(others, run.others)) return { ...run, others };
  const { state, segments, lines, damage, missing } = readJournal(host, place);
  const isWhole = damage.length === 0 && missing.length === 0;
  // What is on the screen does not vanish with somebody's damaged file; that the run is closed counts all the same.
  if (!state || (!isWhole && state.closedAt === undefined)) return { ...run, others };
  saw(frontierOf(segments));
  const isNew = ({ type, stamp }: RunEvent): boolean =>
    type !== 'join' && stamp.segment !== segment && stamp.line > (run.read.get(stamp.segment) ?? 0);
  const news = lines.map(({ event }) => event).filter(isNew);
  return { ...run, state, others, read: linesRead(segments), news: [...run.news, ...news] };
}

/** A journal only grows: where it was read before it was first looked at, its length tells whether somebody has written since. */
const areAsBefore = (now: RunAtWork['others'], before: RunAtWork['others']): boolean =>
  now.size === before.size &&
  [...now].every(([name, stamp]) => [stamp, stamp.split(':', 1)[0]].includes(before.get(name)));
