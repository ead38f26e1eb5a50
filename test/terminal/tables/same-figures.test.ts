import { describe, expect, it } from 'vitest';
import { complianceColumns } from '../../../src/compliance/figure-columns.ts';
import type { GroupBy, GroupSummary } from '../../../src/compliance/summary.ts';
import {
  complianceCsv,
  complianceJson,
  groupWords,
} from '../../../src/report/compliance/compliance-document.ts';
import { drawComplianceWorkbook } from '../../../src/report/compliance/compliance-xlsx.ts';
import { paletteFor } from '../../../src/terminal/palette.ts';
import { complianceView } from '../../../src/terminal/tables/compliance-view.ts';
import { sayIn } from '../../../src/words/language.ts';
import { readCsv } from './read-csv.ts';
import { shownCourse, shownReasons, shownRows } from './read-view.ts';
import { type Cell, type Rows, readWorkbook } from './read-workbook.ts';
import { sampleDocument } from './sample-summary.ts';

type JsonGroup = Readonly<Record<string, string | number | null | readonly string[]>>;
type JsonReason = {
  readonly sebab: string;
  readonly kali: number;
  readonly detik: number;
  readonly kumulatif_persen: number;
};
type Json = {
  readonly kelompok: readonly JsonGroup[];
  readonly jumlah: JsonGroup;
  readonly perjalanan_persen: readonly (number | null)[];
  readonly sebab_jeda: readonly JsonReason[];
  readonly sebab_terlambat: readonly JsonReason[];
  readonly untuk_diperiksa: readonly {
    readonly pola: string;
    readonly pelaksanaan: string;
    readonly petugas: string | null;
    readonly kegiatan: readonly string[];
  }[];
};

const groupings = Object.keys(groupWords) as readonly GroupBy[];
const documents = new Map(groupings.map((by) => [by, sampleDocument(by, { trace: true })]));
const documentBy = (by: GroupBy) => documents.get(by) ?? sampleDocument(by);
const jsonBy = (by: GroupBy): Json => JSON.parse(JSON.stringify(complianceJson(documentBy(by))));
const rowsBy = (by: GroupBy): readonly JsonGroup[] => [...jsonBy(by).kelompok, jsonBy(by).jumlah];
const viewBy = (by: GroupBy, width: number): string =>
  complianceView(
    { ...documentBy(by), trace: false },
    { say: sayIn('id'), palette: paletteFor(false), width },
  );

/** Every figure of a group by its key in JSON, written down a second time: from the summary, in the unit of JSON. */
function expected(group: GroupSummary): Record<string, string | number | null> {
  const seconds = (ms: number | undefined): number | null =>
    ms === undefined ? null : Math.floor(ms / 1000);
  const tenths = (share: number | undefined): number | null =>
    share === undefined ? null : Math.round(share * 1000) / 10 + 0;
  const hundredths = (ratio: number | undefined): number | null =>
    ratio === undefined ? null : Math.round(ratio * 100) / 100;
  return {
    kunci: group.key,
    nama: group.label.id,
    waktu_baku: group.standardText ?? null,
    pelaksanaan: group.runs.length,
    kegiatan: group.activities,
    sesuai: group.sesuai,
    tidak_sesuai: group.tidakSesuai,
    tidak_berlaku: group.tidakBerlaku,
    tidak_dikerjakan: group.notDone,
    tepat_waktu: group.onTime,
    terlambat: group.late,
    tidak_diukur: group.unmeasured,
    persen_tepat_waktu: tenths(group.onTimeRate),
    persen_sesuai: tenths(group.complianceRate),
    tren_persen: tenths(group.trend),
    terukur: group.net?.n ?? null,
    median_detik: seconds(group.net?.median),
    p80_detik: seconds(group.net?.p80),
    p90_detik: seconds(group.net?.p90),
    terlama_detik: seconds(group.net?.worst),
    median_kotor_detik: seconds(group.gross?.median),
    p80_kotor_detik: seconds(group.gross?.p80),
    p90_kotor_detik: seconds(group.gross?.p90),
    terlama_kotor_detik: seconds(group.gross?.worst),
    jumlah_terlambat_detik: seconds(group.lateness),
    rasio_median: hundredths(group.ratio?.median),
    rasio_p80: hundredths(group.ratio?.p80),
    rasio_p90: hundredths(group.ratio?.p90),
    rasio_terlama: hundredths(group.ratio?.worst),
    tahun_tanpa_data_libur: group.unknownYears.join(' ') || null,
  };
}

