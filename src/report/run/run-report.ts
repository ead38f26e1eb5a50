import { electronicStatus, footerWords } from '../blocks/footer-words.ts';
import { identityTables } from '../blocks/identity.ts';
import { paperCode } from '../blocks/paper-code.ts';
import type { Block, ReportDocument } from '../blocks/report-document.ts';
import type { RunReportInput } from '../blocks/report-input.ts';
import { signatureBlocks } from '../blocks/signatures.ts';
import { activityTable } from './activity-table.ts';
import { runFacts } from './run-facts.ts';
import { summaryBlocks } from './run-summary.ts';

/**
 * The report of one run as plain data, Indonesian and final: drawing adds no word to it. The same input gives the same
 * report; its date is that of the record.
 */
export function composeRunReport(input: RunReportInput): ReportDocument {
  const { sop, part, state, runId, recordDigest } = input;
  const partName = `BAGIAN ${part.name.toUpperCase()}`;
  return {
    metadata: {
      title: `Laporan Pelaksanaan SOP ${sop.name}, bagian ${part.name}, ${runId}`,
      author: sop.agency.join(' '),
      subject: `Pelaksanaan ${runId}, nomor SOP ${sop.number}`,
      keywords: `${runId} ${recordDigest}`,
      language: 'id-ID',
      createdAt: state.closedAt ?? state.lastAt,
    },
    sections: [
      {
        bookmark: identityName,
        letterhead: sop.agency.map((line) => line.toUpperCase()),
        heading: ['LAPORAN PELAKSANAAN SOP', sop.name.toUpperCase(), partName],
        blocks: [
          ...identityBlocks(input),
          { kind: 'table', name: 'Kegiatan', table: { ...activityTable(input), below: 12 } },
          ...summaryBlocks(input),
          { kind: 'signatures', title: 'Tanda tangan', blocks: signatureBlocks(input) },
        ],
      },
    ],
    footer: footerWords(
      `Pelaksanaan ${runId}, sidik catatan ${recordDigest.slice(0, 16)}`,
      input.electronic && electronicStatus,
      paperCode({
        kind: 'RUN',
        name: runId,
        digest: recordDigest,
        ...(input.electronic ? { key: input.electronic.key } : {}),
      }),
    ),
  };
}

const identityName = 'Identitas SOP dan pelaksanaan';

/** The tables of the identity close together. */
function identityBlocks(input: RunReportInput): readonly Block[] {
  const tables = identityTables(input.sop, runFacts(input));
  return tables.map((table, index) => ({
    kind: 'table',
    name: `${identityName} ${index + 1}`,
    table: { ...table, size: 8, below: index === tables.length - 1 ? 10 : 0 },
  }));
}
