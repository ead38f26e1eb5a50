import { printDate } from '../../calendar/print-date.ts';
import { holderOf } from '../../checklist/shares.ts';
import { paperCode } from '../blocks/paper-code.ts';
import type { ReportDocument, SignatureBlock } from '../blocks/report-document.ts';
import { electronicStatus, footerWords } from '../blocks/report-words.ts';
import { electronicStamp, personBlock, shortDots, signerBlock } from '../blocks/signatures.ts';
import { activityTable } from './activity-table.ts';
import { identityBlocks, identityName } from './run-identity.ts';
import type { RunReportInput } from './run-input.ts';
import { summaryBlocks } from './run-summary.ts';

/**
 * The report of one run as plain data, Indonesian and final: drawing adds no word to it. The same input gives the same
 * report; its date is that of the record.
 */
export function composeRunReport(input: RunReportInput): ReportDocument {
  const { sop, part, state, runId, recordDigest, recordPositions } = input;
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
        positions: recordPositions,
        ...(input.electronic ? { key: input.electronic.key } : {}),
      }),
    ),
  };
}

/** Left the one who has the run in hand, right the official, under place and date of closing (of the last event if open). */
function signatureBlocks(input: RunReportInput): readonly [SignatureBlock, SignatureBlock] {
  const { state, zone, place, runner = holderOf(state), signer } = input;
  const date = printDate(state.closedAt ?? state.lastAt, zone);
  const blocks = [
    personBlock(runner, 'Yang melaksanakan,'),
    signerBlock(signer, `${place ?? shortDots}, ${date}`),
  ] as const;
  const { electronic } = input;
  if (!electronic) return blocks;
  const stamp = electronicStamp(electronic.at, zone);
  return electronic.by === 'runner'
    ? [{ ...blocks[0], stamp }, blocks[1]]
    : [blocks[0], { ...blocks[1], stamp }];
}
