import type { Host } from '../host/host.ts';
import { linesOf } from './append-list.ts';
import { canonicalJson } from './canonical.ts';
import { countedHeads, digestOfHeads } from './digest.ts';
import { type Heads, toUtc } from './line.ts';
import type { Journal } from './record.ts';

/** A saved head of a run: its digest, and where it was written down in full also the heads that it was made of. */
export type Anchor = { readonly run: string; readonly digest: string; readonly heads?: Heads };

/** Name of the file with the saved heads, in the records folder. */
export const anchorFileName = 'jangkar.jsonl';

/** The line of the anchors' file for a run as it is now. */
export function anchorLine(
  { place, segments }: Pick<Journal, 'place' | 'segments'>,
  at: number,
  sha256: Host['sha256'],
): string {
  const heads = countedHeads(segments);
  return canonicalJson({
    v: 1,
    at: toUtc(at),
    run: place.run,
    digest: digestOfHeads(heads, sha256),
    heads,
  });
}

/** Anchors of a file, and how many of its lines could not be read. */
type ReadAnchors = { readonly anchors: readonly Anchor[]; readonly unreadable: number };

/** Reads the text of an anchors' file. */
export function readAnchors(text: string): ReadAnchors {
  const lines = linesOf(text);
  const anchors = lines.flatMap((line) => parseAnchor(line) ?? []);
  return { anchors, unreadable: lines.length - anchors.length };
}

function parseAnchor(line: string): Anchor | undefined {
  try {
    const { run, digest, heads } = JSON.parse(line) as Record<string, unknown>;
    if (typeof run !== 'string' || typeof digest !== 'string' || !digestForm.test(digest)) return undefined;
    return isHeads(heads) ? { run, digest, heads } : { run, digest };
  } catch {
    return undefined;
  }
}

function isHeads(value: unknown): value is Heads {
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).every(
    (head: unknown) =>
      typeof head === 'object' &&
      head !== null &&
      'n' in head &&
      typeof head.n === 'number' &&
      'hash' in head &&
      typeof head.hash === 'string',
  );
}

/** A whole digest as it is printed on reports. */
export const digestForm = /^[0-9a-f]{64}$/;

/** The trailer of a git commit message that anchors a run. */
export const trailerKey = 'Sop-Jangkar';

/** `Sop-Jangkar: 7F3K <digest>`, for the end of a commit message. */
export const anchorTrailer = (run: string, digest: string): string => `${trailerKey}: ${run} ${digest}`;

/** Anchors from the values of such trailers, one a line; others are passed over. */
export function readTrailers(text: string): readonly Anchor[] {
  return text.split('\n').flatMap((line) => {
    const match = /^\s*([0-9A-Z]{4,8})\s+([0-9a-f]{64})\s*$/.exec(line);
    return match ? [{ run: match[1] ?? '', digest: match[2] ?? '' }] : [];
  });
}
