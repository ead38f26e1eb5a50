import type { GroupBy } from '../../compliance/summary.ts';
import type { Bilingual } from '../../words/bilingual.ts';
import { type CommandWords, defineCommand, type OptionsOf, type Run } from '../catalogue/command-spec.ts';
import { jsonOption, replaceOption } from '../catalogue/shared-words.ts';

const status = {
  name: 'status',
  alias: 'keadaan',
  args: [],
  summary: {
    id: 'pelaksanaan yang terbuka: sampai mana, apa yang terlambat',
    en: 'open runs: how far they are, what is late',
  },
  options: {
    watch: {
      indonesian: 'pantau',
      text: { id: 'terus tampilkan, diperbarui setiap 2 detik', en: 'keep showing, renewed every 2 seconds' },
    },
    remind: {
      indonesian: 'ingatkan',
      text: {
        id: 'yang terlambat atau jatuh tempo hari ini, per orang; diam bila tidak ada',
        en: 'what is late or due today, by person; silent when there is nothing',
      },
    },
    json: jsonOption,
  },
  examples: [{ line: 'sop status', text: { id: 'semua pelaksanaan terbuka', en: 'all open runs' } }],
} as const satisfies CommandWords;

const groups = {
  activity: { id: 'kegiatan', en: 'activity' },
  part: { id: 'bagian', en: 'part' },
  run: { id: 'pelaksanaan', en: 'run' },
  role: { id: 'pelaksana', en: 'role' },
  person: { id: 'petugas', en: 'person' },
  day: { id: 'hari', en: 'day' },
  week: { id: 'minggu', en: 'week' },
  month: { id: 'bulan', en: 'month' },
  quarter: { id: 'triwulan', en: 'quarter' },
  semester: { id: 'semester', en: 'semester' },
  year: { id: 'tahun', en: 'year' },
} as const satisfies Record<GroupBy, Bilingual>;

const compliance = {
  name: 'compliance',
  alias: 'kepatuhan',
  args: [],
  summary: {
    id: 'waktu baku dan waktu nyata dari pelaksanaan yang selesai',
    en: 'standard time against actual time of finished runs',
  },
  options: {
    part: { indonesian: 'bagian', value: 'part', text: { id: 'hanya bagian ini', en: 'this part only' } },
    run: {
      indonesian: 'pelaksanaan',
      value: 'run',
      text: { id: 'hanya pelaksanaan ini', en: 'this run only' },
    },
    period: {
      indonesian: 'periode',
      value: 'period',
      text: {
        id: 'misalnya 2026-11, 2026-W47, 2026-Q4, 2026-S2, bulan-lalu; tanpa pilihan ini: semua',
        en: 'such as 2026-11, 2026-W47, 2026-Q4, 2026-S2, last-month; without it: all',
      },
    },
    by: {
      indonesian: 'menurut',
      value: groups,
      shown: { id: 'kelompok', en: 'group' },
      text: { id: 'dikelompokkan menurut', en: 'grouped by' },
    },
    json: jsonOption,
    csv: { text: { id: 'cetak sebagai CSV', en: 'print as CSV' } },
    xlsx: { value: 'file', text: { id: 'tulis buku kerja XLSX', en: 'write an XLSX workbook' } },
    trace: {
      indonesian: 'telusur',
      text: { id: 'sebutkan pelaksanaan di balik setiap angka', en: 'name the runs behind every figure' },
    },
    failUnder: {
      indonesian: 'gagal-di-bawah',
      value: 'percent',
      text: {
        id: 'gagal bila tingkat tepat waktu atau sesuai di bawah ini',
        en: 'fail when the on-time or the compliance rate is below this',
      },
    },
    propose: {
      indonesian: 'usul',
      value: 'file',
      optional: true,
      text: {
        id: 'usul waktu baku dari P80 nyata (n ≥ 20); tidak mengubah SOP',
        en: 'propose standard times from the real P80 (n ≥ 20); changes no SOP',
      },
    },
    replace: replaceOption,
  },
  examples: [
    {
      line: {
        id: 'sop compliance --part URMIN --period bulan-lalu',
        en: 'sop compliance --part URMIN --period last-month',
      },
      text: { id: 'URMIN bulan lalu, menurut kegiatan', en: 'URMIN last month, by activity' },
    },
    {
      line: {
        id: 'sop compliance --by petugas --xlsx kepatuhan.xlsx',
        en: 'sop compliance --by person --xlsx compliance.xlsx',
      },
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
} as const satisfies CommandWords;

export type Status = Run<typeof status>;
export type StatusOptions = OptionsOf<typeof status>;
export type Compliance = Run<typeof compliance>;
export type ComplianceOptions = OptionsOf<typeof compliance>;

/** Commands that count, in the order of the help page. */
export const figuresSpecs = [
  defineCommand(status, async () => (await import('./status.ts')).status),
  defineCommand(compliance, async () => (await import('./compliance.ts')).compliance),
];
