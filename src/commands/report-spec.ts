import { type CommandSpec, jsonOption } from './command-spec.ts';
import { signingOptions } from './sign-specs.ts';

/** `sop report` in the catalogue. */
export const reportSpec: CommandSpec = {
  name: 'report',
  alias: 'laporan',
  args: [
    {
      name: '<nomor>',
      text: {
        id: 'nomor pelaksanaan, misalnya 7F3K, atau tabel7',
        en: 'number of the run, such as 7F3K, or tabel7',
      },
    },
  ],
  summary: {
    id: 'buat laporan PDF satu pelaksanaan, atau Tabel 7',
    en: 'make the PDF report of one run, or Tabel 7',
  },
  options: [
    {
      flags: '--period <periode>',
      text: {
        id: 'untuk tabel7, misalnya 2026-S1; tanpa pilihan ini: semester-lalu',
        en: 'for tabel7, such as 2026-S1; without it: semester-lalu',
      },
    },
    {
      flags: '--part <kode>',
      text: { id: 'untuk tabel7: hanya bagian ini', en: 'for tabel7: this part only' },
    },
    { flags: '-o, --output <berkas>', text: { id: 'tulis ke berkas ini', en: 'write to this file' } },
    {
      flags: '--sign',
      text: { id: 'tandatangani secara elektronik', en: 'sign electronically' },
    },
    ...signingOptions,
    { flags: '--replace', text: { id: 'timpa berkas yang sudah ada', en: 'replace a file that is there' } },
    jsonOption,
  ],
  examples: [
    { line: 'sop report 7F3K', text: { id: 'ke folder laporan/', en: 'into the folder laporan/' } },
    {
      line: 'sop report 7F3K -o urmin.pdf',
      text: { id: 'ke berkas pilihan sendiri', en: 'into a file of your choice' },
    },
    {
      line: 'sop report tabel7 --period 2026-S1 --part URMIN',
      text: {
        id: 'monitoring enam bulanan (PermenPAN-RB 35/2012)',
        en: 'the six-monthly monitoring (PermenPAN-RB 35/2012)',
      },
    },
  ],
  load: async () => (await import('./report.ts')).report,
};
