import type { EvidenceRule } from '../checklist/closing.ts';
import { errorCode, saving, UserError } from '../host/errors.ts';
import type { Host } from '../host/host.ts';
import { join, nameOf } from '../host/paths.ts';
import { readFile } from '../host/read-file.ts';
import type { Bilingual } from '../words/bilingual.ts';
import { visibleLine } from '../words/visible.ts';
import type { RunPlace } from './run-folder.ts';

/** A file that may be kept as evidence. */
export type EvidenceFile = {
  readonly bytes: Uint8Array;
  readonly sha256: string;
  readonly extension: string;
  readonly name: string;
};

/** The first bytes that files of some kinds must have, so that a renamed file is not taken for one. */
const beginnings: Readonly<Record<string, readonly number[]>> = {
  jpg: [0xff, 0xd8, 0xff],
  jpeg: [0xff, 0xd8, 0xff],
  png: [0x89, 0x50, 0x4e, 0x47],
  pdf: [0x25, 0x50, 0x44, 0x46],
  docx: [0x50, 0x4b],
  xlsx: [0x50, 0x4b],
};

/** Reads a file that is to be evidence. @throws UserError when its kind, size or content is not what the office takes */
export function readEvidence(
  host: Pick<Host, 'files' | 'sha256' | 'cwd'>,
  rule: EvidenceRule,
  file: string,
): EvidenceFile {
  const name = visibleLine(nameOf(file.replaceAll('\\', '/'))).slice(0, 255);
  const extension = /\.([A-Za-z0-9]{1,10})$/.exec(name)?.[1]?.toLowerCase() ?? '';
  if (!rule.extensions.includes(extension)) throw new UserError(wrongKind(name, rule.extensions.join(', ')));
  const bytes = readFile(host, join(host.cwd, file), rule.bytes);
  if (bytes.length > rule.bytes) throw new UserError(tooLarge(name, rule.bytes));
  if (bytes.length === 0) throw new UserError(empty(name));
  const begins = (beginnings[extension] ?? []).every((byte, index) => bytes[index] === byte);
  if (!begins) throw new UserError(notWhatItSays(name, extension));
  return { bytes, sha256: host.sha256(bytes), extension, name };
}

const wrongKind = (name: string, list: string): Bilingual => ({
  id: `'${name}': jenis berkas ini tidak diterima sebagai bukti. Yang diterima: ${list} (bukti: jenis: di berkas kantor).`,
  en: `'${name}': this kind of file is not taken as evidence. Taken are: ${list} (bukti: jenis: in the office file).`,
});
const tooLarge = (name: string, bytes: number): Bilingual => ({
  id: `'${name}' terlalu besar; paling besar ${bytes / 1024 / 1024} MiB (bukti: ukuran_mib: di berkas kantor).`,
  en: `'${name}' is too large; at most ${bytes / 1024 / 1024} MiB (bukti: ukuran_mib: in the office file).`,
});
const empty = (name: string): Bilingual => ({ id: `'${name}' kosong.`, en: `'${name}' is empty.` });
const notWhatItSays = (name: string, extension: string): Bilingual => ({
  id: `'${name}' bukan berkas ${extension}: isinya lain. Simpan ulang dengan jenis yang benar.`,
  en: `'${name}' is no ${extension} file: its content is different. Save it again as what it is.`,
});

/**
 * Copies a file into the run under the hash of its bytes, whole and on disk; what is there already is left.
 * @throws DiskError
 */
export function keepEvidence(
  { files }: Pick<Host, 'files'>,
  place: RunPlace,
  { bytes, sha256, extension, name }: EvidenceFile,
): void {
  const path = `${place.folder}/bukti/${sha256}.${extension}`;
  if (files.kind(path) === 'file') return;
  saving(
    () => {
      files.makeFolder(`${place.folder}/bukti`);
      writeUnlessThere(files, path, bytes);
    },
    (code) => ({
      id: `TIDAK tersimpan: bukti '${name}' (${code.id}). Jawaban sebelumnya tetap aman. Perbaiki, lalu ulangi.`,
      en: `NOT saved: evidence '${name}' (${code.en}). Earlier answers are safe. Put it right and try again.`,
    }),
  );
}

/** Another process may have kept the same bytes in this very moment. */
function writeUnlessThere(files: Host['files'], path: string, bytes: Uint8Array): void {
  try {
    files.write(path, bytes);
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
  }
}
