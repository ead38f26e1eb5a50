import type { Bilingual } from '../../words/bilingual.ts';

/**
 * What cannot be said about a record from what is here: `register` (the writer had read entries of the key register that are not in
 * it), `contested` (two first keys of one person), `revoked` (signed after a revocation that the writer had not seen), `unseen` (not
 * signed by somebody who had a key by the clock, and who had not seen it).
 */
export type DoubtKind = 'register' | 'contested' | 'revoked' | 'unseen';

export type Doubt = { readonly kind: DoubtKind; readonly file: string };

/** A session of somebody who has a key and wrote without it. */
export type SigningException = {
  readonly kind: 'unsigned';
  readonly file: string;
  readonly person: string;
  readonly reason: string;
};

/** What cannot be said, with what would settle it. */
export const doubtWords: Readonly<Record<DoubtKind, Bilingual>> = {
  register: {
    id: 'penulisnya sudah membaca baris daftar kunci yang tidak ada di kunci.jsonl ini; ambil daftar yang terbaru (git pull), lalu periksa lagi',
    en: 'its writer had read lines of the key register that are not in this kunci.jsonl; fetch the newest one (git pull) and verify again',
  },
  contested: {
    id: 'kuncinya menunggu pengesahan: ada kunci lain atas nama yang sama yang didaftarkan di salinan lain; petugas kunci mengesahkan yang benar: sop key endorse',
    en: 'its key awaits endorsement: another key of the same name was entered in another copy; a key officer endorses the right one: sop key endorse',
  },
  revoked: {
    id: 'ditandatangani sesudah kuncinya dicabut, oleh penulis yang belum menerima pencabutan itu; tanyakan kepada pemilik kuncinya',
    en: 'signed after its key was revoked, by a writer whom the revocation had not reached; ask the owner of the key',
  },
  unseen: {
    id: 'tidak bertanda tangan, padahal petugasnya waktu itu sudah mempunyai kunci; penulisnya belum menerima daftar kunci, atau tanda tangannya dihapus; tanyakan kepada petugasnya',
    en: 'not signed although the person had a key by then; its writer had not received the key register, or the signatures were taken away; ask the person',
  },
};
