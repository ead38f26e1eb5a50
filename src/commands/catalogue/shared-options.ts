import type { OptionSpec, OptionsOf } from './command-spec.ts';

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

/** Where a file that is made goes, by another name than it would have. */
export const outputOption = {
  indonesian: 'keluaran',
  short: 'o',
  value: 'file',
  text: { id: 'tulis ke berkas ini', en: 'write to this file' },
} as const satisfies OptionSpec;
