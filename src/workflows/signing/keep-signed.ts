import { errorCode, saving, UserError } from '../../host/errors.ts';
import type { Host } from '../../host/host.ts';
import { folderOf } from '../../host/paths.ts';
import type { Bilingual } from '../../words/bilingual.ts';
import { visibleLine } from '../../words/visible.ts';

/** Where a signed file goes: over the file that was signed, if that is still the one that was read, or beside it under a name of its own. */
export type SignedPlace =
  | { readonly path: string; readonly stamp: string }
  | { readonly path: string; readonly replace: boolean };

/**
 * The place of a signed file, looked at before anything is read or asked. Who signs a link signs the file to which it leads.
 * @param target what was asked for; the same file as `path` is signed in its place
 * @throws UserError when another file is there and may not be replaced
 */
export function signedPlace(
  { files }: Pick<Host, 'files'>,
  path: string,
  target: string,
  replace: boolean,
): SignedPlace {
  const own = files.follow(path);
  if (files.follow(target) === own) return { path: own, stamp: files.stamp(own) ?? '' };
  if (files.kind(target) !== undefined && !replace) throw new UserError(there(target));
  return { path: target, replace };
}

/** Writes it, whole or not at all. @throws UserError when somebody wrote the file meanwhile; DiskError */
export function keepSigned({ files }: Pick<Host, 'files'>, place: SignedPlace, bytes: Uint8Array): void {
  const { path } = place;
  saving(() => {
    try {
      files.makeFolder(folderOf(path));
      files.write(path, bytes, { replace: true, ...place });
    } catch (error) {
      throw errorCode(error) === 'ECHANGED' ? new UserError(meanwhile(path), { cause: error }) : error;
    }
  }, notSaved(path));
}

const there = (path: string): Bilingual => ({
  id: `'${visibleLine(path)}' sudah ada. Timpa dengan --replace, atau pilih nama lain dengan -o.`,
  en: `'${visibleLine(path)}' is there already. Replace it with --replace, or choose another name with -o.`,
});
const meanwhile = (path: string): Bilingual => ({
  id: `'${visibleLine(path)}' berubah selama ditandatangani, mungkin oleh penanda tangan lain. Tidak ada yang ditandatangani; jalankan lagi perintah ini.`,
  en: `'${visibleLine(path)}' changed while it was being signed, perhaps by another signer. Nothing was signed; run this command again.`,
});
const notSaved = (path: string) => (code: Bilingual) => ({
  id: `berkas yang ditandatangani TIDAK tersimpan di '${visibleLine(path)}' (${code.id}). Yang ada di sana tetap seperti semula; perbaiki, lalu tandatangani lagi.`,
  en: `the signed file was NOT saved to '${visibleLine(path)}' (${code.en}). What is there stays as it was; put it right and sign again.`,
});
