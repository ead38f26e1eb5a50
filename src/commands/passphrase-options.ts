import type { OptionSpec } from './command-spec.ts';

/** Options of every command that opens a key. */
export const passphraseOptions: readonly OptionSpec[] = [
  {
    flags: '--passphrase-file <berkas>',
    text: {
      id: 'kata sandi kunci dari berkas ini (izin 0600)',
      en: "the key's passphrase from this file (mode 0600)",
    },
  },
  {
    flags: '--passphrase-fd <nomor>',
    text: {
      id: 'kata sandi kunci dari deskriptor berkas ini',
      en: "the key's passphrase from this file descriptor",
    },
  },
];
