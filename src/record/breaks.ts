import type { Bilingual } from '../words/bilingual.ts';
import type { RunEvidence } from './run-evidence.ts';

/** What is wrong with a record. `newer` and `older` were written by another version of the program and cannot be judged. */
export type BreakKind =
  | 'newer'
  | 'older'
  | 'unreadable'
  | 'unread'
  | 'form'
  | 'sum'
  | 'foreign'
  | 'order'
  | 'chain'
  | 'tail'
  | 'opening'
  | 'missing'
  | 'name'
  | 'snapshot'
  | 'evidence'
  | 'key'
  | 'younger'
  | 'signature'
  | 'unsigned'
  | 'rollback'
  | 'copied'
  | 'fork';

/** The first thing that a check found wrong: in which file, and in which line (from 1) where it is one. */
export type Break = {
  readonly kind: BreakKind;
  readonly file: string;
  readonly line?: number;
};

/** A look at one property of a record; undefined when it holds. */
export type RecordCheck = (evidence: RunEvidence) => Break | undefined;

/** Each kind of damage in words. */
export const breakWords: Readonly<Record<BreakKind, Bilingual>> = {
  newer: { id: 'ditulis versi sop yang lebih baru', en: 'written by a newer version of sop' },
  older: {
    id: 'ditulis dengan format 1, sebelum rilis pertama sop; versi ini tidak membacanya',
    en: 'written in format 1, before the first release of sop; this version does not read it',
  },
  unread: {
    id: 'di tempat berkas jurnal ada folder, tautan, atau pipa, atau berkas itu tidak boleh dibaca atau lebih dari 64 MiB',
    en: 'in the place of a journal there is a folder, a link or a pipe, or the file may not be read or is over 64 MiB',
  },
  unreadable: { id: 'baris tidak terbaca', en: 'unreadable line' },
  form: { id: 'baris tidak seperti yang ditulis program', en: 'line is not as the program writes it' },
  sum: { id: 'jumlah periksa tidak cocok', en: 'check sum does not match' },
  foreign: { id: 'baris dari pelaksanaan atau segmen lain', en: 'line of another run or segment' },
  order: { id: 'nomor baris tidak berurutan', en: 'line numbers out of order' },
  chain: { id: 'rantai tidak cocok', en: 'chain does not match' },
  tail: { id: 'akhir berkas diubah', en: 'end of the file was changed' },
  opening: {
    id: 'baris pembuka tidak ada, ganda, atau tidak sesuai dengan bagian dan tanggal pada nama foldernya',
    en: 'opening line missing, doubled, or not for the part and the date in the name of its folder',
  },
  missing: {
    id: 'segmen yang pernah dibaca hilang, terpotong, atau lain',
    en: 'a segment that was seen is missing, cut or different',
  },
  name: {
    id: 'berkas ini memuat baris pelaksanaan yang tidak ada di segmen mana pun',
    en: 'this file holds lines of the run that are in none of its segments',
  },
  snapshot: { id: 'berkas SOP hilang atau berubah', en: 'SOP file missing or changed' },
  evidence: { id: 'bukti hilang atau berubah', en: 'evidence missing or changed' },
  key: {
    id: 'kunci tidak terdaftar untuk petugas itu, belum disahkan, atau sudah dicabut',
    en: 'key not registered for that person, not endorsed, or revoked',
  },
  younger: {
    id: 'kunci baru didaftarkan sesudah sesi ini dimulai',
    en: 'key was registered only after this session had begun',
  },
  unsigned: {
    id: 'tidak bertanda tangan, padahal wajib: petugasnya mempunyai kunci, atau kantor mewajibkannya',
    en: 'not signed although it must be: the person has a key, or the office asks for it',
  },
  signature: { id: 'tanda tangan baris salah atau hilang', en: 'signature of the line wrong or missing' },
  rollback: {
    id: 'tidak memuat jangkar yang pernah disimpan: dipotong, ditulis ulang, dihapus, atau belum seluruhnya disalin ke sini',
    en: 'does not hold an anchor that was saved: rolled back, rewritten, removed, or not all of it copied here',
  },
  copied: {
    id: 'pelaksanaan yang sama ada juga di folder lain',
    en: 'the same run lies in another folder too',
  },
  fork: { id: 'dua salinan bercabang', en: 'the two copies have forked' },
};
