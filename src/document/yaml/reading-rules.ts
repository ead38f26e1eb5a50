import type { Bilingual } from '../../words/bilingual.ts';
import type { Severity } from '../diagnostic.ts';

/** A check made while a file is read. It cannot be switched off: a file that fails it is not understood. */
export type ReadingRule = {
  readonly id: string;
  readonly title: Bilingual;
  readonly why: Bilingual;
  /** An error if not said. */
  readonly severity?: Severity;
};

/** Every rule id that reading a file can report, by id. */
export const readingRules: readonly ReadingRule[] = [
  {
    id: 'duplicate-key',
    title: { id: 'Kunci yang sama dua kali', en: 'The same key twice' },
    why: {
      id: 'Dari dua nilai hanya satu yang berlaku, dan pembaca tidak tahu yang mana.',
      en: 'Of two values only one can count, and a reader cannot tell which.',
    },
  },
  {
    id: 'encoding',
    title: { id: 'Berkas bukan UTF-8', en: 'The file is not UTF-8' },
    why: {
      id: 'Huruf yang disimpan dengan pengodean lain dapat berubah tanpa terlihat.',
      en: 'Letters stored in another encoding can change without anybody seeing it.',
    },
  },
  {
    id: 'file-size',
    title: { id: 'Berkas terlalu besar', en: 'The file is too large' },
    why: {
      id: 'SOP adalah beberapa halaman; berkas yang sangat besar hampir pasti bukan SOP.',
      en: 'An SOP is a few pages; a very large file is almost certainly something else.',
    },
  },
  {
    id: 'forbidden-character',
    title: { id: 'Karakter yang tidak terlihat', en: 'A character that cannot be seen' },
    why: {
      id: 'Karakter kendali dan pembalik arah membuat naskah terbaca lain daripada isinya.',
      en: 'Control and direction characters make a text read differently from what it holds.',
    },
  },
  {
    id: 'input-limit',
    title: { id: 'Batas isi berkas terlampaui', en: 'A limit of the file is passed' },
    why: {
      id: 'Batas kedalaman dan jumlah menjaga program tetap cepat pada berkas yang rusak atau dibuat-buat.',
      en: 'Limits on depth and number keep the program quick on broken or hostile files.',
    },
  },
  {
    id: 'missing-key',
    title: { id: 'Kunci wajib tidak ada', en: 'A required key is missing' },
    why: {
      id: 'Tanpa kunci wajib SOP tidak dapat disebut, dijalankan, atau dicetak.',
      en: 'Without its required keys an SOP cannot be named, walked or printed.',
    },
  },
  {
    id: 'standard-time',
    title: { id: 'Waktu baku tidak dipahami', en: 'A standard time that is not understood' },
    why: {
      id: 'Waktu yang tidak terbaca tidak dapat dibandingkan dengan waktu nyata.',
      en: 'A time that cannot be read cannot be compared with the actual time.',
    },
  },
  {
    id: 'unknown-key',
    title: { id: 'Kunci yang tidak dikenal', en: 'A key that is not known' },
    why: {
      id: 'Isi di bawah kunci yang salah eja tidak pernah dibaca.',
      en: 'What stands under a misspelt key is never read.',
    },
  },
  {
    id: 'wrong-form',
    title: { id: 'Bentuk penulisan salah', en: 'Written in the wrong form' },
    why: {
      id: 'Kode, tanggal dan nomor hanya dapat dicocokkan bila ditulis dalam satu bentuk.',
      en: 'Codes, dates and numbers can be matched only when they are written in one form.',
    },
  },
  {
    id: 'wrong-length',
    title: { id: 'Terlalu panjang atau terlalu pendek', en: 'Too long or too short' },
    why: {
      id: 'Panjang dibatasi oleh tempatnya pada formulir.',
      en: 'The length is limited by its place on the form.',
    },
  },
  {
    id: 'wrong-type',
    title: { id: 'Jenis isi salah', en: 'The wrong kind of content' },
    why: {
      id: 'Daftar, teks dan angka dibaca dengan cara berbeda; 007 tanpa kutip, misalnya, kehilangan nolnya.',
      en: 'Lists, texts and numbers are read differently; 007 without quotes, for one, loses its zeros.',
    },
  },
  {
    id: 'wrong-value',
    title: { id: 'Nilai di luar pilihan', en: 'A value that is not among the choices' },
    why: {
      id: 'Nilai di luar pilihan tidak mempunyai arti bagi program.',
      en: 'A value outside the choices has no meaning to the program.',
    },
  },
  {
    id: 'yaml-feature',
    title: { id: 'Kemampuan YAML yang tidak dipakai', en: 'A YAML feature that is not used here' },
    why: {
      id: 'Alias, tag dan arahan membuat berkas sulit ditinjau dan dapat dipakai untuk menyerang.',
      en: 'Aliases, tags and directives make a file hard to review and can be used to attack.',
    },
  },
  {
    id: 'yaml-syntax',
    title: { id: 'Tulisan YAML salah', en: 'Wrong YAML syntax' },
    why: {
      id: 'Berkas yang tidak terbaca sebagai YAML tidak dapat diperiksa lebih lanjut.',
      en: 'A file that cannot be read as YAML cannot be checked any further.',
    },
  },
];
