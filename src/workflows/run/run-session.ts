import { localDate } from '../../calendar/local-time.ts';
import type { SigningPolicy } from '../../checklist/signing-policy.ts';
import type { Host } from '../../host/host.ts';
import type { SessionFacts } from '../../record/line.ts';
import type { RunRecord } from '../../record/record.ts';
import { newRunPlace } from '../../record/run-folder.ts';
import { joinRun, openRun, type Session } from '../../record/session.ts';
import { frontierOf } from '../../record/weave.ts';
import type { NamedPart } from '../office/find-part.ts';
import type { Workspace } from '../office/workspace.ts';
import { signingFacts } from '../record/signing-duty.ts';
import { heldTo, refuseUnsigned } from '../record/wanted-signatures.ts';
import type { Writer } from '../record/writer.ts';

/** Opens a new run of a part, with the SOP file as it is now for a snapshot. @throws DiskError */
export function openNewRun(
  host: Host,
  workspace: Workspace,
  { file, part }: NamedPart,
  writer: Writer,
): Session {
  const { office, recordsFolder } = workspace;
  const { zone, lineSigning } = office;
  const policy = lineSigning ? [lineSigning] : [];
  if (!writer.signer) refuseUnsigned(host, zone, policy, writer.by, 'open');
  const facts = { ...sessionFacts(host, workspace, writer), ...(lineSigning ? { policy: lineSigning } : {}) };
  const place = newRunPlace(host, recordsFolder, part.code, localDate(host.now(), zone));
  const { by, signer } = writer;
  const session = openRun(host, { place, zone, seen: {}, by, signer, facts }, file.bytes, file.sop.name);
  return signer ? session : heldTo(host, workspace, session, policy);
}

/** Goes on with a run that was read, in a segment of the writer's own. @throws DiskError */
export function joinExisting(
  host: Host,
  workspace: Workspace,
  { place, segments }: Pick<RunRecord, 'place' | 'segments'>,
  writer: Writer,
): Session {
  const { zone } = workspace.office;
  const facts = sessionFacts(host, workspace, writer);
  const { by, signer } = writer;
  const session = joinRun(host, { place, zone, seen: frontierOf(segments), by, signer, facts });
  return signer ? session : heldTo(host, workspace, session, policiesOf(workspace, segments));
}

const sessionFacts = (host: Host, workspace: Workspace, writer: Writer): SessionFacts => ({
  ...signingFacts(host, workspace, writer),
  ...(writer.answers === undefined ? {} : { answers: writer.answers }),
});

/** What is to be signed in a run: by the office as it is, and as it was when the run was opened. */
export const policiesOf = ({ office }: Workspace, segments: RunRecord['segments']) =>
  [openingPolicy(segments), office.lineSigning].flatMap((policy): readonly SigningPolicy[] =>
    policy ? [policy] : [],
  );

/** What the office wanted signed when a run was opened. */
const openingPolicy = (segments: RunRecord['segments']): SigningPolicy | undefined =>
  segments.flatMap(({ lines }) => lines.slice(0, 1)).find(({ event }) => event.type === 'open')?.facts
    ?.policy;

/** Works in a session and closes it, come what may. */
export function inSession<T>(session: Session, work: (session: Session) => T): T {
  try {
    return work(session);
  } finally {
    session.close();
  }
}
