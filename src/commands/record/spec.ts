import type { Bilingual } from '../../words/bilingual.ts';
import {
  type ArgSpec,
  type CommandWords,
  defineCommand,
  type OptionSpec,
  type OptionsOf,
  type Run,
} from '../catalogue/command-spec.ts';
import {
  actArg,
  byOption,
  despiteOption,
  jsonOption,
  lineKeyOptions,
  passphraseOptions,
} from '../catalogue/shared-words.ts';

const runArg = {
  value: 'run',
  text: { id: 'nomor pelaksanaan, misalnya 7F3K', en: 'number of the run, such as 7F3K' },
} as const satisfies ArgSpec;

/** Where heads of records are kept, for `verify` and `anchor`. */
const anchorOption = {
  indonesian: 'jangkar',
  value: 'file',
  text: { id: 'berkas jangkar di tempat lain', en: 'a file of anchors kept elsewhere' },
} as const satisfies OptionSpec;

const review = {
  name: 'review',
  alias: 'telaah',
  args: [runArg],
  summary: {
    id: 'telaah oleh orang lain: pengecualian dulu, lalu terima atau kembalikan',
    en: 'review by somebody else: exceptions first, then accept or return',
  },
  options: {
    by: byOption,
    accept: { indonesian: 'terima', text: { id: 'terima', en: 'accept' } },
    return: {
      indonesian: 'kembalikan',
      text: { id: 'kembalikan untuk diperbaiki', en: 'return to be put right' },
    },
    dismiss: {
      indonesian: 'kesampingkan',
      text: {
        id: 'yang datang sesudah ditutup tidak dihitung; alasannya dengan --comment',
        en: 'what came after the close does not count; say why with --comment',
      },
    },
    comment: { indonesian: 'catatan', value: 'text', text: { id: 'catatan telaah', en: 'remark' } },
    activity: {
      indonesian: 'kegiatan',
      value: 'activity',
      text: { id: 'kegiatan yang dimaksud', en: 'the activity it is about' },
    },
    despiteDamage: despiteOption,
    ...lineKeyOptions,
    json: jsonOption,
  },
  examples: [
    {
      line: 'sop review 7F3K --by "Bagus Pratama"',
      text: { id: 'lihat dan putuskan di terminal', en: 'look and decide in the terminal' },
    },
    {
      line: {
        id: 'sop review 7F3K --by "Bagus Pratama" --return --comment "lampirkan foto"',
        en: 'sop review 7F3K --by "Bagus Pratama" --return --comment "attach a photo"',
      },
      text: { id: 'kembalikan', en: 'return' },
    },
  ],
} as const satisfies CommandWords;

const keyActs = {
  new: { id: 'baru', en: 'new' },
  list: { id: 'daftar', en: 'list' },
  endorse: { id: 'sahkan', en: 'endorse' },
  revoke: { id: 'cabut', en: 'revoke' },
} as const satisfies Record<string, Bilingual>;

const key = {
  name: 'key',
  alias: 'kunci',
  args: [
    { value: keyActs, ...actArg },
    {
      value: 'key',
      optional: true,
      text: { id: 'untuk endorse dan revoke: kode kunci', en: 'for endorse and revoke: id of the key' },
    },
  ],
  summary: {
    id: 'kunci untuk menandatangani baris catatan, satu per petugas dan perangkat',
    en: 'keys that sign lines of the record, one for each person and device',
  },
  options: { by: byOption, ...passphraseOptions, json: jsonOption },
  examples: [
    {
      line: 'sop key new --by "Rina Wulandari"',
      text: { id: 'kunci baru untuk komputer ini', en: 'a new key for this machine' },
    },
    {
      line: 'sop key endorse a1b2c3d4e5f60718 --by "Larasati Kusumawardani"',
      text: {
        id: 'sahkan kunci kedua seorang petugas, oleh pemiliknya atau petugas kunci',
        en: "endorse a person's second key, by its owner or a key officer",
      },
    },
    {
      line: 'sop key revoke a1b2c3d4e5f60718 --by "Bagus Pratama"',
      text: { id: 'cabut kunci yang hilang', en: 'revoke a lost key' },
    },
  ],
} as const satisfies CommandWords;

const unlock = {
  name: 'unlock',
  alias: 'lepas-kunci',
  args: [runArg],
  summary: {
    id: 'lepaskan kunci penutupan yang tertinggal; dicatat',
    en: 'take away a closing lock that was left behind; recorded',
  },
  options: {
    by: byOption,
    yes: { indonesian: 'ya', text: { id: 'tanpa bertanya', en: 'without asking' } },
    ...lineKeyOptions,
    json: jsonOption,
  },
  examples: [
    { line: 'sop unlock 7F3K --by "Rina Wulandari"', text: { id: 'bertanya dulu', en: 'asks first' } },
  ],
} as const satisfies CommandWords;

