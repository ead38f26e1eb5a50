import { saving, UserError } from '../../host/errors.ts';
import type { Host } from '../../host/host.ts';
import { folderOf } from '../../host/paths.ts';
import type { Bilingual } from '../../words/bilingual.ts';

/**
 * Writes a report whole or not at all. The same bytes under the same name are left alone.
 * @throws UserError when a different file is there and `replace` is false; DiskError when it cannot be written
 */
export function writeReportFile(
  host: Pick<Host, 'files'>,
  path: string,
  bytes: Uint8Array,
  replace: boolean,
): 'written' | 'same' {
  if (host.files.kind(path) === 'file' && sameBytes(host.files.read(path), bytes)) return 'same';
  if (host.files.kind(path) !== undefined && !replace) {
    throw new UserError({
      id: `'${path}' sudah ada dan isinya lain. Timpa dengan --replace, atau pilih nama lain dengan -o.`,
      en: `'${path}' is there already with other content. Replace it with --replace, or choose another name with -o.`,
    });
  }
  saving(() => {
    host.files.makeFolder(folderOf(path));
    host.files.write(path, bytes, { replace });
  }, notSaved(path));
  return 'written';
}

const sameBytes = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, index) => byte === b[index]);

const notSaved = (path: string) => (code: Bilingual) => ({
  id: `laporan TIDAK tersimpan di '${path}' (${code.id}). Catatan pelaksanaan tetap aman; periksa izin dan ruang disk, lalu ulangi.`,
  en: `the report was NOT saved to '${path}' (${code.en}). The record is safe; check permission and disk space and try again.`,
});
