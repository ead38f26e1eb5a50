import type { Host } from '../../host/host.ts';
import { openPdf } from '../../pdf/pdf-file.ts';
import { asKind, PdfProblem } from '../../pdf/value.ts';
import { listRuns, type RunPlace } from '../../record/run-folder.ts';
import type { Workspace } from '../office/workspace.ts';

/** The run of this office that a PDF reports, by what the file says about itself; undefined for any other paper. */
export function reportedRun(
  { files }: Pick<Host, 'files'>,
  { recordsFolder }: Workspace,
  bytes: Uint8Array,
): RunPlace | undefined {
  const run = /^([0-9A-Z]{4,8}) [0-9a-f]{64}$/.exec(keywordsOf(bytes))?.[1];
  return run === undefined ? undefined : listRuns(files, recordsFolder).find((place) => place.run === run);
}

function keywordsOf(bytes: Uint8Array): string {
  try {
    const file = openPdf(bytes);
    const info = file.dict(file.crossReference.trailer.entries.get('Info'));
    const keywords = asKind(file.resolve(info?.entries.get('Keywords')), 'string')?.bytes;
    return keywords ? new TextDecoder('latin1').decode(keywords) : '';
  } catch (error) {
    // Whoever signs the file says what is wrong with it.
    if (error instanceof PdfProblem) return '';
    throw error;
  }
}
