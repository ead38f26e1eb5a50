import type { Person } from '../../checklist/events.ts';
import { samePerson } from '../../checklist/person.ts';
import { saving, UserError } from '../../host/errors.ts';
import type { Host } from '../../host/host.ts';
import { folderOf } from '../../host/paths.ts';
import { readFile } from '../../host/read-file.ts';
import type { Office } from '../../office/office.ts';
import { appendToList } from '../../record/append-list.ts';
import { keepGitAttributes } from '../../record/git-files.ts';
import { type KeyAct, keyAct, keyEntry, keyId, registerFileName } from '../../record/keys/key-register.ts';
import { type KeyView, mayAct, type SeenKey } from '../../record/keys/key-view.ts';
import type { LineSigner } from '../../record/line.ts';
import type { Bilingual } from '../../words/bilingual.ts';
import { visibleLine } from '../../words/visible.ts';
import { refuseOpenToOthers } from '../office/secret-file.ts';
import type { Workspace } from '../office/workspace.ts';
import { officeKeys, officeRegister } from './office-keys.ts';

/** Where the sealed private key of an id lies: with the user, never in the office folder. */
const privateKeyPath = ({ userFolder }: Pick<Host, 'userFolder'>, kid: string): string =>
  `${userFolder}/kunci/${kid}.json`;

/** The newest key of a person in some state whose private half is on this machine. */
export const keyHere = (
  host: Host,
  { keys }: KeyView,
  person: Person,
  state: SeenKey['state'] = 'usable',
): SeenKey | undefined =>
  keys.findLast(
    (key) =>
      key.state === state &&
      samePerson({ name: key.person }, person) &&
      host.files.kind(privateKeyPath(host, key.kid)) === 'file',
  );

/**
 * What signs with a key; undefined when the passphrase is wrong.
 * @throws UserError when others may read the private key, or it is not the other half of the public one
 */
export function openLineKey(
  host: Host,
  { kid, publicKey }: Pick<SeenKey, 'kid' | 'publicKey'>,
  passphrase: string,
): LineSigner | undefined {
  const path = privateKeyPath(host, kid);
  refuseOpenToOthers(host, path);
  const sign = host.keyring.open(new TextDecoder().decode(readFile(host, path, 64 * 1024)), passphrase);
  if (!sign) return undefined;
  if (!host.keyring.verify(publicKey, kid, sign(kid))) throw new UserError(otherHalf(path, kid));
  return { kid, sign };
}

/** @throws UserError when private keys would come to lie in the office folder, which is shared */
export function refuseKeysInOffice({ userFolder }: Host, { root }: Workspace): void {
  if (`${userFolder}/`.startsWith(`${root}/`)) throw new UserError(insideOffice(userFolder));
}

/** A new key of a person for this device, and where its private half lies. @throws DiskError */
export function makeLineKey(
  host: Host,
  workspace: Workspace,
  person: Person,
  passphrase: string,
): { readonly key: SeenKey; readonly path: string } {
  const { publicKey, sealed } = host.keyring.create(passphrase);
  const kid = keyId(publicKey, host.sha256);
  const sign = host.keyring.open(sealed, passphrase);
  if (!sign) throw new Error('a key that was just sealed does not open');
  const path = privateKeyPath(host, kid);
  const key = { kid, publicKey, person: person.name, device: host.device, at: host.now() };
  saving(
    () => {
      host.files.makeFolder(folderOf(path));
      host.files.write(path, sealed, { mode: 0o600 });
      const { heads } = officeRegister(host, workspace.root);
      addToRegister(host, workspace, keyEntry({ ...key, prev: heads }, sign));
    },
    notSaved({ id: 'kunci', en: 'key' }, path),
  );
  return { key: registeredKey(officeKeys(host, workspace), kid), path };
}

/** The key with this id as it is in the register. @throws UserError when it is not there */
export function registeredKey({ keys }: KeyView, kid: string): SeenKey {
  const found = keys.find((one) => one.kid === kid.trim().toLowerCase());
  if (found) return found;
  throw new UserError({
    id: `kunci '${visibleLine(kid)}' tidak ada di ${registerFileName}. Lihat: sop key list`,
    en: `there is no key '${visibleLine(kid)}' in ${registerFileName}. See: sop key list`,
  });
}

/**
 * The key of a person on this machine that may endorse or revoke another one.
 * @throws UserError when there is none, or it may not
 */
