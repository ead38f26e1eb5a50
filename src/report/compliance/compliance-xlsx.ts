import writeXlsxFile from 'write-excel-file/node';
import { localDate } from '../../calendar/local-time.ts';
import type { GroupSummary } from '../../compliance/summary.ts';
import { withoutZipTimes } from '../formats/zip-times.ts';
import { dayCell, figureCell, headCells, type SheetCell, textCell, totalCells } from './compliance-cells.ts';
import { complianceColumns, ratePercent } from './compliance-columns.ts';
import {
  type ComplianceDocument,
  groupWords,
  patternWords,
  type ReasonLine,
  reasonLines,
} from './compliance-document.ts';

type Sheet = {
  readonly sheet: string;
  readonly data: SheetCell[][];
  readonly columns: { readonly width: number }[];
  readonly stickyRowsCount?: number;
  readonly stickyColumnsCount?: number;
};

/**
 * The summary as an Office Open XML workbook (ECMA-376): figures, reasons, what to look at, with `trace` the runs behind
 * each group, and what the figures were counted by. The same summary gives the same bytes.
 */
export async function drawComplianceWorkbook(document: ComplianceDocument): Promise<Uint8Array> {
  const sheets = [
    figuresSheet(document),
    courseSheet(document),
    reasonsSheet(document),
    patternsSheet(document),
    ...(document.trace ? [traceSheet(document)] : []),
    notesSheet(document),
  ];
  return withoutZipTimes(await writeXlsxFile(sheets).toBuffer());
}

function figuresSheet({ summary }: ComplianceDocument): Sheet {
  const cells = (group: GroupSummary): SheetCell[] =>
    complianceColumns.map((column) =>
      column.key === 'kunci' && summary.by === 'day'
        ? dayCell(group.key)
        : figureCell(column.value(group), column.kind),
    );
  return {
    sheet: 'Kepatuhan',
    data: [
      headCells(complianceColumns.map((column) => column.title)),
      ...summary.groups.map(cells),
      totalCells(cells(summary.total)),
    ],
    columns: complianceColumns.map(({ key }) => ({ width: key === 'nama' ? 40 : 14 })),
    stickyRowsCount: 1,
    stickyColumnsCount: 2,
  };
}

function courseSheet({ summary }: ComplianceDocument): Sheet {
  return {
    sheet: 'Perjalanan',
    data: [
      headCells(['Urutan', 'Tingkat tepat waktu']),
      ...summary.course.map((rate, index) => [
        figureCell(index + 1, 'count'),
        figureCell(ratePercent(rate), 'percent'),
      ]),
    ],
    columns: [{ width: 10 }, { width: 20 }],
    stickyRowsCount: 1,
  };
}

function reasonsSheet({ summary }: ComplianceDocument): Sheet {
  const cells = (kind: string) => (line: ReasonLine) => [
    textCell(kind),
    textCell(line.reason),
    figureCell(line.count, 'count'),
    figureCell(line.seconds, 'seconds'),
    figureCell(line.cumulativePercent, 'percent'),
  ];
  return {
    sheet: 'Sebab',
    data: [
      headCells(['Jenis', 'Sebab', 'Kali', 'Waktu kerja', 'Kumulatif']),
      ...reasonLines(summary.pauseReasons).map(cells('jeda')),
      ...reasonLines(summary.lateReasons).map(cells('terlambat')),
    ],
    columns: [12, 50, 8, 14, 12].map((width) => ({ width })),
    stickyRowsCount: 1,
  };
}

function patternsSheet({ summary }: ComplianceDocument): Sheet {
  return {
    sheet: 'Untuk diperiksa',
    data: [
      headCells(['Pola', 'Pelaksanaan', 'Petugas', 'Kegiatan']),
      ...summary.patterns.map(({ kind, run, person, activities }) => [
        textCell(patternWords[kind]),
        textCell(run),
        textCell(person),
        textCell(activities.join(' ')),
      ]),
    ],
    columns: [24, 14, 28, 60].map((width) => ({ width })),
    stickyRowsCount: 1,
  };
}

/** A row for every group and run. */
function traceSheet({ summary }: ComplianceDocument): Sheet {
  return {
    sheet: 'Jejak',
    data: [
      headCells(['Kunci', 'Pelaksanaan']),
      ...summary.groups.flatMap((group) => group.runs.map((run) => [textCell(group.key), textCell(run)])),
    ],
    columns: [{ width: 24 }, { width: 14 }],
    stickyRowsCount: 1,
  };
}

function notesSheet({ summary, calendar, rule, zone, skipped }: ComplianceDocument): Sheet {
  const { period } = summary;
  const rows: readonly (readonly [string, SheetCell])[] = [
    ['Periode', textCell(period ? period.label : 'semua catatan')],
    ...(period ? daysOf(period.from, period.to, zone) : []),
    ['Dikelompokkan menurut', textCell(groupWords[summary.by])],
    ['Kalender', textCell(calendar)],
    ['Aturan hari', textCell(rule.id)],
    ['Zona waktu', textCell(zone)],
    ['Tahun tanpa data hari libur', textCell(summary.unknownYears.join(', ') || 'tidak ada')],
    ['Catatan rusak, tidak dihitung', textCell(skipped?.join(' ') || 'tidak ada')],
    ['Waktu', textCell('Waktu kerja bersih (tanpa jeda); yang bertanda kotor dengan jeda.')],
    ['Untuk diperiksa', textCell('Pola untuk diperiksa atasan, bukan bukti.')],
  ];
  return {
    sheet: 'Keterangan',
    data: rows.map(([name, value]) => [...headCells([name]), value]),
    columns: [{ width: 30 }, { width: 80 }],
  };
}

function daysOf(from: number, to: number, zone: string): readonly (readonly [string, SheetCell])[] {
  return [
    ['Hari pertama', dayCell(localDate(from, zone))],
    ['Hari terakhir', dayCell(localDate(to - 1, zone))],
  ];
}
