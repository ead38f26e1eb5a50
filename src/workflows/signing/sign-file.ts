import { UserError } from '../../host/errors.ts';
import type { Host } from '../../host/host.ts';
import type { RunPlace } from '../../record/run-folder.ts';
import { refuseDamaged } from '../../signature/sign/damage.ts';
import { visibleLine } from '../../words/visible.ts';
import type { Workspace } from '../office/workspace.ts';
import type { JudgedFirst } from '../record/judge-first.ts';
import { keepSigned, signedPlace } from './keep-signed.ts';
import { openSigning, type SigningWish } from './open-signing.ts';
import { reportedRun } from './reported-run.ts';
import { inWords, type Signature, signBytes } from './sign-bytes.ts';

/** A PDF file to sign, where the signed one goes, and why; paths are absolute. */
type SignFileWish = {
  readonly path: string;
  readonly target: string;
  /** Whether another file that is at `target` may be replaced. */
  readonly replace: boolean;
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
  { path, target, replace, reason, signing: wish, judge }: SignFileWish,
): Promise<{ readonly sha256: string; readonly signature: Signature }> {
  const kind = host.files.kind(path);
  if (kind !== 'file') throw new UserError(kind === undefined ? noFile(path) : notOneFile(path));
  const goesTo = signedPlace(host, path, target, replace);
  const file = host.files.read(path);
  refuseUnreadable(file);
  const place = reportedRun(host, workspace, file);
  const despite = place && judge(place).despite;
  const whole = despite === undefined ? reason : `${reason} (meski catatan rusak: ${despite})`;
  const signing = await openSigning(host, workspace, wish);
  const { bytes, signature } = await signBytes(host, workspace.office, file, signing, whole);
  keepSigned(host, goesTo, bytes);
  return { sha256: host.sha256(bytes), signature };
}

function refuseUnreadable(bytes: Uint8Array): void {
  try {
    refuseDamaged(bytes);
  } catch (error) {
    throw inWords(error);
  }
}

const notOneFile = (path: string) => ({
  id: `'${visibleLine(path)}' bukan berkas. Tulis satu berkas PDF yang akan ditandatangani.`,
  en: `'${visibleLine(path)}' is no file. Name one PDF file to sign.`,
});
const noFile = (path: string) => ({
  id: `berkas '${visibleLine(path)}' tidak ada. Contoh: sop sign laporan/20261123-URMIN-7F3K.pdf --signer KASI`,
  en: `file '${visibleLine(path)}' does not exist. Example: sop sign laporan/20261123-URMIN-7F3K.pdf --signer KASI`,
});
