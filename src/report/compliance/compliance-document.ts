import type { ComplianceSummary, GroupBy, ParetoRow, Pattern } from '../../compliance/summary.ts';
import type { Bilingual } from '../../words/bilingual.ts';
import { complianceColumns, ratePercent, wholeSeconds } from './compliance-columns.ts';

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

/** A reason of a Pareto list in the units of all outputs. */
export type ReasonLine = {
  readonly reason: string;
  readonly count: number;
  readonly seconds: number;
  readonly cumulativePercent: number;
};

/** The rows of a Pareto list with whole seconds and per cent. */
export function reasonLines(rows: readonly ParetoRow[]): readonly ReasonLine[] {
  return rows.map(({ reason, count, time, cumulativeShare }) => ({
    reason,
    count,
    seconds: wholeSeconds(time) ?? 0,
    cumulativePercent: ratePercent(cumulativeShare) ?? 0,
  }));
}

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
    kelompok: summary.groups.map(group),
    jumlah: group(summary.total),
    perjalanan_persen: summary.course.map((rate) => ratePercent(rate) ?? null),
    sebab_jeda: reasonLines(summary.pauseReasons).map(jsonReason),
    sebab_terlambat: reasonLines(summary.lateReasons).map(jsonReason),
    untuk_diperiksa: summary.patterns.map(patternJson),
  };
}

/** A pattern as programs read it. */
export const patternJson = (pattern: Pattern): unknown => ({
  pola: patternWords[pattern.kind],
  pelaksanaan: pattern.run,
  petugas: pattern.person ?? null,
  kegiatan: pattern.activities,
});

const jsonReason = ({ reason, count, seconds, cumulativePercent }: ReasonLine): unknown => ({
  sebab: reason,
  kali: count,
  detik: seconds,
  kumulatif_persen: cumulativePercent,
});
