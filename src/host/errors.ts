import type { Bilingual } from '../words/bilingual.ts';

/** An expected failure that the user can do something about: exit code 3, no stack. */
export class UserError extends Error {
  readonly text: Bilingual;
  constructor(text: Bilingual, options?: ErrorOptions) {
    super(text.en, options);
    this.name = 'UserError';
    this.text = text;
  }
}

/** A word of the command line that says nothing to the program: exit code 2. */
export class UsageError extends UserError {
  constructor(text: Bilingual) {
    super(text);
    this.name = 'UsageError';
  }
}

/** Output or disk failure: exit code 74. The text says what was NOT saved. */
export class DiskError extends UserError {
  constructor(text: Bilingual, options?: ErrorOptions) {
    super(text, options);
    this.name = 'DiskError';
  }
}

/** The user stopped: exit code 130. What was recorded so far is kept. */
export class Cancelled extends UserError {
  constructor(text: Bilingual) {
    super(text);
    this.name = 'Cancelled';
  }
}

/** The system's error code (`ENOENT`, `ENOSPC`, …) of a caught value, if it has one. */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

const causes: Readonly<Record<string, Bilingual>> = {
  ENOSPC: { id: 'disk penuh', en: 'disk full' },
  EDQUOT: { id: 'kuota disk habis', en: 'disk quota exceeded' },
  EACCES: { id: 'tidak ada izin menulis di folder itu', en: 'no permission to write in that folder' },
  EPERM: { id: 'tidak ada izin menulis di folder itu', en: 'no permission to write in that folder' },
  EROFS: { id: 'folder itu hanya dapat dibaca', en: 'that folder is read-only' },
  EIO: { id: 'galat perangkat disk', en: 'disk device error' },
  /** An appender's own: see `appenderOn`. */
  EDEAD: { id: 'tulisan sebelumnya gagal', en: 'an earlier write failed' },
  EEXIST: { id: 'ada berkas lain di tempatnya', en: 'another file is in its place' },
  EISDIR: { id: 'ada folder di tempat berkas', en: 'a folder is in the place of a file' },
  ENOTDIR: { id: 'ada berkas di tempat folder', en: 'a file is in the place of a folder' },
  ENOENT: { id: 'foldernya tidak ada', en: 'its folder does not exist' },
  ENAMETOOLONG: { id: 'nama berkasnya terlalu panjang', en: 'the file name is too long' },
  EFBIG: { id: 'berkas terlalu besar untuk disk ini', en: 'the file is too large for this disk' },
};

/** Where something else lies than is needed: nobody finds it without its path. */
const inTheWay = new Set(['EEXIST', 'ENOTDIR', 'EISDIR']);

/** The same in words for a message, with the path of what is in the way. */
export function diskCode(error: unknown): Bilingual {
  const code = errorCode(error);
  if (code === undefined) return { id: 'galat tulis', en: 'write error' };
  const words = causes[code] ?? { id: code, en: code };
  const path = error instanceof Error && 'path' in error && inTheWay.has(code) ? String(error.path) : '';
  return path === '' ? words : { id: `${words.id}: '${path}'`, en: `${words.en}: '${path}'` };
}

/**
 * Does what writes to the disk. A UserError of the work stays as it is.
 * @throws DiskError with `text`, which is handed the system's answer in words
 */
export function saving<T>(write: () => T, text: (code: Bilingual) => Bilingual): T {
  try {
    return write();
  } catch (error) {
    if (failureKind(error) !== undefined) throw error;
    throw new DiskError(text(diskCode(error)), { cause: error });
  }
}

/**
 * The text of what was not saved.
 * @param what such as `{ id: 'bukti', en: 'evidence' }`
 * @param safe what is safe all the same, a sentence of its own
 */
export const notSaved =
  (what: Bilingual, safe: Bilingual) =>
  (code: Bilingual): Bilingual => ({
    id: `TIDAK tersimpan: ${what.id} (${code.id}). ${safe.id} Perbaiki, lalu jalankan lagi perintah yang sama.`,
    en: `NOT saved: ${what.en} (${code.en}). ${safe.en} Put it right and run the same command again.`,
  });

const ofTheDisk: readonly string[] = [
  'ENOSPC',
  'EDQUOT',
  'EROFS',
  'EIO',
  'EFBIG',
  'EINTR',
  'ENXIO',
  'ESTALE',
];

/**
 * What to say of an error of the disk that no work turned into a sentence: it could not do what was asked, wherever that was.
 * Undefined for every other error.
 */
export function diskFailure(error: unknown): Bilingual | undefined {
  if (!ofTheDisk.includes(errorCode(error) ?? '')) return undefined;
  const what = { id: 'hasil perintah ini', en: 'what this command was to do' };
  const safe = {
    id: 'Yang sudah tersimpan sebelumnya tetap aman.',
    en: 'What was saved before is safe.',
  };
  return notSaved(what, safe)(diskCode(error));
}

/** What kind of expected failure a caught value is. By name: every command is a bundle with its own copy of the classes. */
export function failureKind(error: unknown): 'failure' | 'usage' | 'disk' | 'cancelled' | undefined {
  if (!(error instanceof Error) || !('text' in error)) return undefined;
  return ({ UserError: 'failure', UsageError: 'usage', DiskError: 'disk', Cancelled: 'cancelled' } as const)[
    error.name
  ];
}
