import type { Person } from '../../checklist/events.ts';
import { saving, UserError } from '../../host/errors.ts';
import type { Host } from '../../host/host.ts';
import { folderOf } from '../../host/paths.ts';
import { readFile } from '../../host/read-file.ts';
import { appendToList } from '../../record/append-list.ts';
import { keepGitAttributes } from '../../record/git-files.ts';
import {
  keyEntry,
  keyId,
  noRegister,
  type Register,
  type RegisteredKey,
  readRegister,
  registerFileName,
  revocationEntry,
} from '../../record/key-register.ts';
import type { LineSigner } from '../../record/line.ts';
import type { Bilingual } from '../../words/bilingual.ts';
import { visibleLine } from '../../words/visible.ts';
import { refuseOpenToOthers } from '../office/secret-file.ts';
import type { Workspace } from '../office/workspace.ts';

/** The register of public keys in the office folder; empty when there is none. */
export function officeRegister({ files, sha256 }: Pick<Host, 'files' | 'sha256'>, root: string): Register {
  const path = `${root}/${registerFileName}`;
  return files.kind(path) === 'file' ? readRegister(files.readText(path), sha256) : noRegister;
}

/** Where the sealed private key of an id lies: with the user, never in the office folder. */
const privateKeyPath = ({ userFolder }: Pick<Host, 'userFolder'>, kid: string): string =>
  `${userFolder}/kunci/${kid}.json`;

/** The newest key of a person that is in force and whose private half is on this machine. */
export function ownKey(
  host: Host,
  { root }: Pick<Workspace, 'root'>,
  person: Person,
): RegisteredKey | undefined {
  return officeRegister(host, root).keys.findLast(
    (key) =>
      key.person === person.name &&
      key.revokedAt === undefined &&
      host.files.kind(privateKeyPath(host, key.kid)) === 'file',
  );
}

/** What signs lines with a key; undefined when the passphrase is wrong. @throws UserError when others may read the key */
export function openLineKey(
  host: Host,
  { kid }: Pick<RegisteredKey, 'kid'>,
  passphrase: string,
): LineSigner | undefined {
  const path = privateKeyPath(host, kid);
  refuseOpenToOthers(host, path);
  const sign = host.keyring.open(new TextDecoder().decode(readFile(host, path, 64 * 1024)), passphrase);
  return sign && { kid, sign };
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
): { readonly key: RegisteredKey; readonly path: string } {
  const { publicKey, sealed } = host.keyring.create(passphrase);
  const kid = keyId(publicKey, host.sha256);
  const key = { kid, publicKey, person: person.name, device: host.device, createdAt: host.now() };
  const path = privateKeyPath(host, kid);
  saving(
    () => {
      host.files.makeFolder(folderOf(path));
      host.files.write(path, sealed, { mode: 0o600 });
      addToRegister(host, workspace, keyEntry(key));
    },
    notSaved({ id: 'kunci', en: 'key' }, path),
  );
  return { key, path };
}

/** The key with this id as it is in the register. @throws UserError when it is not there */
export function registeredKey(host: Host, { root }: Workspace, kid: string): RegisteredKey {
  const found = officeRegister(host, root).keys.find((one) => one.kid === kid.trim().toLowerCase());
  if (found) return found;
  throw new UserError({
    id: `kunci '${visibleLine(kid)}' tidak ada di ${registerFileName}. Lihat: sop key list`,
    en: `there is no key '${visibleLine(kid)}' in ${registerFileName}. See: sop key list`,
  });
}

/** Revokes a key; one that was revoked before stays so since then. @throws DiskError */
export function revokeLineKey(
  host: Host,
  workspace: Workspace,
  key: RegisteredKey,
  by: Person,
): RegisteredKey {
  if (key.revokedAt !== undefined) return key;
  const revokedAt = host.now();
  saving(
    () => addToRegister(host, workspace, revocationEntry(key.kid, revokedAt, by.name)),
    notSaved({ id: 'pencabutan', en: 'revocation' }, registerFileName),
  );
  return { ...key, revokedAt };
}

function addToRegister(host: Host, { root }: Workspace, entry: string): void {
  const path = `${root}/${registerFileName}`;
  appendToList(host.files, path, [entry]);
  keepGitAttributes(host.files, root);
}

const notSaved = (what: Bilingual, path: string) => (code: Bilingual) => ({
  id: `${what.id} TIDAK tersimpan di '${path}' (${code.id}). Periksa izin dan ruang disk, lalu ulangi.`,
  en: `the ${what.en} was NOT saved to '${path}' (${code.en}). Check permission and disk space and try again.`,
});

const insideOffice = (folder: string) => ({
  id: `folder pengaturan '${folder}' berada di dalam folder kantor; kunci rahasia tidak boleh di sana. Setel XDG_CONFIG_HOME ke tempat lain.`,
  en: `the settings folder '${folder}' is inside the office folder; private keys must not lie there. Set XDG_CONFIG_HOME to another place.`,
});
