import { fmtSpec, lintSpec } from '../lint/lint-spec.ts';
import { adminSpecs } from '../office/admin-specs.ts';
import { recordSpecs } from '../record/record-specs.ts';
import { formSpec } from '../report/form-spec.ts';
import { reportSpec } from '../report/report-spec.ts';
import { signSpecs } from '../sign/sign-specs.ts';
import { accessibleOption, type CommandSpec, jsonOption as json } from './command-spec.ts';
import { passphraseOptions } from './passphrase-options.ts';

export type { CommandSpec, OptionSpec } from './command-spec.ts';

const part = {
  name: '<kode>',
  text: { id: 'kode bagian, misalnya URMIN', en: 'code of the part, such as URMIN' },
};

/** Every command, in the order of the help page. */
export const catalogue: readonly CommandSpec[] = [
  {
    name: 'check',
    alias: 'cek',
    args: [part],
    summary: {
      id: 'jalankan ceklis SOP: mulai, jawab, jeda, lanjut',
      en: 'walk the checklist of an SOP: start, answer, pause, go on',
    },
    options: [
      {
        flags: '--answers <berkas>',
        text: {
          id: 'isi dari berkas jawaban YAML atau JSON, tanpa terminal; - untuk masukan baku',
          en: 'fill in from an answers file, YAML or JSON, without a terminal; - for standard input',
        },
      },
      {
        flags: '--run <nomor>',
        text: { id: 'lanjutkan pelaksanaan ini, misalnya 7F3K', en: 'go on with this run, such as 7F3K' },
      },
      {
        flags: '--new',
        text: { id: 'buka pelaksanaan baru tanpa bertanya', en: 'open a new run without asking' },
      },
      {
        flags: '--as <nama>',
        text: { id: 'nama petugas yang mengerjakan', en: 'name of the person who does the work' },
      },
      ...passphraseOptions,
      {
        flags: '--dry-run',
        text: {
          id: 'dengan --answers: periksa saja, tidak mencatat',
          en: 'with --answers: only check, record nothing',
        },
      },
      json,
      accessibleOption,
    ],
    examples: [
      { line: 'sop check URMIN', text: { id: 'ceklis di terminal', en: 'the checklist in the terminal' } },
      {
        line: 'sop check PPID --answers jawaban.yaml',
        text: { id: 'dari formulir yang sudah diisi', en: 'from a form that was filled in' },
      },
    ],
    load: async () => (await import('../check/check.ts')).check,
  },
  {
    name: 'status',
    alias: 'keadaan',
    args: [],
    summary: {
      id: 'pelaksanaan yang terbuka: sampai mana, apa yang terlambat',
      en: 'open runs: how far they are, what is late',
    },
    options: [
      {
        flags: '--watch',
        text: {
          id: 'terus tampilkan, diperbarui setiap 2 detik',
          en: 'keep showing, renewed every 2 seconds',
        },
      },
      {
        flags: '--remind',
        text: {
          id: 'yang terlambat atau jatuh tempo hari ini, per orang; diam bila tidak ada',
          en: 'what is late or due today, by person; silent when there is nothing',
        },
      },
      json,
    ],
    examples: [{ line: 'sop status', text: { id: 'semua pelaksanaan terbuka', en: 'all open runs' } }],
    load: async () => (await import('../figures/status.ts')).status,
  },
  {
    name: 'list',
    alias: 'daftar',
    args: [],
    summary: { id: 'daftar SOP dan bagiannya', en: 'list the SOPs and their parts' },
    options: [json],
    examples: [
      {
        line: 'sop list',
        text: { id: 'kode-kode yang dapat dijalankan', en: 'the codes that can be walked' },
      },
    ],
    load: async () => (await import('../office/list.ts')).list,
  },
  {
    name: 'show',
    alias: 'lihat',
    args: [part],
    summary: { id: 'tampilkan formulir SOP sebagai tabel', en: 'show the SOP form as a table' },
    options: [json],
    examples: [
      { line: 'sop show URMIN', text: { id: 'formulir bagian URMIN', en: 'the form of part URMIN' } },
    ],
    load: async () => (await import('../office/show.ts')).show,
  },
  formSpec,
  lintSpec,
  fmtSpec,
  {
    name: 'compliance',
    alias: 'kepatuhan',
    args: [],
    summary: {
      id: 'waktu baku dan waktu nyata dari pelaksanaan yang selesai',
      en: 'standard time against actual time of finished runs',
    },
    options: [
      { flags: '--part <kode>', text: { id: 'hanya bagian ini', en: 'this part only' } },
      { flags: '--run <nomor>', text: { id: 'hanya pelaksanaan ini', en: 'this run only' } },
      {
        flags: '--period <periode>',
        text: {
          id: 'misalnya 2026-11, 2026-W47, 2026-Q4, 2026-S2, bulan-lalu; tanpa pilihan ini: semua',
          en: 'such as 2026-11, 2026-W47, 2026-Q4, 2026-S2, bulan-lalu; without it: all',
        },
      },
      {
        flags: '--by <kelompok>',
        text: {
          id: 'menurut kegiatan, bagian, pelaksanaan, pelaksana, petugas, hari, minggu, bulan, …',
          en: 'by activity, part, run, role, person, day, week, month, quarter, semester, year',
        },
      },
      json,
      { flags: '--csv', text: { id: 'cetak sebagai CSV', en: 'print as CSV' } },
      {
        flags: '--xlsx <berkas>',
        text: { id: 'tulis buku kerja XLSX', en: 'write an XLSX workbook' },
      },
      {
        flags: '--trace',
        text: {
          id: 'sebutkan pelaksanaan di balik setiap angka',
          en: 'name the runs behind every figure',
        },
      },
      {
        flags: '--fail-under <persen>',
        text: {
          id: 'gagal bila tingkat tepat waktu atau sesuai di bawah ini',
          en: 'fail when the on-time or the compliance rate is below this',
        },
      },
      {
        flags: '--usul [berkas]',
        text: {
          id: 'usul waktu baku dari P80 nyata (n ≥ 20); tidak mengubah SOP',
          en: 'propose standard times from the real P80 (n ≥ 20); changes no SOP',
        },
      },
      { flags: '--replace', text: { id: 'timpa berkas yang sudah ada', en: 'replace a file that is there' } },
    ],
    examples: [
      {
        line: 'sop compliance --part URMIN --period bulan-lalu',
        text: { id: 'URMIN bulan lalu, menurut kegiatan', en: 'URMIN last month, by activity' },
      },
      {
        line: 'sop compliance --by petugas --xlsx kepatuhan.xlsx',
        text: { id: 'menurut petugas, sebagai buku kerja', en: 'by person, as a workbook' },
      },
      {
        line: 'sop compliance --period 2026-Q4 --fail-under 90',
        text: {
          id: 'untuk otomatisasi: kode keluar 1 di bawah 90 %',
          en: 'for automation: exit code 1 below 90 %',
        },
      },
    ],
    load: async () => (await import('../figures/compliance.ts')).compliance,
  },
  {
    name: 'time',
    alias: 'waktu',
    args: [
      {
        name: '<waktu...>',
        text: { id: 'waktu baku, misalnya "1 Hari"', en: 'standard time, such as "1 Hari"' },
      },
    ],
    summary: {
      id: 'kapan suatu waktu baku jatuh tempo, dan mengapa',
      en: 'when a standard time is due, and why',
    },
    options: [
      {
        flags: '--mulai, --start <saat>',
        text: {
          id: 'mulai pada saat ini, misalnya "2026-11-20 15:10"; tanpa pilihan ini: sekarang',
          en: 'begin at this time, such as "2026-11-20 15:10"; without it: now',
        },
      },
      {
        flags: '--aturan, --rule <aturan>',
        text: {
          id: 'arti n Hari: sama_jam, akhir_hari, panjang_hari, kalender',
          en: 'what n Hari means: sama_jam, akhir_hari, panjang_hari, kalender',
        },
      },
      json,
    ],
    examples: [
      {
        line: 'sop time "1 Hari" --mulai "2026-11-20 15:10"',
        text: { id: 'satu hari kerja sejak Jumat sore', en: 'a working day from Friday afternoon' },
      },
      {
        line: 'sop time 90 Menit --aturan akhir_hari',
        text: { id: 'sejak sekarang, dengan aturan lain', en: 'from now on, by another rule' },
      },
    ],
    load: async () => (await import('../office/time.ts')).time,
  },
  {
    name: 'calendar',
    alias: 'kalender',
    args: [
      {
        name: '[tahun]',
        text: { id: 'tahun, misalnya 2027; kosong = tahun ini', en: 'year, such as 2027; none = this year' },
      },
    ],
    summary: {
      id: 'kalender kerja setahun: hari libur, Ramadan, hari dan jam kerja',
      en: 'the working calendar of a year: holidays, Ramadan, working days and hours',
    },
    options: [json],
    examples: [
      {
        line: 'sop calendar 2027',
        text: { id: 'tahun 2027 menurut kalender kantor', en: 'the year 2027 by the calendar of the office' },
      },
    ],
    load: async () => (await import('../office/calendar.ts')).calendar,
  },
  reportSpec,
  ...signSpecs,
  ...recordSpecs,
  ...adminSpecs,
];
