import { UserError } from '../../host/errors.ts';
import type { Host } from '../../host/host.ts';
import { clockTolerance, type SeenKey, usableKeyOf } from '../../record/keys/key-view.ts';
import type { SessionFacts } from '../../record/line.ts';
import { visibleLine } from '../../words/visible.ts';
import type { Workspace } from '../office/workspace.ts';
import { officeKeys } from './office-keys.ts';
import type { Writer } from './writer.ts';

/**
 * What the first line of a session says of keys: which register its writer had read, and why somebody who has a key does without.
 * @throws UserError when the key is not in force, or none is used by somebody who has one and gives no reason: nothing is written then
 */
export function signingFacts(
  host: Host,
  workspace: Workspace,
  { by, signer, unsigned }: Writer,
): SessionFacts {
  const view = officeKeys(host, workspace);
  const { heads } = view.register;
  const register = heads.length === 0 ? {} : { register: heads };
  if (signer) {
    const key = view.keys.find(({ kid }) => kid === signer.kid);
    if (key?.state !== 'usable') throw new UserError(notInForce(signer.kid));
    if (host.now() < key.since - clockTolerance) throw new UserError(clockBehind(key));
    return register;
  }
  const key = usableKeyOf(view, by);
  if (!key) return register;
  if (unsigned === undefined) throw new UserError(mustSign(key));
  return { ...register, unsigned };
}

/** Somebody has a key and none was opened. */
export const mustSign = ({ kid, person, device }: SeenKey) => ({
  id: `${visibleLine(person)} mempunyai kunci ${kid} (${visibleLine(device)}), jadi barisnya harus ditandatangani. Tidak ada yang dicatat. Pakai kuncinya: --passphrase-file berkas; kunci untuk komputer ini: sop key new; tanpa kunci, dengan alasan yang ikut dicatat: --without-key "alasan"`,
  en: `${visibleLine(person)} has the key ${kid} (${visibleLine(device)}), so the lines must be signed. Nothing was recorded. Use the key: --passphrase-file file; a key for this machine: sop key new; without a key, with a reason that goes on record: --without-key "reason"`,
});
const notInForce = (kid: string) => ({
  id: `kunci ${kid} tidak berlaku (belum disahkan, atau sudah dicabut). Tidak ada yang dicatat. Lihat: sop key list`,
  en: `key ${kid} is not in force (not endorsed, or revoked). Nothing was recorded. See: sop key list`,
});
const clockBehind = ({ kid, since }: SeenKey) => ({
  id: `kunci ${kid} menurut daftar kunci baru ada sejak ${new Date(since).toISOString()}, sesudah jam komputer ini. Tidak ada yang dicatat. Betulkan jamnya; bila jam waktu mendaftar yang salah, cabut kunci yang bertanggal masa depan (sop key list) dan buat yang baru.`,
  en: `key ${kid} exists only since ${new Date(since).toISOString()} by the register, which is after the clock of this machine. Nothing was recorded. Put the clock right; if the clock was wrong when a key was entered, revoke the key dated in the future (sop key list) and make a new one.`,
});
