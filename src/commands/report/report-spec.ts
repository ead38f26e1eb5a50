import { type CommandSpec, jsonOption } from '../catalogue/command-spec.ts';
import { signingOptions } from '../sign/sign-specs.ts';

/** `sop report` in the catalogue. */
export const reportSpec: CommandSpec = {
  name: 'report',
  alias: 'laporan',
  args: [
    {
      name: '[nomor]',
      text: {
        id: 'nomor pelaksanaan, misalnya 7F3K, atau tabel7; tanpa ini rekap dari --period',
        en: 'number of the run, such as 7F3K, or tabel7; without it a recap of --period',
      },
    },
  ],
  summary: {
    id: 'buat laporan satu pelaksanaan, rekap satu periode, atau Tabel 7',
    en: 'make the report of one run, a recap of a period, or Tabel 7',
  },
  options: [
    {
      flags: '--period <periode>',
      text: {
        id: 'periode rekap atau tabel7, misalnya 2026-11, kemarin, 2026-S1',
        en: 'period of a recap or of tabel7, such as 2026-11, kemarin, 2026-S1',
      },
    },
    {
      flags: '--part <kode>',
      text: { id: 'rekap atau tabel7: hanya bagian ini', en: 'recap or tabel7: this part only' },
    },
    {
      flags: '--all',
      text: { id: 'rekap atau tabel7: semua bagian (bawaan)', en: 'recap or tabel7: all parts (default)' },
    },
    {
      flags: '--serah-terima [ke]',
      text: {
        id: 'berita acara serah terima pelaksanaan itu: yang terakhir, atau yang ke berapa',
        en: 'the sheet of a handover of the run: the last one, or which one',
      },
    },
    {
      flags: '--format <bentuk>',
      text: {
        id: 'pdf (bawaan), html, xlsx, csv, json, atau md',
        en: 'pdf (default), html, xlsx, csv, json, or md',
      },
    },
    { flags: '--open', text: { id: 'buka sesudah dibuat', en: 'open it when it is made' } },
    { flags: '-o, --output <berkas>', text: { id: 'tulis ke berkas ini', en: 'write to this file' } },
    {
      flags: '--sign',
      text: { id: 'tandatangani secara elektronik', en: 'sign electronically' },
    },
    ...signingOptions,
    { flags: '--replace', text: { id: 'timpa berkas yang sudah ada', en: 'replace a file that is there' } },
    {
      flags: '--due',
      text: {
        id: 'buat semua laporan jadwal: yang sudah waktunya dan belum dibuat',
        en: 'make every report of the schedule that is due and not made',
      },
    },
    {
      flags: '--unsigned',
      text: {
        id: 'dengan --due: tanpa tanda tangan bila kuncinya tidak dapat dibuka',
        en: 'with --due: without a signature where its key cannot be opened',
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
      line: 'sop report 7F3K --serah-terima',
      text: { id: 'berita acara serah terima terakhir', en: 'the sheet of the last handover' },
    },
    {
      line: 'sop report --period bulan-lalu --format html',
      text: {
        id: 'laporan bulanan semua bagian sebagai satu berkas HTML',
        en: 'the monthly report of all parts as one HTML file',
      },
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
