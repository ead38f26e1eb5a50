import type { EvidenceRule } from '../checklist/closing.ts';
import { notSaved, saving, UserError } from '../host/errors.ts';
import type { Host } from '../host/host.ts';
import { folderOf, join, nameOf } from '../host/paths.ts';
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
  const name = [...visibleLine(nameOf(file.replaceAll('\\', '/')))].slice(0, 255).join('');
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
 * Copies a file into the run under the hash of its bytes, whole and on disk. A copy that was damaged there is whole again afterwards.
 * @throws DiskError
 */
export function keepEvidence(
  host: Pick<Host, 'files' | 'sha256'>,
  place: RunPlace,
  { bytes, sha256, extension, name }: EvidenceFile,
): void {
  saving(
    () => keepContent(host, `${place.folder}/bukti/${sha256}.${extension}`, bytes),
    notSaved({ id: `bukti '${name}'`, en: `evidence '${name}'` }, answersAreSafe),
  );
}

/** Keeps the SOP file that a run goes over to. @throws DiskError */
export function keepSnapshot(
  host: Pick<Host, 'files' | 'sha256'>,
  { folder }: RunPlace,
  bytes: Uint8Array,
): void {
  saving(
    () => keepContent(host, `${folder}/sop.${host.sha256(bytes)}.yaml`, bytes),
    notSaved({ id: 'berkas SOP yang baru', en: 'the new SOP file' }, answersAreSafe),
  );
}

const answersAreSafe = { id: 'Jawaban sebelumnya tetap aman.', en: 'Earlier answers are safe.' };

/** Of a file that is named for its content: what is there is right, or not the content. */
function keepContent(
  { files, sha256 }: Pick<Host, 'files' | 'sha256'>,
  path: string,
  bytes: Uint8Array,
): void {
  if (files.kind(path) === 'file' && sha256(files.read(path)) === sha256(bytes)) return;
  files.makeFolder(folderOf(path));
  files.write(path, bytes, { replace: true });
}
