import type { Host } from '../host/host.ts';
import { linesOf } from './append-list.ts';
import { canonicalJson } from './canonical.ts';
import { countedHeads, digestOfHeads } from './digest.ts';
import { type Heads, toUtc } from './line.ts';
import type { Journal } from './record.ts';

/**
 * Where a saved head was found. `beside` is the file in the records folder, or another one below the office folder; `local-git` a commit
 * that no remote is known to have; `pushed-git` one that a remote has; `file` a file elsewhere; `paper` a printed digest or code; `copy`
 * another copy of the run.
 */
export type AnchorOrigin = 'beside' | 'local-git' | 'pushed-git' | 'file' | 'paper' | 'copy';

/** Origins that somebody who may only write in the office folder cannot rewrite: only they anchor a record. */
export const isElsewhere = (origin: AnchorOrigin): boolean => origin !== 'beside' && origin !== 'local-git';

/** A line of a segment, which is named by the first letters of its name, 8 or more. */
export type Position = { readonly segment: string; readonly n: number };

/** What was saved of a run: the digest of its heads or its beginning, small letters; if it was kept also the heads, or where they stand. */
export type SavedHead = {
  readonly run: string;
  readonly digest: string;
  readonly heads?: Heads;
  readonly positions?: readonly Position[];
};

export type Anchor = SavedHead & {
  readonly origin: AnchorOrigin;
  /** Its commit was fetched, and is not in the history of what is checked out: the lines that it names may be there only. */
  readonly unmerged?: true;
  /** Its commit may be about another office in the same repository, whose runs may bear the same numbers. */
  readonly shared?: true;
};

/** Name of the file with the saved heads, in the records folder. */
export const anchorFileName = 'jangkar.jsonl';

const anchorVersion = 2;

/** A run's head as it is now: for the anchors' file `line`, for a commit message `trailer`. */
export type HeadToSave = { readonly run: string; readonly digest: string } & {
  readonly line: string;
  readonly trailer: string;
};

/** The head of a run as it is now, in the words in which it is saved. */
export function headToSave(
  { place: { run }, segments }: Pick<Journal, 'place' | 'segments'>,
  at: number,
  sha256: Host['sha256'],
): HeadToSave {
  const heads = countedHeads(segments);
  const digest = digestOfHeads(heads, sha256);
  const line = canonicalJson({ v: anchorVersion, at: toUtc(at), run, digest, heads });
  const positions = positionWords(segments).join(',');
  return { run, digest, line, trailer: `${trailerKey}: ${run} ${digest} ${positions}` };
}

/** Anchors of a file, and how many of its lines could not be read. */
type ReadAnchors = { readonly anchors: readonly SavedHead[]; readonly unreadable: number };

/** Reads the text of an anchors' file. A line that names no head, or heads that are not those of its digest, says nothing. */
export function readAnchors(text: string, sha256: Host['sha256']): ReadAnchors {
  const lines = linesOf(text);
  const anchors = lines.flatMap((line) => parseAnchor(line, sha256) ?? []);
  return { anchors, unreadable: lines.length - anchors.length };
}

function parseAnchor(line: string, sha256: Host['sha256']): SavedHead | undefined {
  try {
    const { v, run, digest, heads } = JSON.parse(line) as Record<string, unknown>;
    if (v !== anchorVersion || typeof run !== 'string' || typeof digest !== 'string') return undefined;
    return isHeads(heads) && digestOfHeads(heads, sha256) === digest ? { run, digest, heads } : undefined;
  } catch {
    return undefined;
  }
}

function isHeads(value: unknown): value is Heads {
  if (typeof value !== 'object' || value === null) return false;
  const heads = Object.values(value);
  return heads.length > 0 && heads.every(isHead);
}

function isHead(head: unknown): boolean {
  if (typeof head !== 'object' || head === null || Object.keys(head).length !== 2) return false;
  const { n, hash } = head as Record<string, unknown>;
  return Number.isSafeInteger(n) && Number(n) > 0 && typeof hash === 'string' && digestForm.test(hash);
}

/** A whole digest as it is printed on reports. */
export const digestForm = /^[0-9a-f]{64}$/;

/** The trailer of a git commit message that anchors a run: `Sop-Jangkar: 7F3K <digest> <segment>:<n>,…`. */
export const trailerKey = 'Sop-Jangkar';

/** Anchors from the values of such trailers, one a line; others are passed over. */
export function readTrailers(text: string): readonly SavedHead[] {
  return text.split('\n').flatMap((line) => {
    const [run = '', digest = '', ...words] = line.trim().split(/[\s,]+/);
    const positions = readPositions(words);
    if (!/^[0-9A-Z]{4,8}$/.test(run) || !digestForm.test(digest) || !positions) return [];
    return [positions.length > 0 ? { run, digest, positions } : { run, digest }];
  });
}

const shortestName = 8;

/**
 * Where the heads of a record's digest stand, `fa6f12ab:12` each, so that the digest need not be searched for. A name is as short as it
 * can be and still be the only one of the run that begins so.
 */
export function positionWords(segments: Journal['segments']): readonly string[] {
  const names = segments.map(({ name }) => name);
  const heads = Object.entries(countedHeads(segments));
  return heads.map(([name, { n }]) => `${shortName(name, names)}:${n}`).sort();
}

function shortName(name: string, names: readonly string[]): string {
  let length = shortestName;
  while (names.some((other) => other !== name && other.startsWith(name.slice(0, length)))) length++;
  return name.slice(0, length);
}

/** Reads such words, in letters of any case; undefined when one of them is none. */
export function readPositions(words: readonly string[]): readonly Position[] | undefined {
  const found = words.flatMap((word) => {
    const [, segment, n] = /^([0-9a-f]{8,16}):([1-9]\d{0,8})$/.exec(word.toLowerCase()) ?? [];
    return segment === undefined ? [] : [{ segment, n: Number(n) }];
  });
  return found.length === words.length ? found : undefined;
}
