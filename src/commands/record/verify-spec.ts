import { type CommandSpec, jsonOption } from '../catalogue/command-spec.ts';

/** Where heads of records are kept, for `verify` and `anchor`. */
export const anchorOption = {
  flags: '--anchor <berkas>',
  text: { id: 'berkas jangkar di tempat lain', en: 'a file of anchors kept elsewhere' },
};

/** `sop verify` in the catalogue. */
export const verifySpec: CommandSpec = {
  name: 'verify',
  alias: 'verifikasi',
  args: [
    {
      name: '[apa]',
      text: {
        id: 'PDF yang ditandatangani, nomor pelaksanaan, atau folder; kosong = semua catatan kantor',
        en: 'a signed PDF, the number of a run, or a folder; none = all records of the office',
      },
    },
  ],
  summary: {
    id: 'periksa tanda tangan PDF, atau apakah catatan masih seperti yang ditulis',
    en: 'check the signatures of a PDF, or that records still are as they were written',
  },
  options: [
    {
      flags: '--trust <berkas>',
      text: {
        id: 'PDF: sertifikat induk yang dipercaya (PEM atau DER); boleh beberapa',
        en: 'PDF: a root certificate to trust (PEM or DER); may stand several times',
      },
      repeats: true,
    },
    {
      flags: '--kode <kode>',
      text: {
        id: 'kode di kaki halaman kertas: cocok dengan catatan, atau formulir dengan berkas SOP?',
        en: 'code at the foot of a paper: does it match the records, or a form its SOP file?',
      },
    },
    anchorOption,
    {
      flags: '--digest <sidik>',
      text: {
        id: 'sidik catatan yang tercetak di laporan',
        en: 'digest of the record as printed on a report',
      },
    },
    {
      flags: '--other <folder>',
      text: { id: 'bandingkan dengan salinan lain', en: 'compare with another copy' },
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
    {
      line: 'sop verify --kode "SOP1 RUN 7F3K 24551CA20B5250125E277641C7EFE80F"',
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
  load: async () => (await import('./verify.ts')).verify,
};
