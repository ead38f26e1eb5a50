import { readPositions, type SavedHead } from '../record/anchors.ts';
import { readPaperCode } from '../report/blocks/paper-code.ts';

/** What the reader typed from the paper: a code, or the digest of this run alone; undefined for nothing. */
export function readPrinted(typed: string, run: string): SavedHead | undefined | 'unreadable' {
  if (typed.trim() === '') return undefined;
  const code = readPaperCode(typed);
  if (code?.kind === 'RUN') {
    const positions = readPositions(code.positions ?? []) ?? [];
    const head = { run: code.name, digest: code.digest.toLowerCase() };
    return positions.length > 0 ? { ...head, positions } : head;
  }
  const digest = typed.replaceAll(/\s/g, '').toLowerCase();
  return /^[0-9a-f]{32,64}$/.test(digest) ? { run, digest } : 'unreadable';
}
