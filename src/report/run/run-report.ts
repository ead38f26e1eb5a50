import { electronicStatus, footerWords } from '../blocks/footer-words.ts';
import { identityTables } from '../blocks/identity.ts';
import { paperCode } from '../blocks/paper-code.ts';
import type { RunReport } from '../blocks/report-data.ts';
import type { RunReportInput } from '../blocks/report-input.ts';
import { signatureBlocks } from '../blocks/signatures.ts';
import { activityTable } from './activity-table.ts';
import { runFacts } from './run-facts.ts';
import { runSummary } from './run-summary.ts';

/**
 * The report of one run as plain data, Indonesian and final: drawing adds no word to it. The same input gives the same
 * report; its date is that of the record.
 */
export function composeRunReport(input: RunReportInput): RunReport {
  const { sop, part, state, figures, runId, recordDigest, zone, runner = state.openedBy } = input;
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
    letterhead: sop.agency.map((line) => line.toUpperCase()),
    heading: ['LAPORAN PELAKSANAAN SOP', sop.name.toUpperCase(), partName],
    identity: identityTables(sop, runFacts(input)),
    activities: activityTable(
      sop,
      part,
      { state, figures },
      {
        runner,
        zone,
        ...(input.shared ? { shared: input.shared } : {}),
      },
    ),
    summary: runSummary(input),
    signatures: signatureBlocks(input),
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
    outline: {
      identity: 'Identitas SOP dan pelaksanaan',
      summary: 'Ringkasan',
      signatures: 'Tanda tangan',
    },
  };
}
