import { signingLevels } from '../../office/office.ts';
import {
  type CommandWords,
  defineCommand,
  type OptionSpec,
  type OptionsOf,
  type Run,
} from '../catalogue/command-spec.ts';
import {
  actArg,
  despiteOption,
  jsonOption,
  outputOption,
  passphraseOptions,
  replaceOption,
} from '../catalogue/shared-words.ts';

/** Options of every command that signs. */
export const signingOptions = {
  signer: {
    indonesian: 'penanda-tangan',
    value: 'signer',
    text: {
      id: 'penanda tangan dari berkas kantor, misalnya KASI',
      en: 'signer of the office file, such as KASI',
    },
  },
  level: {
    indonesian: 'tingkat',
    value: signingLevels,
    shown: { id: 'tingkat', en: 'level' },
    text: { id: 'tingkat yang harus tercapai', en: 'level that must be reached' },
  },
  certify: {
    indonesian: 'sertifikasi',
    text: {
      id: 'sertifikasi: sesudahnya hanya boleh diisi dan ditandatangani',
      en: 'certify: afterwards only filling in and signing is allowed',
    },
  },
  ...passphraseOptions,
} as const satisfies Record<string, OptionSpec>;

const sign = {
  name: 'sign',
  alias: 'tandatangan',
  args: [{ value: 'file', text: { id: 'laporan PDF dari sop', en: 'a PDF report made by sop' } }],
  summary: { id: 'tandatangani laporan PDF', en: 'sign a PDF report' },
  options: {
    ...signingOptions,
    reason: {
      indonesian: 'alasan',
      value: 'text',
      text: { id: 'alasan penandatanganan', en: 'reason of the signature' },
    },
    despiteDamage: despiteOption,
    output: outputOption,
    replace: replaceOption,
    json: jsonOption,
  },
  examples: [
    {
      line: 'sop sign laporan/20261123-URMIN-7F3K.pdf --signer KASI',
      text: { id: 'tanda tangan kedua, oleh atasan', en: 'the second signature, by the head' },
    },
  ],
} as const satisfies CommandWords;

const cert = {
  name: 'cert',
  alias: 'sertifikat',
  args: [
    { value: { new: { id: 'baru', en: 'new' } }, ...actArg },
    {
      value: 'signer',
      text: { id: 'kode penanda tangan, misalnya KASI', en: 'code of the signer, such as KASI' },
    },
  ],
  summary: { id: 'buat kunci dan sertifikat percobaan', en: 'make a pilot key and certificate' },
  options: {
    name: {
      indonesian: 'nama',
      value: 'name',
      text: { id: 'nama pada sertifikat', en: 'name on the certificate' },
    },
    folder: {
      value: 'folder',
      text: { id: 'letak kunci; biasanya kunci/', en: 'where the key goes; usually kunci/' },
    },
    ...passphraseOptions,
  },
  examples: [
    {
      line: 'sop cert new KASI',
      text: {
        id: 'kunci percobaan, kata sandinya ditanyakan',
        en: 'a pilot key; its passphrase is asked for',
      },
    },
  ],
} as const satisfies CommandWords;

export type Sign = Run<typeof sign>;
export type SignOptions = OptionsOf<typeof sign>;
export type Cert = Run<typeof cert>;

/** Commands about signatures, in the order of the help page. */
export const signSpecs = [
  defineCommand(sign, async () => (await import('./sign.ts')).sign),
  defineCommand(cert, async () => (await import('./cert.ts')).cert),
];
