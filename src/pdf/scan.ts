import { isWhite, openLexer } from './lexer.ts';
import { readValue } from './read-value.ts';
import { asKind, PdfLimit, PdfProblem, type PdfValue } from './value.ts';

/** What a reader finds that looks through all bytes of a file instead of going by its cross-reference. */
export type Scan = {
  /** For each number where `N G obj` stands last; `generation` is not a number where it stands with several. */
  readonly heads: ReadonlyMap<number, { readonly at: number; readonly generation: number }>;
  /** The catalogs that trailers name. */
  readonly roots: ReadonlySet<number>;
};

/** Looks through all bytes for objects and trailers. */
export function scan(bytes: Uint8Array): Scan {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const heads = new Map<number, { at: number; generation: number }>();
  for (const at of placesOf(text, 'obj')) {
    const from = Math.max(0, at - 40);
    const words = isWhite(text[at - 1])
      ? /(\d{1,10})[\0\s]+(\d{1,5})[\0\s]+$/.exec(text.toString('latin1', from, at))
      : null;
    if (!words) continue;
    const [number, generation] = [Number(words[1]), Number(words[2])];
    const isOne = (heads.get(number)?.generation ?? generation) === generation;
    heads.set(number, { at: from + words.index, generation: isOne ? generation : Number.NaN });
  }
  const roots = [...placesOf(text, 'trailer')].flatMap((at) => rootIn(text, at + 7) ?? []);
  return { heads, roots: new Set(roots) };
}

function* placesOf(text: Buffer, word: string): Iterable<number> {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) yield at;
}

function rootIn(text: Buffer, at: number): number | undefined {
  try {
    return rootOf(readValue(openLexer(text, at)));
  } catch (error) {
    if (error instanceof PdfProblem && !(error instanceof PdfLimit)) return undefined;
    throw error;
  }
}

/** The number of the catalog that a trailer names. */
export const rootOf = (trailer: PdfValue): number | undefined =>
  asKind(asKind(trailer, 'dict')?.entries.get('Root'), 'ref')?.number;
