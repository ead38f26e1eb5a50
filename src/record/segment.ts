import type { Host } from '../host/host.ts';
import { type BadLine, decodeLine, type JournalLine, noLine } from './line.ts';

/** Why a segment cannot be believed, with the first bad line (from 1). */
export type Damage = {
  readonly segment: string;
  readonly line: number;
  readonly kind: 'newer' | 'unreadable' | 'chain' | 'order' | 'foreign';
};

export type Segment = {
  readonly name: string;
  readonly lines: readonly JournalLine[];
  /** Bytes after the last complete line: an answer that was never acknowledged. They stay in the file. */
  readonly tornBytes: number;
  readonly damage?: Damage;
};

/**
 * Reads one journal segment and checks its chain: every line names the SHA-256 of the one before, counts on by one and
 * belongs to this run and segment. Reading stops at the first bad line; only an unfinished last line is forgiven.
 */
export function readSegment(bytes: Uint8Array, name: string, run: string, sha256: Host['sha256']): Segment {
  const lines: JournalLine[] = [];
  let from = 0;
  for (let end = bytes.indexOf(10, from); end >= 0; end = bytes.indexOf(10, from)) {
    const raw = bytes.subarray(from, end);
    const line = decodeLine(decodeUtf8(raw), sha256(raw));
    const kind = 'problem' in line ? line.problem : chainProblem(line, lines.at(-1), name, run);
    const isLast = end === bytes.length - 1;
    if (kind === 'unreadable' && isLast && raw.includes(0)) break;
    if (kind) return { name, lines, tornBytes: 0, damage: { segment: name, line: lines.length + 1, kind } };
    lines.push(line as JournalLine);
    from = end + 1;
  }
  return { name, lines, tornBytes: bytes.length - from };
}

function chainProblem(
  line: JournalLine,
  previous: JournalLine | undefined,
  segment: string,
  run: string,
): Exclude<Damage['kind'], BadLine['problem']> | undefined {
  if (line.run !== run || line.segment !== segment) return 'foreign';
  if (line.n !== (previous?.n ?? 0) + 1) return 'order';
  return line.prev === (previous?.hash ?? noLine) ? undefined : 'chain';
}

function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return '';
  }
}
