import type { GroupSummary, Spread } from './summary.ts';

/** What a value of a column is: whole seconds, per cent or percentage points with one decimal, a ratio with two. */
export type ColumnKind = 'text' | 'count' | 'seconds' | 'percent' | 'ratio';

/** One figure of a group as every output shows it: the same number, only dressed differently. */
export type ComplianceColumn = {
  /** Key in JSON, head in CSV. */
  readonly key: string;
  /** Head in a workbook. */
  readonly title: string;
  readonly kind: ColumnKind;
  readonly value: (group: GroupSummary) => string | number | undefined;
};

/** The figures of a group, in the order of all outputs. Times are net working time unless the title says otherwise. */
export const complianceColumns: readonly ComplianceColumn[] = [
  { key: 'kunci', title: 'Kunci', kind: 'text', value: (group) => group.key },
  { key: 'nama', title: 'Nama', kind: 'text', value: (group) => group.label.id },
  { key: 'waktu_baku', title: 'Waktu baku', kind: 'text', value: (group) => group.standardText },
  count('pelaksanaan', 'Pelaksanaan', (group) => group.runs.length),
  count('kegiatan', 'Kegiatan', (group) => group.activities),
  count('sesuai', 'Sesuai', (group) => group.sesuai),
  count('tidak_sesuai', 'Tidak sesuai', (group) => group.tidakSesuai),
  count('tidak_berlaku', 'Tidak berlaku', (group) => group.tidakBerlaku),
  count('tidak_dikerjakan', 'Tidak dikerjakan', (group) => group.notDone),
  count('tepat_waktu', 'Tepat waktu', (group) => group.onTime),
  count('terlambat', 'Terlambat', (group) => group.late),
  count('tidak_diukur', 'Tidak diukur', (group) => group.unmeasured),
  percent('persen_tepat_waktu', 'Tingkat tepat waktu', (group) => ratePercent(group.onTimeRate)),
  percent('persen_sesuai', 'Tingkat kesesuaian', (group) => ratePercent(group.complianceRate)),
  percent('tren_persen', 'Tren tepat waktu', (group) => trendPoints(group.trend)),
  count('terukur', 'Terukur', (group) => group.net?.n),
  ...times('', '', (group) => group.net),
  ...times('_kotor', ' kotor', (group) => group.gross),
  {
    key: 'jumlah_terlambat_detik',
    title: 'Jumlah keterlambatan',
    kind: 'seconds',
    value: (group) => wholeSeconds(group.lateness),
  },
  ratio('rasio_median', 'Median ÷ baku', (group) => group.ratio?.median),
  ratio('rasio_p80', 'P80 ÷ baku', (group) => group.ratio?.p80),
  ratio('rasio_p90', 'P90 ÷ baku', (group) => group.ratio?.p90),
  ratio('rasio_terlama', 'Terlama ÷ baku', (group) => group.ratio?.worst),
  {
    key: 'tahun_tanpa_data_libur',
    title: 'Tahun tanpa data libur',
    kind: 'text',
    value: (group) => group.unknownYears.join(' ') || undefined,
  },
];

type Value = (group: GroupSummary) => number | undefined;

function count(key: string, title: string, value: Value): ComplianceColumn {
  return { key, title, kind: 'count', value };
}

function percent(key: string, title: string, value: Value): ComplianceColumn {
  return { key, title, kind: 'percent', value };
}

function ratio(key: string, title: string, value: Value): ComplianceColumn {
  return { key, title, kind: 'ratio', value: (group) => rounded(value(group), 100) };
}

function times(
  key: string,
  title: string,
  spread: (group: GroupSummary) => Spread | undefined,
): readonly ComplianceColumn[] {
  const one = (name: string, words: string, of: keyof Spread): ComplianceColumn => ({
    key: `${name}${key}_detik`,
    title: `${words}${title}`,
    kind: 'seconds',
    value: (group) => wholeSeconds(spread(group)?.[of]),
  });
  return [
    one('median', 'Median', 'median'),
    one('p80', 'P80', 'p80'),
    one('p90', 'P90', 'p90'),
    one('terlama', 'Terlama', 'worst'),
  ];
}

/**
 * A share of 1 in per cent with one decimal. What is not all is never shown as 100, what is not nothing never as 0, so that
 * rounding hides no single failure.
 */
export function ratePercent(rate: number | undefined): number | undefined {
  const nearest = rounded(rate === undefined ? undefined : rate * 100, 10);
  if (rate === undefined || nearest === undefined) return undefined;
  if (rate < 1 && nearest >= 100) return 99.9;
  return rate > 0 && nearest <= 0 ? 0.1 : nearest;
}

/** A difference of two rates in percentage points with one decimal. */
export function trendPoints(trend: number | undefined): number | undefined {
  return rounded(trend === undefined ? undefined : trend * 100, 10);
}

/** Milliseconds as whole seconds, rounded down. */
export function wholeSeconds(milliseconds: number | undefined): number | undefined {
  return milliseconds === undefined ? undefined : Math.floor(milliseconds / 1000);
}

/** A ratio with two decimals. */
export function twoDecimals(value: number | undefined): number | undefined {
  return rounded(value, 100);
}

/** Adding 0 makes a negative zero a plain one. */
function rounded(value: number | undefined, parts: number): number | undefined {
  return value === undefined ? undefined : Math.round(value * parts) / parts + 0;
}
