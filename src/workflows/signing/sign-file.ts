import { UserError } from '../../host/errors.ts';
import type { Host } from '../../host/host.ts';
import { visibleLine } from '../../words/visible.ts';
import type { Workspace } from '../office/workspace.ts';
import { openSigning, type SigningWish } from './open-signing.ts';
import { type Signature, signBytes } from './sign-bytes.ts';

/** A PDF file to sign, where the signed one goes, and why; paths are absolute. */
type SignFileWish = {
  readonly path: string;
  readonly target: string;
  readonly reason: string;
  readonly signing: SigningWish;
};

/** Adds a signature to a PDF file made by this program; those that it has stay as they are. @throws UserError */
export async function signFile(
  host: Host,
  workspace: Workspace,
  { path, target, reason, signing: wish }: SignFileWish,
): Promise<{ readonly sha256: string; readonly signature: Signature }> {
  if (host.files.kind(path) !== 'file') throw new UserError(noFile(path));
  const signing = await openSigning(host, workspace, wish);
  const { bytes, signature } = await signBytes(
    host,
    workspace.office,
    host.files.read(path),
    signing,
    reason,
  );
  host.files.write(target, bytes, { replace: true });
  return { sha256: host.sha256(bytes), signature };
}

const noFile = (path: string) => ({
  id: `berkas '${visibleLine(path)}' tidak ada. Contoh: sop sign laporan/20261123-URMIN-7F3K.pdf --signer KASI`,
  en: `file '${visibleLine(path)}' does not exist. Example: sop sign laporan/20261123-URMIN-7F3K.pdf --signer KASI`,
});
