import { type CommandSpec, jsonOption } from './command-spec.ts';

const run = {
  name: '<nomor>',
  text: { id: 'nomor pelaksanaan, misalnya 7F3K', en: 'number of the run, such as 7F3K' },
};

const anchorOption = {
  flags: '--anchor <berkas>',
  text: { id: 'berkas jangkar di tempat lain', en: 'a file of anchors kept elsewhere' },
};

/** Commands that look after the record of runs. */
export const recordSpecs: readonly CommandSpec[] = [
  {
    name: 'verify',
    alias: 'verifikasi',
    args: [
      {
        name: '[nomor]',
        text: {
          id: 'nomor pelaksanaan atau folder; kosong = semua catatan kantor',
          en: 'number of a run or a folder; none = all records of the office',
        },
      },
    ],
    summary: {
      id: 'periksa apakah catatan masih seperti yang ditulis',
      en: 'check that records still are as they were written',
    },
    options: [
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
      { line: 'sop verify 7F3K', text: { id: 'satu pelaksanaan', en: 'one run' } },
      {
        line: 'sop verify --anchor /media/usb/jangkar.jsonl',
        text: { id: 'semua, dengan jangkar yang disimpan di luar', en: 'all, with anchors kept outside' },
      },
    ],
    load: async () => (await import('./verify.ts')).verify,
  },
  {
    name: 'anchor',
    alias: 'jangkar',
    args: [{ ...run, name: '[nomor]' }],
    summary: {
      id: 'simpan kepala catatan, supaya pemotongan dan penulisan ulang terlihat',
      en: 'save the heads of records, so that cutting and rewriting show',
    },
    options: [
      { flags: '--all', text: { id: 'semua pelaksanaan', en: 'all runs' } },
      anchorOption,
      jsonOption,
    ],
    examples: [
      { line: 'sop anchor --all', text: { id: 'semua pelaksanaan', en: 'all runs' } },
      {
        line: 'sop anchor 7F3K --anchor /media/usb/jangkar.jsonl',
        text: { id: 'ke berkas di luar folder kantor', en: 'into a file outside the office folder' },
      },
    ],
    load: async () => (await import('./anchor.ts')).anchor,
  },
];
