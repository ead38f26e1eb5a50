import { type CommandSpec, jsonOption } from './command-spec.ts';

/** `sop report` in the catalogue. */
export const reportSpec: CommandSpec = {
  name: 'report',
  alias: 'laporan',
  args: [
    {
      name: '[nomor]',
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
    { flags: '--replace', text: { id: 'timpa berkas yang sudah ada', en: 'replace a file that is there' } },
    {
      flags: '--due',
      text: {
        id: 'buat semua laporan jadwal: yang sudah waktunya dan belum dibuat',
        en: 'make every report of the schedule that is due and not made',
      },
    },
    {
      flags: '--dry-run',
      text: { id: 'dengan --due: cetak rencananya saja', en: 'with --due: only print the plan' },
    },
    {
      flags: '--at <saat>',
      text: {
        id: 'dengan --due: seolah-olah pada saat ini, misalnya "2026-11-20 08:00"',
        en: 'with --due: as if it were this time, such as "2026-11-20 08:00"',
      },
    },
    {
      flags: '--wait',
      text: {
        id: 'dengan --due: tunggu bila sedang dibuat oleh proses lain (bawaan: selesai saja)',
        en: 'with --due: wait while another process is at it (default: leave)',
      },
    },
    {
      flags: '--no-wait',
      text: { id: 'dengan --due: jangan menunggu', en: 'with --due: do not wait' },
    },
    {
      flags: '--quiet',
      text: { id: 'dengan --due: diam bila berhasil', en: 'with --due: say nothing on success' },
    },
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
    {
      line: 'sop report --due --dry-run',
      text: { id: 'laporan jadwal yang akan dibuat', en: 'which reports of the schedule would be made' },
    },
  ],
  load: async () => (await import('./report.ts')).report,
};
