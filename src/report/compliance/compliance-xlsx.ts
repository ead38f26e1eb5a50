import { localDate } from '../../calendar/local-time.ts';
import { type ColumnKind, complianceColumns } from '../../compliance/figure-columns.ts';
import { notedWords } from '../../compliance/remarks.ts';
import type { GroupSummary, ParetoRow } from '../../compliance/summary.ts';
import { dateCell, durationCell, numberCell, shareCell, textCell, type Value } from '../blocks/cell.ts';
import { type WorkbookSheet, workbookBytes } from '../formats/xlsx.ts';
import { type ComplianceDocument, groupWords, patternWords } from './compliance-document.ts';

/**
 * The summary as an Office Open XML workbook (ECMA-376): figures, reasons, what to look at, with `trace` the runs behind
 * each group, and what the figures were counted by. The same summary gives the same bytes.
 */
export function drawComplianceWorkbook(document: ComplianceDocument): Promise<Uint8Array> {
  return workbookBytes([
    figuresSheet(document),
    courseSheet(document),
    reasonsSheet(document),
    patternsSheet(document),
    ...(document.trace ? [traceSheet(document)] : []),
    notesSheet(document),
  ]);
}

function figuresSheet({ summary }: ComplianceDocument): WorkbookSheet {
  const cells = (group: GroupSummary): readonly Value[] =>
    complianceColumns.map((column) =>
      column.key === 'kunci' && summary.by === 'day'
        ? dateCell(group.key)
        : figureCell(column.value(group), column.kind),
    );
  return {
    name: 'Kepatuhan',
    heads: complianceColumns.map((column) => column.title),
    rows: [...summary.groups.map(cells), cells(summary.total)],
    widths: complianceColumns.map(({ key }) => (key === 'nama' ? 40 : 14)),
    fixed: 2,
    dressed: 'total',
  };
}

/** A figure of a column as a value; nothing where there is none. */
function figureCell(value: string | number | undefined, kind: ColumnKind): Value {
  if (value === undefined || typeof value === 'string') return textCell(value);
  switch (kind) {
    case 'text':
      return textCell(String(value));
    case 'count':
      return numberCell(value);
    case 'seconds':
      return durationCell(value * 1000);
    case 'percent':
      return shareCell(value / 100);
    case 'ratio':
      return { kind: 'number', number: value, decimals: 2 };
  }
}

function courseSheet({ summary }: ComplianceDocument): WorkbookSheet {
  return {
    name: 'Perjalanan',
    heads: ['Urutan', 'Tingkat tepat waktu'],
    rows: summary.course.map((rate, index) => [numberCell(index + 1), shareCell(rate)]),
    widths: [10, 20],
  };
}

function reasonsSheet({ summary }: ComplianceDocument): WorkbookSheet {
  const rows = (kind: string, reasons: readonly ParetoRow[]): WorkbookSheet['rows'] =>
    reasons.map(({ reason, count, time, cumulativeShare }) => [
      textCell(kind),
      textCell(reason),
      numberCell(count),
      durationCell(time),
      shareCell(cumulativeShare),
    ]);
  return {
    name: 'Sebab',
    heads: ['Jenis', 'Sebab', 'Kali', 'Waktu kerja', 'Kumulatif'],
    rows: [...rows('jeda', summary.pauseReasons), ...rows('terlambat', summary.lateReasons)],
    widths: [12, 50, 8, 14, 12],
  };
}

function patternsSheet({ summary }: ComplianceDocument): WorkbookSheet {
  return {
    name: 'Untuk diperiksa',
    heads: ['Pola', 'Pelaksanaan', 'Petugas', 'Kegiatan'],
    rows: summary.patterns.map(({ kind, run, person, activities }) => [
      textCell(patternWords[kind]),
      textCell(run),
      textCell(person),
      textCell(activities.join(' ')),
    ]),
    widths: [24, 14, 28, 60],
  };
}

/** A row for every group and run. */
function traceSheet({ summary }: ComplianceDocument): WorkbookSheet {
  return {
    name: 'Jejak',
    heads: ['Kunci', 'Pelaksanaan'],
    rows: summary.groups.flatMap((group) => group.runs.map((run) => [textCell(group.key), textCell(run)])),
    widths: [24, 14],
  };
}

function notesSheet({
  summary,
  calendar,
  rule,
  zone,
  skipped,
  noted = [],
}: ComplianceDocument): WorkbookSheet {
  const { period } = summary;
  const rows: readonly (readonly [string, string | Value])[] = [
    ['Periode', period ? period.label : 'semua catatan'],
    ...(period ? daysOf(period.from, period.to, zone) : []),
    ['Dikelompokkan menurut', groupWords[summary.by]],
    ['Kalender', calendar],
    ['Aturan hari', rule.id],
    ['Zona waktu', zone],
    ['Tahun tanpa data hari libur', summary.unknownYears.join(', ') || 'tidak ada'],
    ['Catatan rusak, tidak dihitung', skipped?.join(' ') || 'tidak ada'],
    ...notedWords(noted).map(({ id }) => ['Perlu diketahui', id] as const),
    ['Waktu', 'Waktu kerja bersih (tanpa jeda); yang bertanda kotor dengan jeda.'],
    ['Untuk diperiksa', 'Pola untuk diperiksa atasan, bukan bukti.'],
  ];
  return {
    name: 'Keterangan',
    heads: [],
    rows: rows.map(([name, value]) => [textCell(name), typeof value === 'string' ? textCell(value) : value]),
    widths: [30, 80],
    dressed: 'names',
  };
}

function daysOf(from: number, to: number, zone: string): readonly (readonly [string, Value])[] {
  return [
    ['Hari pertama', dateCell(localDate(from, zone))],
    ['Hari terakhir', dateCell(localDate(to - 1, zone))],
  ];
}
