import type { OptionSpec } from './command-spec.ts';

/** How a passphrase reaches a command: never as a word of the command line nor by the environment, which others can read. */
export const passphraseOptions: readonly OptionSpec[] = [
  {
    flags: '--passphrase-file <berkas>',
    text: {
      id: 'berkas berisi kata sandi kunci, hanya terbaca oleh Anda (0600)',
      en: 'file with the passphrase of the key, readable by you alone (0600)',
    },
  },
  {
    flags: '--passphrase-fd <nomor>',
    text: {
      id: 'baca kata sandi kunci dari deskriptor berkas ini',
      en: 'read the passphrase of the key from this file descriptor',
    },
  },
];
