import type { Host } from '../../host/host.ts';
import { readRawSegments } from '../../record/run-evidence.ts';
import type { RunPlace } from '../../record/run-folder.ts';
import { countedLines } from '../../record/verify-anchors.ts';
import type { Attached } from '../../report/pdf/draw-pdf.ts';

/**
 * The record of a run for the inside of its report: the lines of every segment as they were written, each with its hash chain, up to
 * where the digest on the page counts. That somebody joined or made a report at the end is left out, so that the report stays the same.
 */
export function journalAttachment(host: Pick<Host, 'files' | 'sha256'>, place: RunPlace): Attached {
  const lines = readRawSegments(host, place).flatMap((segment) => countedLines(segment));
  return {
    name: 'catatan.jsonl',
    type: 'application/jsonl',
    description: `Catatan pelaksanaan ${place.run}, baris demi baris`,
    text: lines.map((line) => `${line}\n`).join(''),
  };
}
