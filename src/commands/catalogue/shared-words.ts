import type { ArgSpec, OptionSpec, OptionsOf } from './command-spec.ts';

/** The option of every command that can print JSON. */
export const jsonOption = {
  text: { id: 'cetak sebagai satu dokumen JSON', en: 'print one JSON document' },
} as const satisfies OptionSpec;

/** How a passphrase reaches a command: never as a word of the command line nor by the environment, which others can read. */
export const passphraseOptions = {
  passphraseFile: {
    indonesian: 'berkas-sandi',
    value: 'file',
    text: {
      id: 'berkas berisi kata sandi kunci, hanya terbaca oleh Anda (0600)',
      en: 'file with the passphrase of the key, readable by you alone (0600)',
    },
  },
  passphraseFd: {
    indonesian: 'deskriptor-sandi',
    value: 'descriptor',
    text: {
      id: 'baca kata sandi kunci dari deskriptor berkas ini',
      en: 'read the passphrase of the key from this file descriptor',
    },
  },
} as const satisfies Record<string, OptionSpec>;

export type PassphraseOptions = OptionsOf<{ options: typeof passphraseOptions }>;

/** Who does what is recorded. */
export const byOption = {
  indonesian: 'oleh',
  value: 'person',
  text: { id: 'nama petugas yang mencatat', en: 'name of the person who records' },
} as const satisfies OptionSpec;

/** Why something is done although the record is damaged. */
export const despiteOption = {
  indonesian: 'meski-rusak',
  value: 'text',
  shown: { id: 'alasan', en: 'reason' },
  text: {
    id: 'meski catatan rusak, dengan alasannya; dicatat dan dicetak di laporan',
    en: 'although the record is damaged, and why; recorded and printed on the report',
  },
} as const satisfies OptionSpec;

/** Where a file that is made goes, by another name than it would have. */
export const outputOption = {
  indonesian: 'keluaran',
  short: 'o',
  value: 'file',
  text: { id: 'tulis ke berkas ini', en: 'write to this file' },
} as const satisfies OptionSpec;

/** A file that is there already is written over. */
export const replaceOption = {
  indonesian: 'timpa',
  text: { id: 'timpa berkas yang sudah ada', en: 'replace a file that is there' },
} as const satisfies OptionSpec;

/** A file that was made is shown. */
export const openOption = {
  indonesian: 'buka',
  text: { id: 'buka sesudah dibuat', en: 'open it when it is made' },
} as const satisfies OptionSpec;

/** Which part of an SOP. */
export const partArg = {
  value: 'part',
  text: { id: 'kode bagian, misalnya URMIN', en: 'code of the part, such as URMIN' },
} as const satisfies ArgSpec;

/** The first word of a command that does several things; the choice is its own. */
export const actArg = {
  shown: { id: 'tindakan', en: 'act' },
  text: { id: 'yang dilakukan', en: 'what is done' },
} as const;

/** How lines of a record are signed, or why they are not. */
export const lineKeyOptions = {
  ...passphraseOptions,
  withoutKey: {
    indonesian: 'tanpa-kunci',
    value: 'text',
    shown: { id: 'alasan', en: 'reason' },
    text: {
      id: 'catat tanpa tanda tangan walaupun petugasnya punya kunci; alasannya ikut dicatat',
      en: 'record without a signature although the person has a key; the reason goes on record',
    },
  },
} as const satisfies Record<string, OptionSpec>;

export type LineKeyOptions = OptionsOf<{ options: typeof lineKeyOptions }>;
