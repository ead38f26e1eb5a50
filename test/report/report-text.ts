import type { RunReport, SignatureBlock } from '../../src/report/blocks/report-data.ts';
import type { Cell, Column, Table } from '../../src/report/blocks/table-data.ts';

/** A composed report as text, every string of it in reading order, for goldens. */
export function reportText(report: RunReport): string {
  const { metadata, summary } = report;
  return [
    ...Object.entries(metadata).map(([key, value]) => `${key}: ${value}`),
    `outline: ${Object.values(report.outline).join(' | ')}`,
    section('KOP', report.letterhead),
    section('JUDUL', report.heading),
    ...report.identity.map(tableText),
    tableText(report.activities),
    section(summary.title, []),
    ...summary.tables.map(tableText),
    section(summary.statementsTitle, summary.statements),
    ...report.signatures.map(signatureText),
    section('KAKI', [report.footer.text, report.footer.pageLabel]),
  ].join('\n');
}

const section = (title: string, lines: readonly string[]): string => [`\n== ${title}`, ...lines].join('\n');

function tableText(table: Table): string {
  const titles = table.columns.map(columnText);
  const rows = table.rows.map((row) => {
    if (row.kind === 'band') return `## ${row.text}`;
    const cells = row.cells.map((cell, index) => `  ${titles[index]}: ${cellText(cell)}`);
    return ['--', ...cells.filter((line) => !line.endsWith(': '))].join('\n');
  });
  const name = [table.title, table.bookmark && `[${table.bookmark}]`].filter(Boolean).join(' ');
  return [`\n== TABEL ${name}`, `kolom: ${titles.join(' | ')}`, ...rows].join('\n');
}

const columnText = ({ group, title }: Column): string => (group === undefined ? title : `${group}/${title}`);

function cellText({ paragraphs, symbol }: Cell): string {
  const texts = paragraphs.map(({ runs, marker, indent }) => {
    const text = runs.map((run) => (run.bold ? `*${run.text}*` : run.text)).join(' ');
    return `${' '.repeat(indent ?? 0)}${marker === undefined ? '' : `${marker} `}${text.replaceAll('\n', ' ⏎ ')}`;
  });
  if (symbol) texts.push(`<${symbol.shape}${symbol.caption === undefined ? '' : ` ${symbol.caption}`}>`);
  return texts.join(' / ');
}

function signatureText({ lead, title, name, underlined, service }: SignatureBlock): string {
  return section('TANDA TANGAN', [...lead, title, underlined ? `_${name}_` : name, service]);
}
