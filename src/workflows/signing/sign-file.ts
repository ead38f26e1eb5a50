import { saving, UserError } from '../../host/errors.ts';
import type { Host } from '../../host/host.ts';
import type { RunPlace } from '../../record/run-folder.ts';
import { refuseDamaged } from '../../signature/sign/damage.ts';
import type { Bilingual } from '../../words/bilingual.ts';
import { visibleLine } from '../../words/visible.ts';
import type { Workspace } from '../office/workspace.ts';
import type { JudgedFirst } from '../record/judge-first.ts';
import { openSigning, type SigningWish } from './open-signing.ts';
import { reportedRun } from './reported-run.ts';
import { inWords, type Signature, signBytes } from './sign-bytes.ts';

/** A PDF file to sign, where the signed one goes, and why; paths are absolute. */
type SignFileWish = {
  readonly path: string;
  readonly target: string;
  readonly reason: string;
  readonly signing: SigningWish;
  /** Judges the run that it reports; why it is signed although the record is damaged becomes part of the reason. */
  readonly judge: (place: RunPlace) => Pick<JudgedFirst, 'despite'>;
};

/**
 * Adds a signature to a PDF file made by this program; those that it has stay as they are. The report of a run of this office is signed
 * only when its record is whole, or for a reason. The file is replaced only by one that was judged and holds.
 * @throws UserError, DiskError
 */
export async function signFile(
  host: Host,
  workspace: Workspace,
  { path, target, reason, signing: wish, judge }: SignFileWish,
): Promise<{ readonly sha256: string; readonly signature: Signature }> {
  if (host.files.kind(path) !== 'file') throw new UserError(noFile(path));
  const file = host.files.read(path);
  refuseUnreadable(file);
  const place = reportedRun(host, workspace, file);
  const despite = place && judge(place).despite;
  const whole = despite === undefined ? reason : `${reason} (meski catatan rusak: ${despite})`;
  const signing = await openSigning(host, workspace, wish);
  const { bytes, signature } = await signBytes(host, workspace.office, file, signing, whole);
  saving(() => host.files.write(target, bytes, { replace: true }), notSaved(target));
  return { sha256: host.sha256(bytes), signature };
}

function refuseUnreadable(bytes: Uint8Array): void {
  try {
    refuseDamaged(bytes);
  } catch (error) {
    throw inWords(error);
  }
}

const notSaved = (path: string) => (code: Bilingual) => ({
  id: `berkas yang ditandatangani TIDAK tersimpan di '${visibleLine(path)}' (${code.id}). Yang ada di sana tetap seperti semula; perbaiki, lalu tandatangani lagi.`,
  en: `the signed file was NOT saved to '${visibleLine(path)}' (${code.en}). What is there stays as it was; put it right and sign again.`,
});
const noFile = (path: string) => ({
  id: `berkas '${visibleLine(path)}' tidak ada. Contoh: sop sign laporan/20261123-URMIN-7F3K.pdf --signer KASI`,
  en: `file '${visibleLine(path)}' does not exist. Example: sop sign laporan/20261123-URMIN-7F3K.pdf --signer KASI`,
});
