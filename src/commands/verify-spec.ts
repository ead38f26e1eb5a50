import { type CommandSpec, jsonOption } from './command-spec.ts';

/** `sop verify` in the catalogue. */
export const verifySpec: CommandSpec = {
  name: 'verify',
  alias: 'verifikasi',
  args: [{ name: '[berkas]', text: { id: 'berkas PDF yang ditandatangani', en: 'the signed PDF' } }],
  summary: {
    id: 'periksa tanda tangan elektronik sebuah PDF',
    en: 'check the electronic signatures of a PDF',
  },
  options: [
    {
      flags: '--trust <berkas>',
      text: {
        id: 'sertifikat induk yang dipercaya (PEM atau DER); boleh beberapa',
        en: 'a root certificate to trust (PEM or DER); may stand several times',
      },
      repeats: true,
    },
    {
      flags: '--kode <kode>',
      text: {
        id: 'kode di kaki halaman kertas: cocok dengan catatan?',
        en: 'code at the foot of a paper: does it match the records?',
      },
    },
    jsonOption,
  ],
  examples: [
    {
      line: 'sop verify --kode "SOP1 RUN 7F3K 24551CA20B5250125E277641C7EFE80F"',
      text: { id: 'kertas dibandingkan dengan folder catatan', en: 'a paper against the records folder' },
    },
    {
      line: 'sop verify laporan.pdf',
      text: {
        id: 'siapa menandatangani, dan apakah diubah sesudahnya',
        en: 'who signed, and whether it was changed since',
      },
    },
    {
      line: 'sop verify laporan.pdf --trust induk.pem --json',
      text: { id: 'penanda tangan harus sampai ke induk itu', en: 'the signer must lead up to that root' },
    },
  ],
  load: async () => (await import('./verify.ts')).verify,
};