describe.each(groupings)('the same figures by %s', (by) => {
  it('from the summary and JSON', () => {
    const { groups, total } = documentBy(by).summary;
    expect(groups.length).toBeGreaterThan(1);
    const withRuns = [...groups, total].map((one) => ({ ...expected(one), daftar_pelaksanaan: one.runs }));
    expect(rowsBy(by)).toEqual(withRuns);
  });

  it('from JSON and CSV', () => {
    const rows = readCsv(complianceCsv(documentBy(by)));
    const read = rows.map((row) =>
      Object.fromEntries(
        complianceColumns.map(({ key, kind }) => {
          const text = row.get(key) ?? 'the column is missing';
          return [
            key,
            text === ''
              ? key === 'kunci'
                ? ''
                : null
              : kind === 'text'
                ? text.replace(/^'/, '')
                : Number(text),
          ];
        }),
      ),
    );
    expect(read).toEqual(rowsBy(by).map(({ daftar_pelaksanaan, ...figures }) => figures));
    expect(rows.map((row) => row.get('daftar_pelaksanaan')?.split(' '))).toEqual(
      rowsBy(by).map((row) => row['daftar_pelaksanaan']),
    );
    expect(rows.map((row) => row.get('baris'))).toEqual([
      ...documentBy(by).summary.groups.map(() => 'kelompok'),
      'jumlah',
    ]);
  });

  it('from JSON and the workbook, in typed cells', async () => {
    const sheets = readWorkbook(await drawComplianceWorkbook(documentBy(by)));
    const [head = [], ...rows] = sheets.get('Kepatuhan') ?? [];
    expect(head.map((cell) => cell?.value)).toEqual(complianceColumns.map(({ title }) => title));
    const read = rows.map((row) =>
      Object.fromEntries(
        complianceColumns.map(({ key, kind }, column) => [key, figureOf(row[column], key, kind)]),
      ),
    );
    expect(read).toEqual(rowsBy(by).map(({ daftar_pelaksanaan, ...figures }) => figures));
    checkOtherSheets(sheets, jsonBy(by));
  });

  it.each([80, 120, 400])('from JSON and the terminal of %i columns', (width) => {
    const shown = shownRows(viewBy(by, width));
    const rows = rowsBy(by);
    expect(shown.length).toBe(rows.length);
    const titles = [...(shown[0]?.figures.keys() ?? [])];
    expect(titles).toEqual(
      expect.arrayContaining(['S', 'TS', 'TB', 'TK', 'Tepat', 'Lambat', 'Median', 'P90']),
    );
    if (width === 400) expect(titles.sort()).toEqual(Object.keys(keysOfTitles).sort());
    const figuresOf = (row: JsonGroup) => titles.map((title) => [title, row[keysOfTitles[title] ?? '']]);
    expect(shown.map(({ figures }) => titles.map((title) => [title, figures.get(title)]))).toEqual(
      rows.map(figuresOf),
    );
    expect(shown.map(({ marked }) => marked)).toEqual(
      rows.map((row) => row['tahun_tanpa_data_libur'] !== null),
    );
  });
});

it('reasons, course and patterns are the same in JSON and on the terminal', () => {
  const json = jsonBy('activity');
  const page = viewBy('activity', 120);
  const whole = (rows: readonly JsonReason[]): unknown =>
    rows.slice(0, 5).map((row) => [row.sebab, row.kali, row.detik, row.kumulatif_persen]);
  for (const [title, rows] of [
    ['Sebab jeda', json.sebab_jeda],
    ['Sebab terlambat', json.sebab_terlambat],
  ] as const) {
    const shown = shownReasons(page, title);
    const reason = (text: string): string => text.trimEnd();
    expect(shown.map(([text, count, time, , running]) => [reason(text), count, time, running])).toEqual(
      whole(rows),
    );
    const shares = shown.map(([, , , share]) => share).reduce((sum, share) => sum + share, 0);
    expect(Math.abs(shares - (shown.at(-1)?.[4] ?? 0))).toBeLessThan(0.3);
  }
  expect(json.sebab_jeda.length).toBe(6);
  const levels = json.perjalanan_persen.map((percent) =>
    percent === null ? null : percent === 100 ? 7 : Math.floor((percent / 100) * 7),
  );
  expect(shownCourse(page)).toEqual(levels);
  expect(levels).toContain(null);
  const kinds = new Set(json.untuk_diperiksa.map(({ pola }) => pola));
  expect(kinds.size).toBe(4);
  for (const { pelaksanaan, petugas, kegiatan } of json.untuk_diperiksa)
    expect(page).toContain(
      `- ${[pelaksanaan, ...(petugas ? [petugas] : [])].join(', ')}: ${kegiatan.join(' ')}\n`,
    );
});

const keysOfTitles: Readonly<Record<string, string>> = {
  S: 'sesuai',
  TS: 'tidak_sesuai',
  TB: 'tidak_berlaku',
  TK: 'tidak_dikerjakan',
  Tepat: 'persen_tepat_waktu',
  Lambat: 'terlambat',
  TU: 'tidak_diukur',
  Tren: 'tren_persen',
  Median: 'median_detik',
  P90: 'p90_detik',
  Terlama: 'terlama_detik',
  'Median÷': 'rasio_median',
  'P90÷': 'rasio_p90',
  'Jml lambat': 'jumlah_terlambat_detik',
  Kotor: 'median_kotor_detik',
};

const formats: Readonly<Record<string, string>> = {
  count: '#,##0',
  seconds: '[h]:mm:ss',
  percent: '0.0%',
  ratio: '0.00',
};

/** A cell in the unit of JSON; fails on a figure that is no number or has another format. */
function figureOf(cell: Cell | undefined, key: string, kind: string): string | number | null {
  if (!cell) return key === 'kunci' ? '' : null;
  if (cell.format === 'd mmm yyyy') {
    expect(key).toBe('kunci');
    return new Date((Number(cell.value) - 25_569) * 86_400_000).toISOString().slice(0, 10);
  }
  expect([key, typeof cell.value, cell.format]).toEqual([
    key,
    kind === 'text' ? 'string' : 'number',
    formats[kind],
  ]);
  if (typeof cell.value === 'string') return cell.value;
  const value = cell.value * ({ seconds: 86_400, percent: 100 }[kind] ?? 1);
  const exact = { percent: Math.round(value * 10) / 10, ratio: value }[kind] ?? Math.round(value);
  expect(value).toBeCloseTo(exact, 6);
  return exact;
}

function checkOtherSheets(sheets: ReadonlyMap<string, Rows>, json: Json): void {
  const body = (name: string): Rows => (sheets.get(name) ?? []).slice(1);
  const values = (rows: Rows): unknown => rows.map((row) => row.map((cell) => cell?.value));
  expect(body('Perjalanan').map((row) => figureOf(row[1], '', 'percent'))).toEqual(json.perjalanan_persen);
  const reasons = [...json.sebab_jeda.map((one) => ['jeda', one] as const)];
  const late = json.sebab_terlambat.map((one) => ['terlambat', one] as const);
  expect(
    body('Sebab').map((row) => [
      row[0]?.value,
      row[1]?.value,
      figureOf(row[2], '', 'count'),
      figureOf(row[3], '', 'seconds'),
      figureOf(row[4], '', 'percent'),
    ]),
  ).toEqual(
    [...reasons, ...late].map(([kind, one]) => [kind, one.sebab, one.kali, one.detik, one.kumulatif_persen]),
  );
  expect(values(body('Untuk diperiksa'))).toEqual(
    json.untuk_diperiksa.map(({ pola, pelaksanaan, petugas, kegiatan }) => [
      pola,
      pelaksanaan,
      petugas ?? undefined,
      kegiatan.join(' '),
    ]),
  );
  expect(values(body('Jejak'))).toEqual(
    json.kelompok.flatMap(({ kunci, daftar_pelaksanaan }) =>
      (Array.isArray(daftar_pelaksanaan) ? daftar_pelaksanaan : []).map((run) => [kunci, run]),
    ),
  );
}
