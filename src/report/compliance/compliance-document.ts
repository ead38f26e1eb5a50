import { complianceColumns, ratePercent, wholeSeconds } from '../../compliance/figure-columns.ts';
import type { NotedRun } from '../../compliance/remarks.ts';
import type {
  ComplianceSummary,
  GroupBy,
  GroupSummary,
  ParetoRow,
  Pattern,
} from '../../compliance/summary.ts';
import type { Bilingual } from '../../words/bilingual.ts';
import { csvLines, csvText } from '../formats/csv.ts';

/** A summary with what its figures were counted by, as every output names it. */
export type ComplianceDocument = {
  readonly summary: ComplianceSummary;
  /** Title of the calendar in force. */
  readonly calendar: string;
  /** What `n Hari` means here, in the two languages of the screen. */
  readonly rule: Bilingual;
  /** Zone of the dates, such as `Asia/Jakarta`. */
  readonly zone: string;
  /** Whether the runs behind every group are listed. */
  readonly trace: boolean;
  /** Numbers of the runs that were left out because their record is damaged. */
  readonly skipped?: readonly string[];
  /** Runs that are counted and of which something is to be said. */
  readonly noted?: readonly NotedRun[];
};

/** How a grouping is called in files and on the command line. */
export const groupWords: Readonly<Record<GroupBy, string>> = {
  activity: 'kegiatan',
  part: 'bagian',
  run: 'pelaksanaan',
  role: 'pelaksana',
  person: 'petugas',
  day: 'hari',
  week: 'minggu',
  month: 'bulan',
  quarter: 'triwulan',
  semester: 'semester',
  year: 'tahun',
};

/** How a pattern is called in files. */
export const patternWords: Readonly<Record<Pattern['kind'], string>> = {
  'blind-ticking': 'dijawab_beruntun',
  'equal-to-standard': 'sama_dengan_baku',
  'back-dated': 'dicatat_mundur',
  'clock-jump': 'jam_bergeser',
};

/**
 * The summary as a JSON document: Indonesian keys, seconds as whole numbers, per cent with one decimal, null where there
 * was nothing to count.
 */
export function complianceJson({
  summary,
  calendar,
  rule,
  zone,
  trace,
  skipped,
  noted = [],
}: ComplianceDocument): unknown {
  const { period } = summary;
  const group = (one: (typeof summary)['total']): unknown => ({
    ...Object.fromEntries(complianceColumns.map((column) => [column.key, column.value(one) ?? null])),
    ...(trace ? { daftar_pelaksanaan: one.runs } : {}),
  });
  return {
    periode: period ? { nama: period.name, sebutan: period.label } : null,
    menurut: groupWords[summary.by],
    kalender: calendar,
    aturan_hari: rule.id,
    zona: zone,
    tahun_tanpa_data_libur: summary.unknownYears,
    catatan_rusak: skipped ?? [],
    ...notedJson(noted),
    kelompok: summary.groups.map(group),
    jumlah: group(summary.total),
    perjalanan_persen: summary.course.map((rate) => ratePercent(rate) ?? null),
    sebab_jeda: summary.pauseReasons.map(jsonReason),
    sebab_terlambat: summary.lateReasons.map(jsonReason),
    untuk_diperiksa: summary.patterns.map(patternJson),
  };
}

/**
 * The groups and their total as CSV by RFC 4180: commas, CRLF, a head of keys, decimal points, empty where there was nothing
 * to count. The first column says whether a row is a group (`kelompok`) or the total (`jumlah`).
 */
export function complianceCsv({ summary, trace }: ComplianceDocument): string {
  const head = ['baris', ...complianceColumns.map((column) => column.key)];
  const row = (kind: string, group: GroupSummary): readonly string[] => [
    kind,
    ...complianceColumns.map((column) => {
      const value = column.value(group);
      return typeof value === 'string' ? csvText(value) : String(value ?? '');
    }),
    ...(trace ? [csvText(group.runs.join(' '))] : []),
  ];
  const rows = [
    trace ? [...head, 'daftar_pelaksanaan'] : head,
    ...summary.groups.map((group) => row('kelompok', group)),
    row('jumlah', summary.total),
  ];
  return csvLines(rows);
}

/** Runs of which something is to be said, as programs read them. */
export const notedJson = (noted: readonly NotedRun[]) => ({
  sesudah_ditutup: noted.flatMap(({ run, part, late }) =>
    late
      ? [
          {
            pelaksanaan: run,
            bagian: part,
            tindakan: late.acts,
            oleh: late.people,
            penerimaan_gugur: late.dropped,
          },
        ]
      : [],
  ),
  belum_dapat_dinilai: noted.flatMap(({ run, part, doubts }) =>
    doubts ? [{ pelaksanaan: run, bagian: part, sebab: doubts }] : [],
  ),
  meski_rusak: noted.flatMap(({ run, part, despite }) =>
    despite ? [{ pelaksanaan: run, bagian: part, alasan: despite }] : [],
  ),
});

/** A pattern as programs read it. */
export const patternJson = (pattern: Pattern): unknown => ({
  pola: patternWords[pattern.kind],
  pelaksanaan: pattern.run,
  petugas: pattern.person ?? null,
  kegiatan: pattern.activities,
});

const jsonReason = ({ reason, count, time, cumulativeShare }: ParetoRow): unknown => ({
  sebab: reason,
  kali: count,
  detik: wholeSeconds(time) ?? 0,
  kumulatif_persen: ratePercent(cumulativeShare) ?? 0,
});
