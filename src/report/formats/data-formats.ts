import type { CellObject } from 'write-excel-file/node';
import writeXlsxFile from 'write-excel-file/node';
import { chartFigure } from '../blocks/charts.ts';
import type { Block, ReportDocument } from '../blocks/report-document.ts';
import { headCells, textCell } from '../compliance/compliance-cells.ts';
import { csvText, quoted } from '../compliance/compliance-csv.ts';
import { plainTable } from './plain-table.ts';
import { withoutZipTimes } from './zip-times.ts';

type TableBlock = Extract<Block, { kind: 'table' }>;
const blocksOf = ({ sections }: ReportDocument): readonly Block[] => sections.flatMap(({ blocks }) => blocks);
const tablesOf = (report: ReportDocument): readonly TableBlock[] =>
  blocksOf(report).filter((block) => block.kind === 'table');

/** A report as one JSON value: tables with heads and rows, charts with their figures, statements. */
export function reportJson(report: ReportDocument): unknown {
  const { metadata, sections, footer } = report;
  const blocks = blocksOf(report);
  return {
    judul: metadata.title,
    baris_judul: [...new Set(sections.flatMap(({ heading }) => heading))],
    tabel: tablesOf(report).map(({ name, table }) => {
      const { heads, rows } = plainTable(table);
      return { nama: name, judul: table.title ?? null, kolom: heads, baris: rows };
    }),
    grafik: blocks.flatMap((block) =>
      block.kind === 'chart'
        ? [
            {
              judul: block.chart.title,
              uraian: block.chart.alternative,
              seri: block.chart.series.map(({ name }) => name),
              satuan: block.chart.unit === '%' ? 'bagian' : 'kali',
              nilai: block.chart.groups.map(({ label, values }) => ({
                label,
                nilai: values.map((value) => (value === undefined ? null : chartFigure(block.chart, value))),
              })),
            },
          ]
        : [],
    ),
    penjelasan: blocks.flatMap((block) => (block.kind === 'statements' ? block.items : [])),
    kaki: footer.text,
  };
}

/** All tables of a report in one CSV (RFC 4180): a line for each cell with its table, row and column. */
export function reportCsv(report: ReportDocument): string {
  const lines = tablesOf(report).flatMap(({ name, table }) => {
    const { heads, rows } = plainTable(table);
    return rows.flatMap((row, index) =>
      row.map((text, column) => [name, String(index + 1), heads[column] ?? '', text]),
    );
  });
  return [['tabel', 'baris', 'kolom', 'isi'], ...lines]
    .map((cells) => `${cells.map((cell) => quoted(csvText(cell))).join(',')}\r\n`)
    .join('');
}

/** A workbook with a sheet for each table; texts are texts, whole and decimal numbers are numbers. */
export async function reportWorkbook(report: ReportDocument): Promise<Uint8Array> {
  const names = new Set<string>();
  const sheets = tablesOf(report).map(({ name, table }) => {
    const { heads, rows } = plainTable(table);
    const width = Math.max(heads.length, ...rows.map((row) => row.length));
    return {
      sheet: sheetName(name, names),
      data: [...(heads.length > 0 ? [headCells(heads)] : []), ...rows.map((row) => row.map(cellOf))],
      columns: Array.from({ length: width }, () => ({ width: 22 })),
      stickyRowsCount: heads.length > 0 ? 1 : 0,
    };
  });
  return withoutZipTimes(await writeXlsxFile(sheets).toBuffer());
}

function cellOf(text: string): CellObject | null {
  return /^\d{1,9}$/.test(text) ? { type: Number, value: Number(text) } : textCell(text);
}

/** At most 31 characters, none that a workbook forbids, and no name twice. */
function sheetName(text: string, taken: Set<string>): string {
  const plain =
    text
      .replace(/[[\]:*?/\\]/g, ' ')
      .trim()
      .slice(0, 28) || 'Tabel';
  let name = plain;
  for (let number = 2; taken.has(name.toLowerCase()); number++) name = `${plain} ${number}`.slice(0, 31);
  taken.add(name.toLowerCase());
  return name;
}
