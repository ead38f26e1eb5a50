import type { DayRuleKey } from '../../office/day-rules.ts';
import type { Office } from '../../office/office.ts';
import type { Bilingual } from '../../words/bilingual.ts';
import { type CommandWords, defineCommand, type OptionsOf, type Run } from '../catalogue/command-spec.ts';
import { jsonOption, partArg } from '../catalogue/shared-words.ts';

const list = {
  name: 'list',
  alias: 'daftar',
  args: [],
  summary: { id: 'daftar SOP dan bagiannya', en: 'list the SOPs and their parts' },
  options: { json: jsonOption },
  examples: [
    { line: 'sop list', text: { id: 'kode-kode yang dapat dijalankan', en: 'the codes that can be walked' } },
  ],
} as const satisfies CommandWords;

const show = {
  name: 'show',
  alias: 'lihat',
  args: [partArg],
  summary: { id: 'tampilkan formulir SOP sebagai tabel', en: 'show the SOP form as a table' },
  options: { json: jsonOption },
  examples: [{ line: 'sop show URMIN', text: { id: 'formulir bagian URMIN', en: 'the form of part URMIN' } }],
} as const satisfies CommandWords;

/** What `n Hari` means, as the office file and the command line write it. */
const dayRules = {
  sama_jam: { id: 'sama_jam', en: 'same-clock-time' },
  akhir_hari: { id: 'akhir_hari', en: 'end-of-day' },
  panjang_hari: { id: 'panjang_hari', en: 'length-of-day' },
  kalender: { id: 'kalender', en: 'calendar' },
} as const satisfies Record<DayRuleKey, Bilingual>;

const time = {
  name: 'time',
  alias: 'waktu',
  args: [
    {
      value: 'text',
      shown: { id: 'waktu', en: 'time' },
      repeats: true,
      text: { id: 'waktu baku, misalnya "1 Hari"', en: 'standard time, such as "1 Hari"' },
    },
  ],
  summary: {
    id: 'kapan suatu waktu baku jatuh tempo, dan mengapa',
    en: 'when a standard time is due, and why',
  },
  options: {
    start: {
      indonesian: 'mulai',
      value: 'instant',
      text: {
        id: 'mulai pada saat ini, misalnya "2026-11-20 15:10"; tanpa pilihan ini: sekarang',
        en: 'begin at this time, such as "2026-11-20 15:10"; without it: now',
      },
    },
    rule: {
      indonesian: 'aturan',
      value: dayRules,
      shown: { id: 'aturan', en: 'rule' },
      text: { id: 'arti n Hari', en: 'what n Hari means' },
    },
    json: jsonOption,
  },
  examples: [
    {
      line: 'sop time "1 Hari" --start "2026-11-20 15:10"',
      text: { id: 'satu hari kerja sejak Jumat sore', en: 'a working day from Friday afternoon' },
    },
    {
      line: { id: 'sop time 90 Menit --rule akhir_hari', en: 'sop time 90 Menit --rule end-of-day' },
      text: { id: 'sejak sekarang, dengan aturan lain', en: 'from now on, by another rule' },
    },
  ],
} as const satisfies CommandWords;

const calendar = {
  name: 'calendar',
  alias: 'kalender',
  args: [
    {
      value: 'year',
      optional: true,
      text: { id: 'tahun, misalnya 2027; kosong = tahun ini', en: 'year, such as 2027; none = this year' },
    },
  ],
  summary: {
    id: 'kalender kerja setahun: hari libur, Ramadan, hari dan jam kerja',
    en: 'the working calendar of a year: holidays, Ramadan, working days and hours',
  },
  options: { json: jsonOption },
  examples: [
    {
      line: 'sop calendar 2027',
      text: { id: 'tahun 2027 menurut kalender kantor', en: 'the year 2027 by the calendar of the office' },
    },
  ],
} as const satisfies CommandWords;

const doctor = {
  name: 'doctor',
  alias: 'diagnosa',
  args: [],
  summary: {
    id: 'periksa komputer dan kantor: apa yang kurang, apa yang harus dilakukan',
    en: 'check computer and office: what is missing, what to do about it',
  },
  options: { json: jsonOption },
  examples: [
    { line: 'sop doctor', text: { id: 'semua pemeriksaan', en: 'all checks' } },
    { line: 'sop doctor --json', text: { id: 'untuk program pemantau', en: 'for a monitoring program' } },
  ],
} as const satisfies CommandWords;

/** Where offices lie. */
export const zones = ['Asia/Jakarta', 'Asia/Pontianak', 'Asia/Makassar', 'Asia/Jayapura'] as const;

/** The named sets of rules, as src/lint/profiles.ts has them. */
export const initProfiles = [
  'permenpan-35-2012',
  'polri',
  'dasar',
] as const satisfies readonly Office['ruleProfile'][];

