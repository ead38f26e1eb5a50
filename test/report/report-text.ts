import type { Cell } from '../../src/report/blocks/cell.ts';
import { printedCell } from '../../src/report/blocks/printed-cell.ts';
import type {
  Block,
  ReportDocument,
  Section,
  SignatureBlock,
} from '../../src/report/blocks/report-document.ts';
import type { Column, Table } from '../../src/report/blocks/table.ts';

/** A composed report as text, every string of it in reading order with the kind of its cell, for goldens. */
export function reportText({ metadata, sections, footer }: ReportDocument): string {
  return [
    ...Object.entries(metadata).map(([key, value]) => `${key}: ${value}`),
    ...sections.flatMap(sectionText),
    titled('KAKI', [footer.text, footer.pageLabel]),
  ].join('\n');
}

const sectionText = ({ bookmark, letterhead, heading, blocks }: Section): readonly string[] => [
  titled(`KOP${named(bookmark)}`, letterhead),
  titled('JUDUL', heading),
  ...blocks.map(blockText),
];

const named = (bookmark: string | undefined): string => (bookmark === undefined ? '' : ` [${bookmark}]`);

function blockText(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return titled(`${block.text}${named(block.bookmark)}`, []);
    case 'table':
      return tableText(block.table);
    case 'chart':
      return titled(`GRAFIK ${block.chart.title}`, [block.chart.alternative]);
    case 'statements':
      return titled(block.title, block.items);
    case 'signatures':
      return [titled(`[${block.title}]`, []), ...block.blocks.map(signatureText)].join('\n');
  }
}

const titled = (title: string, lines: readonly string[]): string => [`\n== ${title}`, ...lines].join('\n');

function tableText(table: Table): string {
  const titles = table.columns.map(columnText);
  const rows = table.rows.map((row) => {
    if (row.kind === 'band') return `## ${row.text}`;
    const cells = row.cells.map((cell, index) => `  ${titles[index]}: ${cellText(cell)}`);
    return ['--', ...cells.filter((line) => !line.endsWith(': '))].join('\n');
  });
  const { size, below } = table;
  const look =
    size === undefined && below === undefined ? '' : `(size ${size ?? '–'}, below ${below ?? '–'})`;
  const name = [table.title, table.bookmark && `[${table.bookmark}]`, look].filter(Boolean).join(' ');
  return [`\n== TABEL ${name}`, `kolom: ${titles.join(' | ')}`, ...rows].join('\n');
}

const columnText = ({ group, title }: Column): string => (group === undefined ? title : `${group}/${title}`);

function cellText(cell: Cell): string {
  const texts = printedCell(cell).map(({ runs, marker, indent }) => {
    const text = runs.map((run) => (run.bold ? `*${run.text}*` : run.text)).join(' ');
    return `${' '.repeat(indent ?? 0)}${marker === undefined ? '' : `${marker} `}${text.replaceAll('\n', ' ⏎ ')}`;
  });
  if (cell.kind === 'symbol')
    texts.push(`<${cell.shape}${cell.caption === undefined ? '' : ` ${cell.caption}`}>`);
  return [...(wordKinds.includes(cell.kind) ? [] : [`[${cell.kind}]`]), texts.join(' / ')].join(' ');
}

/** Cells of these kinds are shown as they are, the others with their kind. */
const wordKinds: readonly Cell['kind'][] = ['text', 'prose', 'symbol'];

function signatureText({ lead, title, name, underlined, service }: SignatureBlock): string {
  return titled('TANDA TANGAN', [...lead, title, underlined ? `_${name}_` : name, service]);
}

const blocksOf = ({ sections }: ReportDocument): readonly Block[] => sections.flatMap(({ blocks }) => blocks);

/** The table of a report whose name ends so. @throws Error when there is none */
export function tableOf(report: ReportDocument, name: string): Table {
  const found = blocksOf(report).find((block) => block.kind === 'table' && block.name.endsWith(name));
  if (found?.kind !== 'table') throw new Error(`no table ${name}`);
  return found.table;
}

export const statementsOf = (report: ReportDocument): readonly string[] =>
  blocksOf(report).flatMap((block) => (block.kind === 'statements' ? block.items : []));

export const signaturesOf = (report: ReportDocument): readonly SignatureBlock[] =>
  blocksOf(report).flatMap((block) => (block.kind === 'signatures' ? block.blocks : []));
