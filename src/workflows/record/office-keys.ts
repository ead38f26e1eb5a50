import type { SigningRules } from '../../checklist/signing-rules.ts';
import { UserError } from '../../host/errors.ts';
import type { Host } from '../../host/host.ts';
import { join } from '../../host/paths.ts';
import { cannotRead } from '../../host/read-file.ts';
import type { Office } from '../../office/office.ts';
import { noRegister, type Register, readRegister, registerFileName } from '../../record/keys/key-register.ts';
import { type KeyView, keyViews } from '../../record/keys/key-view.ts';
import type { Bilingual } from '../../words/bilingual.ts';
import { visibleLine } from '../../words/visible.ts';
import type { Workspace } from '../office/workspace.ts';

/** The register of public keys in the office folder; empty when there is none. @throws UserError when it cannot be read */
export function officeRegister(
  { files, sha256, keyring }: Pick<Host, 'files' | 'sha256' | 'keyring'>,
  root: string,
): Register {
  const text = registerText({ files }, root);
  return text === '' ? noRegister : readRegister(text, { sha256, verifySignature: keyring.verify });
}

/**
 * The lines of the register; none when there is no such file. Where something else bears its name, nobody may take the office for one without keys.
 * @throws UserError when it cannot be read
 */
export function registerText({ files }: Pick<Host, 'files'>, root: string): string {
  const path = join(root, registerFileName);
  const kind = files.kind(path);
  if (kind === undefined) return '';
  if (kind !== 'file') throw new UserError(noFile(path));
  try {
    return files.readText(path);
  } catch (error) {
    throw cannotRead(path, error);
  }
}

const noFile = (path: string): Bilingual => ({
  id: `daftar kunci '${visibleLine(path)}' bukan berkas biasa, jadi kunci siapa yang berlaku tidak diketahui; tidak ada yang dinilai. Singkirkan yang ada di sana, lalu ambil lagi daftarnya dari git atau cadangan.`,
  en: `the key register '${visibleLine(path)}' is no ordinary file, so nobody can say whose keys count; nothing was judged. Take away what is there and fetch the register again from git or a backup.`,
});

/** What an office file says about keys. */
export const signingRules = ({
  lineSigning,
  keyOfficers,
  people,
}: Pick<Office, 'lineSigning' | 'keyOfficers' | 'people'>): SigningRules => ({
  policy: lineSigning,
  officers: keyOfficers,
  people,
});

/** The register with its keys as they are now. */
export type OfficeKeys = KeyView & { readonly register: Register };

export function officeKeys(
  host: Pick<Host, 'files' | 'sha256' | 'keyring'>,
  { root, office }: Pick<Workspace, 'root' | 'office'>,
): OfficeKeys {
  const register = officeRegister(host, root);
  return { ...keyViews(register, office.keyOfficers)(register.heads), register };
}
