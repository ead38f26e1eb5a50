import type { Table7Report } from '../table7/table7-report.ts';
import type { Chart } from './charts.ts';
import type { Footer, ReportMetadata, RunReport, SignatureBlock } from './report-data.ts';
import type { Table } from './table-data.ts';

/** A piece of a report in reading order. */
export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'table'; readonly name: string; readonly table: Table }
  | { readonly kind: 'chart'; readonly chart: Chart }
  | { readonly kind: 'statements'; readonly title: string; readonly items: readonly string[] }
  | { readonly kind: 'signatures'; readonly title: string; readonly blocks: readonly SignatureBlock[] };

/** Any report as a list of blocks: what every format is made of. Every string is final. */
export type ReportDocument = {
  readonly metadata: ReportMetadata;
  readonly letterhead: readonly string[];
  readonly heading: readonly string[];
  readonly blocks: readonly Block[];
  readonly footer: Footer;
};

/** The report of a run in blocks. */
export function runDocument(report: RunReport): ReportDocument {
  const { metadata, letterhead, heading, identity, activities, summary, signatures, footer, outline } =
    report;
  return {
    metadata,
    letterhead,
    heading,
    blocks: [
      ...identity.map(
        (table, index): Block => ({ kind: 'table', name: `${outline.identity} ${index + 1}`, table }),
      ),
      { kind: 'table', name: 'Kegiatan', table: activities },
      { kind: 'heading', text: summary.title },
      ...summary.tables.map(
        (table, index): Block => ({
          kind: 'table',
          name: table.title ?? `${outline.summary} ${index + 1}`,
          table,
        }),
      ),
      { kind: 'statements', title: summary.statementsTitle, items: summary.statements },
      { kind: 'signatures', title: outline.signatures, blocks: signatures },
    ],
    footer,
  };
}

/** Tabel 7 in blocks, a section after the other. */
export function table7Document({ metadata, sections, footer }: Table7Report): ReportDocument {
  const [first] = sections;
  return {
    metadata,
    letterhead: first?.letterhead ?? [],
    heading: (first?.heading ?? []).filter((_line, index) => index !== 2 || sections.length === 1),
    blocks: sections.flatMap((section): readonly Block[] => {
      const part = section.heading[2] ?? '';
      return [
        { kind: 'heading', text: part },
        { kind: 'table', name: `${part}: keterangan`, table: section.facts },
        { kind: 'table', name: `${part}: penilaian`, table: section.assessment },
        { kind: 'statements', title: section.statementsTitle, items: section.statements },
        { kind: 'signatures', title: section.signaturesBookmark, blocks: section.signatures },
      ];
    }),
    footer,
  };
}
