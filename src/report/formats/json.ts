import { chartFigure } from '../blocks/charts.ts';
import type { ReportDocument } from '../blocks/report-document.ts';
import { dataOf, dataTables } from './table-rows.ts';

/** A report as one JSON value: tables with heads and rows of values by {@link dataOf}, charts with their figures, statements. */
export function reportJson(report: ReportDocument): unknown {
  const { metadata, sections, footer } = report;
  const blocks = sections.flatMap((section) => section.blocks);
  return {
    judul: metadata.title,
    baris_judul: [...new Set(sections.flatMap(({ heading }) => heading))],
    tabel: dataTables(report).map(({ name, title, heads, rows }) => ({
      nama: name,
      judul: title ?? null,
      kolom: heads,
      baris: rows.map((row) => row.map(dataOf)),
    })),
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
