import { parsePeriod } from '../../calendar/parse-period.ts';
import type { Host } from '../../host/host.ts';
import { readPositions } from '../../record/anchors.ts';
import { recordDigest } from '../../record/digest.ts';
import { paperFit } from '../../record/verify-anchors.ts';
import type { PaperCode } from '../../report/blocks/paper-code.ts';
import { findCode } from '../office/find-part.ts';
import { findRun, openRecord } from '../office/find-run.ts';
import type { DamagedRun } from '../office/odd-entries.ts';
import type { Workspace } from '../office/workspace.ts';
import { recapData } from '../reports/recap.ts';
import { table7Data } from '../reports/table7.ts';

/**
 * Whether a paper says what is recorded now; else whether it says what once was. `absent`: it was made of lines that are not here.
 * `unsearched`: its code names no lines, and the record has more states than are tried.
 */
export type JudgedPaper = {
  readonly fit: 'same' | 'earlier' | 'other' | 'absent' | 'unsearched';
  /** The digits that a paper of today would bear. */
  readonly now: string;
  /** Runs that could not be counted. */
  readonly damaged: readonly DamagedRun[];
};

/**
 * Compares the code of a paper with the records of the office as they are now, that of a blank form with its SOP file.
 * @returns undefined when the code names no period that there is
 * @throws UserError for a run or part that is not there
 */
export function verifyPaper(host: Host, workspace: Workspace, code: PaperCode): JudgedPaper | undefined {
  const found = recordOf(host, workspace, code);
  if (!found) return undefined;
  const now = found.digest.slice(0, 32).toUpperCase();
  const { damaged = [] } = found;
  if (now === code.digest) return { fit: 'same', now, damaged };
  return { fit: found.earlier?.() ?? 'other', now, damaged };
}

type PaperRecord = {
  readonly digest: string;
  readonly damaged?: readonly DamagedRun[];
  readonly earlier?: () => JudgedPaper['fit'];
};

function recordOf(host: Host, workspace: Workspace, code: PaperCode): PaperRecord | undefined {
  const { kind, name, digest: printed } = code;
  switch (kind) {
    case 'RUN': {
      const { record } = openRecord(host, findRun(host, workspace, name));
      return {
        digest: recordDigest(record.segments, host.sha256),
        earlier: () => earlierFit(code, { lines: record.lines, sha256: host.sha256 }),
      };
    }
    case 'FORM':
      return { digest: host.sha256(findCode(host, workspace, name).file.bytes) };
    case 'SERAH':
      return { digest: handoverDigest(host, workspace, name, printed) };
    case 'REKAP':
    case 'TABEL7':
      return countedRecord(host, workspace, kind, name);
  }
}

function earlierFit(
  { name, digest, positions }: PaperCode,
  record: Parameters<typeof paperFit>[1],
): JudgedPaper['fit'] {
  const read = positions && readPositions(positions);
  const printed = { run: name, digest: digest.toLowerCase(), ...(read ? { positions: read } : {}) };
  const fit = paperFit(printed, record);
  return fit === 'held' ? 'earlier' : fit === 'lost' ? 'other' : fit;
}

function countedRecord(
  host: Host,
  workspace: Workspace,
  kind: 'REKAP' | 'TABEL7',
  name: string,
): PaperRecord | undefined {
  const [text = '', parts] = name.split('/');
  const period = parsePeriod(text, host.now(), workspace.office.zone);
  if (!period) return undefined;
  const wish = { period, parts: parts === undefined ? [] : parts.split('+') };
  const count = kind === 'TABEL7' ? table7Data : recapData;
  const { input, damaged } = count(host, workspace, wish);
  return { digest: input.digest, damaged };
}

/** The digest of the handover's line where the run has it, else that of its last handover; empty without any. */
function handoverDigest(host: Host, workspace: Workspace, name: string, digest: string): string {
  const { record } = openRecord(host, findRun(host, workspace, name));
  const hashes = record.lines.flatMap(({ event }) => (event.type === 'handover' ? [event.stamp.hash] : []));
  return hashes.find((hash) => hash.slice(0, 32).toUpperCase() === digest) ?? hashes.at(-1) ?? '';
}