export function actingKey(host: Host, view: KeyView, act: KeyWish, officers: Office['keyOfficers']): SeenKey {
  const { type, key, by } = act;
  const itself = type === 'revoke' ? [keyHere(host, { ...view, keys: [key] }, by, 'waiting')] : [];
  const own = keyHere(host, view, by) ?? itself[0];
  if (!own) throw new UserError(noKeyToAct(by.name));
  const wish = { type, kid: key.kid, actor: own.kid, at: host.now() };
  if (mayAct(wish, view, officers)) return own;
  throw new UserError(type === 'endorse' && own.kid === key.kid ? notByItself(key.kid) : notAllowed(key));
}

/** Who wishes to endorse or revoke which key. */
export type KeyWish = { readonly type: KeyAct['type']; readonly key: SeenKey; readonly by: Person };

/** Enters that a key is endorsed or revoked, signed by {@link actingKey}. @throws DiskError */
export function enterKeyAct(
  host: Host,
  workspace: Workspace,
  { type, key, by }: KeyWish,
  { kid: actor, sign }: LineSigner,
): SeenKey {
  saving(
    () => {
      const { heads } = officeRegister(host, workspace.root);
      const act = { type, kid: key.kid, actor, by: by.name, at: host.now(), prev: heads };
      addToRegister(host, workspace, keyAct(act, sign));
    },
    notSaved(actNames[type], registerFileName),
  );
  return registeredKey(officeKeys(host, workspace), key.kid);
}

function addToRegister(host: Host, { root }: Workspace, entry: string): void {
  const path = `${root}/${registerFileName}`;
  appendToList(host.files, path, [entry]);
  keepGitAttributes(host.files, root);
}

const actNames = {
  endorse: { id: 'pengesahan', en: 'endorsement' },
  revoke: { id: 'pencabutan', en: 'revocation' },
} as const satisfies Record<KeyAct['type'], Bilingual>;

const notSaved = (what: Bilingual, path: string) => (code: Bilingual) => ({
  id: `${what.id} TIDAK tersimpan di '${path}' (${code.id}). Periksa izin dan ruang disk, lalu ulangi.`,
  en: `the ${what.en} was NOT saved to '${path}' (${code.en}). Check permission and disk space and try again.`,
});

const insideOffice = (folder: string) => ({
  id: `folder pengaturan '${folder}' berada di dalam folder kantor; kunci rahasia tidak boleh di sana. Setel XDG_CONFIG_HOME ke tempat lain.`,
  en: `the settings folder '${folder}' is inside the office folder; private keys must not lie there. Set XDG_CONFIG_HOME to another place.`,
});
const otherHalf = (path: string, kid: string) => ({
  id: `'${path}' bukan kunci rahasia dari kunci ${kid} di ${registerFileName}. Tidak ada yang dicatat. Kembalikan berkas yang benar, atau buat kunci baru: sop key new`,
  en: `'${path}' is not the private half of key ${kid} in ${registerFileName}. Nothing was recorded. Put the right file back, or make a new key: sop key new`,
});
const noKeyToAct = (person: string) => ({
  id: `'${visibleLine(person)}' tidak mempunyai kunci yang berlaku di komputer ini. Yang mengesahkan atau mencabut menandatanganinya dengan kuncinya sendiri: sop key new --by "${visibleLine(person)}"`,
  en: `'${visibleLine(person)}' has no key in force on this machine. Whoever endorses or revokes signs it with a key of their own: sop key new --by "${visibleLine(person)}"`,
});
const notByItself = (kid: string) => ({
  id: `kunci ${kid} tidak dapat mengesahkan dirinya sendiri. Sahkan dari perangkat dengan kunci yang lebih lama, atau oleh petugas kunci (petugas_kunci: di berkas kantor).`,
  en: `key ${kid} cannot endorse itself. Endorse it from the device with the earlier key, or by a key officer (petugas_kunci: in the office file).`,
});
const notAllowed = ({ kid, person }: SeenKey) => ({
  id: `kunci ${kid} milik ${visibleLine(person)}: hanya pemiliknya atau petugas kunci (petugas_kunci: di berkas kantor) yang boleh mengesahkan atau mencabutnya. Tidak ada yang dicatat.`,
  en: `key ${kid} belongs to ${visibleLine(person)}: only its owner or a key officer (petugas_kunci: in the office file) may endorse or revoke it. Nothing was recorded.`,
});
