import type { SigningRules } from '../../checklist/signing-rules.ts';
import type { Host } from '../../host/host.ts';
import type { Office } from '../../office/office.ts';
import { noRegister, type Register, readRegister, registerFileName } from '../../record/keys/key-register.ts';
import { type KeyView, keyViews } from '../../record/keys/key-view.ts';
import type { Workspace } from '../office/workspace.ts';

/** The register of public keys in the office folder; empty when there is none. */
export function officeRegister(
  { files, sha256, keyring }: Pick<Host, 'files' | 'sha256' | 'keyring'>,
  root: string,
): Register {
  const path = `${root}/${registerFileName}`;
  return files.kind(path) === 'file'
    ? readRegister(files.readText(path), { sha256, verifySignature: keyring.verify })
    : noRegister;
}

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
