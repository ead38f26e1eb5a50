import { localDate } from '../../calendar/local-time.ts';
import type { Person, RunAction } from '../../checklist/events.ts';
import { mustBeSigned, type SigningPolicy } from '../../checklist/signing-policy.ts';
import { UserError } from '../../host/errors.ts';
import type { Host } from '../../host/host.ts';
import type { Session } from '../../record/session.ts';
import { visibleLine } from '../../words/visible.ts';
import type { Workspace } from '../office/workspace.ts';

/**
 * A session that records nothing unsigned that a policy wants signed.
 * @param policies that of the office, and the one under which the run was opened
 */
export function heldTo(
  host: Pick<Host, 'now'>,
  { office }: Workspace,
  session: Session,
  policies: readonly SigningPolicy[],
): Session {
  const refuse = (type: RunAction['type']): void =>
    refuseUnsigned(host, office.zone, policies, session.by, type);
  return {
    ...session,
    record: (action) => {
      refuse(action.type);
      return session.record(action);
    },
  };
}

/** Whether a policy wants an act of this person signed today. */
export function isWanted(
  { now }: Pick<Host, 'now'>,
  zone: string,
  policies: readonly SigningPolicy[],
  { role }: Person,
  type: RunAction['type'],
): boolean {
  const day = localDate(now(), zone);
  return policies.some((policy) => mustBeSigned(policy, type, role, day));
}

/** @throws UserError when a policy wants an act of this person signed today */
export function refuseUnsigned(...wanted: Parameters<typeof isWanted>): void {
  const [, , , { name }] = wanted;
  if (isWanted(...wanted)) throw new UserError(policyAsks(name));
}

const policyAsks = (name: string) => ({
  id: `kantor mewajibkan tindakan ini ditandatangani dengan kunci ${visibleLine(name)} (tanda_tangan_baris: di berkas kantor). Tindakan ini TIDAK dicatat. Pakai kuncinya: --passphrase-file berkas; belum punya: sop key new --by "${visibleLine(name)}"`,
  en: `the office wants this act signed with the key of ${visibleLine(name)} (tanda_tangan_baris: in the office file). The act was NOT recorded. Use the key: --passphrase-file file; without one: sop key new --by "${visibleLine(name)}"`,
});
