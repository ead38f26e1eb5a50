import { type CommandSpec, jsonOption } from './command-spec.ts';

/** `sop verify` in the catalogue. */
export const verifySpec: CommandSpec = {
  name: 'verify',
  alias: 'verifikasi',
  args: [{ name: '<berkas>', text: { id: 'berkas PDF yang ditandatangani', en: 'the signed PDF' } }],
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
    jsonOption,
  ],
  examples: [
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
