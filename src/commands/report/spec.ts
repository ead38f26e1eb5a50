import { reportFormats } from '../../office/office.ts';
import { type CommandWords, defineCommand, type OptionsOf, type Run } from '../catalogue/command-spec.ts';
import {
  despiteOption,
  jsonOption,
  openOption,
  outputOption,
  partArg,
  replaceOption,
} from '../catalogue/shared-words.ts';
import { signingOptions } from '../sign/spec.ts';

const form = {
  name: 'form',
  alias: 'formulir',
  args: [{ ...partArg, optional: true }],
  summary: {
    id: 'cetak formulir kosong untuk diisi dengan tangan',
    en: 'print the blank form, to be filled in by hand',
  },
  options: {
    all: {
      indonesian: 'semua',
      text: { id: 'semua bagian, satu berkas untuk tiap bagian', en: 'all parts, a file for each' },
    },
    answersTemplate: {
      indonesian: 'templat-jawaban',
      text: {
        id: 'tulis berkas jawaban kosong, untuk mengetik formulir yang sudah diisi',
        en: 'write an empty answers file, to type in the form that was filled in',
      },
    },
    open: openOption,
    output: outputOption,
    replace: replaceOption,
    json: jsonOption,
  },
  examples: [
    {
      line: 'sop form URMIN',
      text: {
        id: 'ke folder laporan/, sebagai formulir-URMIN.pdf',
        en: 'into laporan/, as formulir-URMIN.pdf',
      },
    },
    { line: 'sop form --all', text: { id: 'formulir semua bagian', en: 'the forms of all parts' } },
    {
      line: 'sop form URMIN --answers-template',
      text: {
        id: 'jawaban-urmin.yaml di folder ini, siap diisi',
        en: 'jawaban-urmin.yaml in this folder, ready to fill in',
      },
    },
  ],
} as const satisfies CommandWords;

const report = {
  name: 'report',
  alias: 'laporan',
  args: [
    {
      value: 'run',
      offers: ['tabel7'],
      optional: true,
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
  options: {
    period: {
      indonesian: 'periode',
      value: 'period',
      text: {
        id: 'periode rekap atau tabel7, misalnya 2026-11, kemarin, 2026-S1',
        en: 'period of a recap or of tabel7, such as 2026-11, yesterday, 2026-S1',
      },
    },
    part: {
      indonesian: 'bagian',
      value: 'part',
      text: { id: 'rekap atau tabel7: hanya bagian ini', en: 'recap or tabel7: this part only' },
    },
    all: {
      indonesian: 'semua',
      text: { id: 'rekap atau tabel7: semua bagian (bawaan)', en: 'recap or tabel7: all parts (default)' },
    },
    handover: {
      indonesian: 'serah-terima',
      value: 'text',
      shown: { id: 'ke', en: 'which' },
      optional: true,
      text: {
        id: 'berita acara serah terima pelaksanaan itu: yang terakhir, atau yang ke berapa',
        en: 'the sheet of a handover of the run: the last one, or which one',
      },
    },
    format: {
      value: reportFormats,
      shown: { id: 'bentuk', en: 'format' },
      text: { id: 'bentuk berkas (bawaan pdf)', en: 'format of the file (default pdf)' },
    },
    open: openOption,
    output: outputOption,
    sign: {
      indonesian: 'tandatangani',
      text: { id: 'tandatangani secara elektronik', en: 'sign electronically' },
    },
    ...signingOptions,
    linePassphraseFile: {
      indonesian: 'berkas-sandi-baris',
      value: 'file',
      text: {
        id: 'dengan --sign: berkas kata sandi kunci petugas, untuk baris laporan ini di catatan (0600)',
        en: "with --sign: file with the passphrase of the person's own key, for the line of this report in the record (0600)",
      },
    },
    verifier: {
      indonesian: 'pemeriksa',
      text: {
        id: 'laporan satu pelaksanaan: tulis juga halaman HTML yang memeriksa catatan di dalamnya, untuk penerima',
        en: 'report of one run: also write an HTML page that checks the record inside it, for the receiver',
      },
    },
    replace: replaceOption,
    despiteDamage: despiteOption,
    due: {
      indonesian: 'jatuh-tempo',
      text: {
        id: 'buat semua laporan jadwal: yang sudah waktunya dan belum dibuat',
        en: 'make every report of the schedule that is due and not made',
      },
    },
    unsigned: {
      indonesian: 'tanpa-tanda-tangan',
      text: {
        id: 'dengan --due: tanpa tanda tangan bila kuncinya tidak dapat dibuka',
        en: 'with --due: without a signature where its key cannot be opened',
      },
    },
    dryRun: {
      indonesian: 'simulasi',
      text: { id: 'dengan --due: cetak rencananya saja', en: 'with --due: only print the plan' },
    },
    at: {
      indonesian: 'pada',
      value: 'instant',
      text: {
        id: 'dengan --due: seolah-olah pada saat ini, misalnya "2026-11-20 08:00"',
        en: 'with --due: as if it were this time, such as "2026-11-20 08:00"',
      },
    },
    wait: {
      indonesian: 'tunggu',
      text: {
        id: 'dengan --due: tunggu bila sedang dibuat oleh proses lain (bawaan: selesai saja)',
        en: 'with --due: wait while another process is at it (default: leave)',
      },
    },
    noWait: {
      indonesian: 'jangan-tunggu',
      text: { id: 'dengan --due: jangan menunggu', en: 'with --due: do not wait' },
    },
    quiet: {
      indonesian: 'diam',
      text: { id: 'dengan --due: diam bila berhasil', en: 'with --due: say nothing on success' },
    },
    json: jsonOption,
  },
  examples: [
    { line: 'sop report 7F3K', text: { id: 'ke folder laporan/', en: 'into the folder laporan/' } },
    {
      line: 'sop report 7F3K -o urmin.pdf',
      text: { id: 'ke berkas pilihan sendiri', en: 'into a file of your choice' },
    },
    {
      line: 'sop report 7F3K --verifier',
      text: {
        id: 'dengan halaman pemeriksa di sebelahnya, yang berjalan di peramban mana pun',
        en: 'with a page beside it that checks it in any browser',
      },
    },
    {
      line: 'sop report 7F3K --handover',
      text: { id: 'berita acara serah terima terakhir', en: 'the sheet of the last handover' },
    },
    {
      line: {
        id: 'sop report --period bulan-lalu --format html',
        en: 'sop report --period last-month --format html',
      },
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
} as const satisfies CommandWords;

export type Form = Run<typeof form>;
export type FormOptions = OptionsOf<typeof form>;
export type Report = Run<typeof report>;
export type ReportOptions = OptionsOf<typeof report>;

/** Commands that make papers, in the order of the help page. */
export const reportSpecs = [
  defineCommand(form, async () => (await import('./form.ts')).form),
  defineCommand(report, async () => (await import('./report.ts')).report),
];