const verify = {
  name: 'verify',
  alias: 'verifikasi',
  args: [
    {
      value: 'run or file',
      optional: true,
      repeats: true,
      text: {
        id: 'PDF yang ditandatangani, folder berisi PDF, nomor pelaksanaan, atau folder catatan; boleh beberapa; - = nama-nama dari masukan baku; kosong = semua catatan kantor',
        en: 'signed PDFs, folders of PDFs, numbers of runs, or folders of records; - = names from standard input; none = all records of the office',
      },
    },
  ],
  summary: {
    id: 'periksa tanda tangan PDF, satu atau banyak, atau apakah catatan masih seperti yang ditulis',
    en: 'check the signatures of PDFs, one or many, or that records still are as they were written',
  },
  options: {
    trust: {
      indonesian: 'percaya',
      value: 'file',
      repeats: true,
      text: {
        id: 'PDF: sertifikat induk yang dipercaya (PEM atau DER); boleh beberapa',
        en: 'PDF: a root certificate to trust (PEM or DER); may stand several times',
      },
    },
    accept: {
      indonesian: 'terima',
      value: {
        'claimed-time': { id: 'waktu-pengakuan', en: 'claimed-time' },
        'unknown-revocation': { id: 'tanpa-pencabutan', en: 'unknown-revocation' },
        'old-algorithm': { id: 'algoritma-lama', en: 'old-algorithm' },
      },
      shown: { id: 'bukti', en: 'proof' },
      repeats: true,
      text: {
        id: 'PDF: terima tanpa bukti itu; boleh beberapa',
        en: 'PDF: do without that proof; may stand several times',
      },
    },
    code: {
      indonesian: 'kode',
      value: 'text',
      shown: { id: 'kode', en: 'code' },
      text: {
        id: 'kode di kaki halaman kertas: cocok dengan catatan, atau formulir dengan berkas SOP?',
        en: 'code at the foot of a paper: does it match the records, or a form its SOP file?',
      },
    },
    anchor: anchorOption,
    digest: {
      indonesian: 'sidik',
      value: 'text',
      shown: { id: 'sidik', en: 'digest' },
      text: {
        id: 'sidik catatan yang tercetak di laporan',
        en: 'digest of the record as printed on a report',
      },
    },
    other: {
      indonesian: 'salinan-lain',
      value: 'folder',
      text: { id: 'bandingkan dengan salinan lain', en: 'compare with another copy' },
    },
    json: jsonOption,
  },
  examples: [
    {
      line: { id: 'sop verify laporan.pdf', en: 'sop verify report.pdf' },
      text: {
        id: 'siapa menandatangani, dan apakah diubah sesudahnya',
        en: 'who signed, and whether it was changed since',
      },
    },
    {
      line: {
        id: 'sop verify laporan.pdf --trust induk.pem --json',
        en: 'sop verify report.pdf --trust root.pem --json',
      },
      text: { id: 'penanda tangan harus sampai ke induk itu', en: 'the signer must lead up to that root' },
    },
    {
      line: { id: 'sop verify arsip/ surat.pdf', en: 'sop verify archive/ letter.pdf' },
      text: {
        id: 'semua PDF di folder itu, satu baris tiap berkas, dengan ringkasan',
        en: 'all PDFs of a folder, a line for each file, and a summary',
      },
    },
    {
      line: 'sop verify --code "SOP2 RUN 7F3K 24551CA20B5250125E277641C7EFE80F FA6F12AB:12"',
      text: { id: 'kertas dibandingkan dengan folder catatan', en: 'a paper against the records folder' },
    },
    { line: 'sop verify 7F3K', text: { id: 'catatan satu pelaksanaan', en: 'the record of one run' } },
    {
      line: 'sop verify --anchor /media/usb/jangkar.jsonl',
      text: {
        id: 'semua catatan, dengan jangkar yang disimpan di luar',
        en: 'all records, with anchors kept outside',
      },
    },
  ],
} as const satisfies CommandWords;

const anchor = {
  name: 'anchor',
  alias: 'jangkar',
  args: [{ ...runArg, optional: true }],
  summary: {
    id: 'simpan kepala catatan, supaya pemotongan dan penulisan ulang terlihat',
    en: 'save the heads of records, so that cutting and rewriting show',
  },
  options: {
    all: { indonesian: 'semua', text: { id: 'semua pelaksanaan', en: 'all runs' } },
    anchor: anchorOption,
    json: jsonOption,
  },
  examples: [
    { line: 'sop anchor --all', text: { id: 'semua pelaksanaan', en: 'all runs' } },
    {
      line: 'sop anchor 7F3K --anchor /media/usb/jangkar.jsonl',
      text: { id: 'ke berkas di luar folder kantor', en: 'into a file outside the office folder' },
    },
  ],
} as const satisfies CommandWords;

export type Review = Run<typeof review>;
export type ReviewOptions = OptionsOf<typeof review>;
export type Key = Run<typeof key>;
export type KeyOptions = OptionsOf<typeof key>;
export type Unlock = Run<typeof unlock>;
export type Verify = Run<typeof verify>;
export type VerifyOptions = OptionsOf<typeof verify>;
export type AnchorCommand = Run<typeof anchor>;

/** Commands that look after the record of runs, in the order of the help page. */
export const recordSpecs = [
  defineCommand(review, async () => (await import('./review.ts')).review),
  defineCommand(key, async () => (await import('./key.ts')).key),
  defineCommand(unlock, async () => (await import('./unlock.ts')).unlock),
  defineCommand(verify, async () => (await import('./verify.ts')).verify),
  defineCommand(anchor, async () => (await import('./anchor.ts')).anchor),
];
