import { chartFigureText } from '../blocks/charts.ts';
import { cellText } from '../blocks/printed-cell.ts';
import type { Block, ReportDocument } from '../blocks/report-document.ts';
import { visibleText } from '../blocks/visible-text.ts';
import { rowCells, tableHeads } from './table-rows.ts';

/** A report as Markdown (GitHub's tables), charts as their words and figures. */
export function drawMarkdown({ sections, footer }: ReportDocument): string {
  const parts = sections.flatMap(({ letterhead, heading, blocks }) => [
    letterhead.map(safe).join('  \n'),
    `# ${heading.map(safe).join(' · ')}`,
    ...blocks.map(blockText),
  ]);
  return `${[...parts, '---', safe(footer.text)].filter((part) => part !== '').join('\n\n')}\n`;
}

/** Nothing of a text is taken for Markdown or HTML. */
const safe = (text: string): string =>
  visibleText(text, () => true)
    .replace(/[\\`*_{}[\]<>#|~]/g, '\\$&')
    .replaceAll('\n', '<br>');

function blockText(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `## ${safe(block.text)}`;
    case 'table':
      return `${block.table.title === undefined ? '' : `### ${safe(block.table.title)}\n\n`}${tableText(block)}`;
    case 'chart': {
      const { chart } = block;
      const rows = chart.groups.map(
        ({ label, values }) =>
          `| ${safe(label)} | ${values.map((value) => chartFigureText(chart, value)).join(' | ')} |`,
      );
      const head = ['', ...chart.series.map(({ name }) => safe(name))];
      return [
        `### ${safe(chart.title)}`,
        '',
        safe(chart.alternative),
        '',
        `|${head.join(' | ')} |`,
        `|${head.map(() => ' --- ').join('|')}|`,
        ...rows,
      ].join('\n');
    }
    case 'statements':
      return [
        `### ${safe(block.title)}`,
        '',
        ...block.items.map((item, index) => `${index + 1}. ${safe(item)}`),
      ].join('\n');
    case 'signatures':
      return block.blocks
        .map(({ lead, title, stamp, name, service }) =>
          [...lead, title, ...(stamp ?? []), name, service].map(safe).join('  \n'),
        )
        .join('\n\n');
  }
}

function tableText({ table }: Extract<Block, { kind: 'table' }>): string {
  const heads = tableHeads(table.columns);
  const rows = table.rows.map((row) => rowCells(row).map(cellText));
  const width = Math.max(heads.length, ...rows.map((row) => row.length));
  const line = (cells: readonly string[]): string =>
    `| ${Array.from({ length: width }, (_, index) => safe(cells[index] ?? '')).join(' | ')} |`;
  return [line(heads), `|${' --- |'.repeat(width)}`, ...rows.map(line)].join('\n');
}
