import { type CommandSpec, jsonOption, type OptionSpec } from '../catalogue/command-spec.ts';
import { passphraseOptions } from '../catalogue/passphrase-options.ts';

/** Options of every command that signs. */
export const signingOptions: readonly OptionSpec[] = [
  {
    flags: '--signer <kode>',
    text: {
      id: 'penanda tangan dari berkas kantor, misalnya KASI',
      en: 'signer of the office file, such as KASI',
    },
  },
  {
    flags: '--level <tingkat>',
    text: {
      id: 'tingkat yang harus tercapai: B-B, B-T, B-LT, B-LTA',
      en: 'level that must be reached: B-B, B-T, B-LT, B-LTA',
    },
  },
  {
    flags: '--certify',
    text: {
      id: 'sertifikasi: sesudahnya hanya boleh diisi dan ditandatangani',
      en: 'certify: afterwards only filling in and signing is allowed',
    },
  },
  ...passphraseOptions,
];

/** `sop sign` and `sop cert` in the catalogue. */
export const signSpecs: readonly CommandSpec[] = [
  {
    name: 'sign',
    alias: 'tandatangan',
    args: [{ name: '<berkas>', text: { id: 'laporan PDF dari sop', en: 'a PDF report made by sop' } }],
    summary: { id: 'tandatangani laporan PDF', en: 'sign a PDF report' },
    options: [
      ...signingOptions,
      { flags: '--reason <teks>', text: { id: 'alasan penandatanganan', en: 'reason of the signature' } },
      { flags: '-o, --output <berkas>', text: { id: 'tulis ke berkas lain', en: 'write to another file' } },
      jsonOption,
    ],
    examples: [
      {
        line: 'sop sign laporan/20261123-URMIN-7F3K.pdf --signer KASI',
        text: { id: 'tanda tangan kedua, oleh atasan', en: 'the second signature, by the head' },
      },
    ],
    load: async () => (await import('./sign.ts')).sign,
  },
  {
    name: 'cert',
    alias: 'sertifikat',
    args: [
      { name: '<tindakan>', text: { id: 'new', en: 'new' } },
      {
        name: '<kode>',
        text: { id: 'kode penanda tangan, misalnya KASI', en: 'code of the signer, such as KASI' },
      },
    ],
    summary: { id: 'buat kunci dan sertifikat percobaan', en: 'make a pilot key and certificate' },
    options: [
      { flags: '--name <nama>', text: { id: 'nama pada sertifikat', en: 'name on the certificate' } },
      {
        flags: '--folder <folder>',
        text: { id: 'letak kunci; biasanya kunci/', en: 'where the key goes; usually kunci/' },
      },
      ...passphraseOptions,
    ],
    examples: [
      {
        line: 'sop cert new KASI',
        text: {
          id: 'kunci percobaan, kata sandinya ditanyakan',
          en: 'a pilot key; its passphrase is asked for',
        },
      },
    ],
    load: async () => (await import('./cert.ts')).cert,
  },
];