const init = {
  name: 'init',
  alias: 'mulai-kantor',
  args: [
    {
      value: 'folder',
      optional: true,
      text: { id: 'folder kantor; kosong = folder ini', en: 'office folder; none = this one' },
    },
  ],
  summary: {
    id: 'buat folder kantor; tidak menimpa apa pun',
    en: 'make an office folder; overwrites nothing',
  },
  options: {
    agency: {
      indonesian: 'instansi',
      value: 'name',
      text: { id: 'baris kop, dipisah titik koma', en: 'lines of the letterhead, apart by semicolons' },
    },
    place: {
      indonesian: 'tempat',
      value: 'name',
      shown: { id: 'kota', en: 'town' },
      text: { id: 'tempat pada laporan', en: 'place on reports' },
    },
    zone: {
      indonesian: 'zona',
      value: zones,
      shown: { id: 'zona', en: 'zone' },
      text: { id: 'zona waktu', en: 'time zone' },
    },
    profile: {
      indonesian: 'profil',
      value: initProfiles,
      shown: { id: 'profil', en: 'profile' },
      text: {
        id: 'aturan lint; bila tidak ditulis, polri untuk kop Kepolisian, selain itu permenpan-35-2012',
        en: 'rules of lint; unless it is written, polri for a letterhead of the police, else permenpan-35-2012',
      },
    },
    hook: {
      indonesian: 'pengait',
      text: { id: 'aktifkan pengait pre-commit', en: 'enable the pre-commit hook' },
    },
  },
  examples: [
    {
      line: { id: 'sop init kantor --hook', en: 'sop init office --hook' },
      text: { id: 'folder baru dengan pengait', en: 'a new folder with the hook' },
    },
  ],
} as const satisfies CommandWords;

/** The files of `templates/sop/`. */
const templates = {
  'surat-masuk': { id: 'surat-masuk', en: 'incoming-letter' },
  publikasi: { id: 'publikasi', en: 'publication' },
  kosong: { id: 'kosong', en: 'empty' },
} as const satisfies Record<string, Bilingual>;

const newSop = {
  name: 'new',
  alias: 'baru',
  args: [],
  summary: { id: 'buat SOP baru dari contoh', en: 'make a new SOP from a template' },
  options: {
    code: {
      indonesian: 'kode',
      value: 'name',
      shown: { id: 'kode', en: 'code' },
      text: { id: 'kode bagian, misalnya SM', en: 'code of the part, such as SM' },
    },
    number: {
      indonesian: 'nomor',
      value: 'name',
      shown: { id: 'nomor', en: 'number' },
      text: { id: 'nomor dari buku register', en: 'number from the register' },
    },
    name: { indonesian: 'nama', value: 'name', text: { id: 'nama SOP', en: 'name of the SOP' } },
    activity: {
      indonesian: 'kegiatan',
      value: 'text',
      shown: { id: 'baris', en: 'row' },
      repeats: true,
      text: {
        id: 'satu kegiatan: "uraian | PELAKSANA | waktu | output | kelengkapan | lanjut"; boleh beberapa. Beberapa isi satu kolom dipisah ;, lanjut: nomor baris, atau "Ya 4; Tidak 2", atau selesai',
        en: 'one activity: "text | ROLE | time | output | needs | next"; may be given several times. Several things in a column are separated by ;, next: the number of a row, or "Ya 4; Tidak 2", or end',
      },
    },
    from: {
      indonesian: 'dari',
      value: templates,
      shown: { id: 'contoh', en: 'template' },
      text: { id: 'contoh yang diisi', en: 'template that is filled in' },
    },
  },
  examples: [
    {
      line: {
        id: 'sop new --code SM --name "Surat masuk" --from surat-masuk',
        en: 'sop new --code SM --name "Surat masuk" --from incoming-letter',
      },
      text: { id: 'SOP pertama', en: 'a first SOP' },
    },
    {
      line: 'sop new --code SK --name Surat --activity "Konsep | BAMIN | 30 Menit | Surat"',
      text: { id: 'dengan kegiatannya sendiri', en: 'with activities of its own' },
    },
  ],
} as const satisfies CommandWords;

export type List = Run<typeof list>;
export type Show = Run<typeof show>;
export type Time = Run<typeof time>;
export type TimeOptions = OptionsOf<typeof time>;
export type CalendarCommand = Run<typeof calendar>;
export type Doctor = Run<typeof doctor>;
export type Init = Run<typeof init>;
export type InitOptions = OptionsOf<typeof init>;
export type NewSop = Run<typeof newSop>;
export type NewSopOptions = OptionsOf<typeof newSop>;

/** Commands that show what the office has, in the order of the help page. */
export const showSpecs = [
  defineCommand(list, async () => (await import('./list.ts')).list),
  defineCommand(show, async () => (await import('./show.ts')).show),
  defineCommand(time, async () => (await import('./time.ts')).time),
  defineCommand(calendar, async () => (await import('./calendar.ts')).calendar),
];

/** Commands for those who set an office up and keep its SOPs. */
export const setUpSpecs = [
  defineCommand(doctor, async () => (await import('./doctor.ts')).doctor),
  defineCommand(init, async () => (await import('./init.ts')).init),
  defineCommand(newSop, async () => (await import('./new.ts')).newSop),
];
