import type { Spend } from './budget.ts';
import { readStreamAt } from './indirect-object.ts';
import { accept, type Lexer, openLexer, readWord } from './lexer.ts';
import { readValue } from './read-value.ts';
import { rootOf } from './scan.ts';
import { unpacked } from './stream-data.ts';
import { asKind, nameText, type PdfDict, PdfProblem, type PdfStream } from './value.ts';
import { type Entry, free, type Listing, list, remark, sameEntry } from './xref-entry.ts';

/** One section of a cross-reference: a table with its trailer, a stream, or a table with a stream beside it. */
export type Section = {
  readonly offset: number;
  readonly entries: ReadonlyMap<number, Entry>;
  readonly trailer: PdfDict;
  /** Behind the trailer of a table, or behind the data of a stream. */
  readonly end: number;
  /** Behind all of it, also the stream beside a table. */
  readonly extent: number;
  /** Offsets of the cross-reference streams it is made of. */
  readonly streams: readonly number[];
  /** Names the parts that readers understand differently: an object listed twice, lines of another width, and the like. */
  readonly odd: readonly string[];
  /** The objects among them of which readers find different ones, or some none. */
  readonly unsure: ReadonlySet<number>;
};

const highestNumber = 8_388_607;

export const badTable = (at: number): PdfProblem =>
  new PdfProblem({
    id: `daftar objek PDF (xref) tidak terbaca di bita ${at}`,
    en: `the PDF's cross-reference cannot be read at byte ${at}`,
  });

/**
 * Reads the section at an offset (ISO 32000-2, 7.5.4 and 7.5.8).
 * @param shift bytes before the header, from where offsets count
 * @throws PdfProblem
 */
export function readSection(bytes: Uint8Array, offset: number, shift: number, spend: Spend): Section {
  if (!(offset >= 0 && offset < bytes.length)) throw badTable(offset);
  const listing: Listing = { entries: new Map(), odd: [], unsure: new Set(), spend };
  const { entries, odd, unsure } = listing;
  const lexer = openLexer(bytes, offset, () => remark(odd, 'trailer'));
  if (!accept(lexer, 'xref')) {
    const { trailer, end } = readXrefStream(listing, bytes, offset, shift);
    return { offset, entries, odd, unsure, trailer, end, extent: end, streams: [offset] };
  }
  readTable(listing, lexer, shift);
  const trailer = asKind(readValue(lexer), 'dict');
  if (!trailer) throw badTable(lexer.at);
  const { at: end } = lexer;
  const hybrid = trailer.entries.get('XRefStm');
  if (typeof hybrid !== 'number')
    return { offset, entries, odd, unsure, trailer, end, extent: end, streams: [] };
  const beside: Listing = { ...listing, entries: new Map() };
  const { end: endBeside, trailer: trailerBeside } = readXrefStream(beside, bytes, hybrid + shift, shift);
  for (const [number, entry] of beside.entries) {
    // What the stream has is free in an older table, so that old readers do not see it (7.5.8.4). The standard does not say what counts where
    // both sections are one: of what is free here, some readers find nothing, and some take the stream for everything.
    const here = entries.get(number);
    if (here) remark(odd, `xref/${number}`);
    if (here && !sameEntry(here, entry)) unsure.add(number);
    if ((here?.kind ?? 'free') === 'free') entries.set(number, entry);
  }
  for (const root of [trailer, trailerBeside].map(rootOf))
    if (rootOf(trailerBeside) !== undefined && rootOf(trailer) !== rootOf(trailerBeside))
      unsure.add(root ?? 0);
  const extent = Math.max(end, endBeside);
  return { offset, entries, odd, unsure, trailer, end, extent, streams: [hybrid + shift] };
}

/** The number of a word that has nothing but digits. */
export const wholeNumber = (word: string): number => (/^\d+$/.test(word) ? Number(word) : Number.NaN);

/** Reads sub-sections until `trailer`. */
function readTable(listing: Listing, lexer: Lexer, shift: number): void {
  for (let slip = 0, isFirst = true; !accept(lexer, 'trailer'); isFirst = false) {
    const about = lexer.bytes.toString('latin1', lexer.at, lexer.at + 40);
    const head = (isFirst ? /^[\0\t\n\f\r ]*\d+ \d+ ?(?:\r\n|\n|\r)/ : /^\d+ \d+ ?(?:\r\n|\n|\r)/).exec(
      about,
    )?.[0];
    const behind = lexer.at + (head?.length ?? 0);
    const [first, count] = [wholeNumber(readWord(lexer)), wholeNumber(readWord(lexer))];
    // At the end of the bytes there is no word either: without this check the search for `trailer` would never end.
    if (!(first + count <= highestNumber + 1)) throw badTable(lexer.at);
    listing.spend('entries', count);
    // Some writers call the list's first entry, the head of the free ones, number 1.
    if (isFirst && first === 1 && isHead(lexer)) slip = 1;
    if (slip > 0) remark(listing.odd, 'xref');
    if (head !== undefined) lexer.at = behind;
    readLines(listing, lexer, { first: first - slip, count, shift, isEven: head !== undefined });
  }
}

/** Whether the line that comes next begins the list of the free ones. */
function isHead({ bytes, at }: Lexer): boolean {
  const line = openLexer(bytes, at);
  return [readWord(line), readWord(line), readWord(line)].slice(1).join() === '65535,f';
}

type SubSection = {
  readonly first: number;
  readonly count: number;
  readonly shift: number;
  /** Whether the lines are as the standard wants them so far. */
  readonly isEven: boolean;
};

/** Lines of twenty bytes, as they have to be; from the first other one on by words, since writers disagree about the width. */
function readLines(listing: Listing, lexer: Lexer, about: SubSection): void {
  const { bytes } = lexer;
  const { first, count, shift } = about;
  let { isEven } = about;
  for (let number = first; number < first + count; number++) {
    const { at } = lexer;
    isEven &&= hasShape(bytes, at);
    if (isEven) lexer.at += 20;
    const [offset, generation] = isEven
      ? [digits(bytes, at, 10), digits(bytes, at + 11, 5)]
      : [wholeNumber(readWord(lexer)), wholeNumber(readWord(lexer))];
    const kind = isEven ? String.fromCharCode(bytes[at + 17] ?? 0) : readWord(lexer);
    if (!(offset >= 0 && generation >= 0) || (kind !== 'n' && kind !== 'f')) throw badTable(lexer.at);
    if (kind === 'f' || offset === 0) list(listing, number, free);
    else list(listing, number, { kind: 'at', offset: offset + shift, generation });
    if (kind === 'n' && offset === 0) remark(listing.odd, `xref/${number}`);
  }
  if (!isEven) remark(listing.odd, 'xref');
}

/** `nnnnnnnnnn ggggg n` and two bytes of line end (7.5.4). */
function hasShape(bytes: Buffer, at: number): boolean {
  const [one, two] = [bytes[at + 18], bytes[at + 19]];
  const ends =
    (one === 32 && (two === 10 || (two === 13 && bytes[at + 20] !== 10))) || (one === 13 && two === 10);
  const kind = bytes[at + 17];
  return ends && (kind === 0x6e || kind === 0x66) && bytes[at + 10] === 32 && bytes[at + 16] === 32;
}

/** The number that so many digits make; not a number with anything else among them. */
function digits(bytes: Buffer, at: number, count: number): number {
  let value = 0;
  for (let place = at; place < at + count; place++) {
    const digit = (bytes[place] ?? 0) - 48;
    value = digit >= 0 && digit <= 9 ? value * 10 + digit : Number.NaN;
  }
  return value;
}

function readXrefStream(listing: Listing, bytes: Uint8Array, offset: number, shift: number) {
  const found = readStreamAt(bytes, offset, listing.spend);
  if (!found || nameText(found.stream.dict.entries.get('Type')) !== 'XRef') throw badTable(offset);
  listEntries(listing, found.stream, offset, shift);
  return { trailer: found.stream.dict, end: found.end };
}

function listEntries(listing: Listing, stream: PdfStream, offset: number, shift: number): void {
  const widths = numbersOf(stream.dict, 'W');
  const size = stream.dict.entries.get('Size');
  const [kindWidth = 0, secondWidth = 0, thirdWidth = 0] = widths;
  const width = kindWidth + secondWidth + thirdWidth;
  if (widths.length !== 3 || width === 0 || typeof size !== 'number') throw badTable(offset);
  const index = stream.dict.entries.has('Index') ? numbersOf(stream.dict, 'Index') : [0, size];
  if (index.length === 0) throw badTable(offset);
  const data = unpacked(stream, listing.spend);
  let at = 0;
  const field = (bytes: number, otherwise: number): number => {
    let value = bytes === 0 ? otherwise : 0;
    for (let byte = 0; byte < bytes; byte++) value = value * 256 + (data[at++] ?? 0);
    return value;
  };
  for (let pair = 0; pair + 1 < index.length; pair += 2) {
    const [first = 0, count = 0] = index.slice(pair, pair + 2);
    const there = Math.min(count, Math.floor((data.length - at) / width));
    if (first + there > highestNumber + 1) throw badTable(offset);
    listing.spend('entries', there);
    if (there < count) remark(listing.odd, 'xref');
    for (let number = first; number < first + there; number++) {
      const [kind, second, third] = [field(kindWidth, 1), field(secondWidth, 0), field(thirdWidth, 0)];
      if (kind === 1) list(listing, number, { kind: 'at', offset: second + shift, generation: third });
      else if (kind === 2) list(listing, number, { kind: 'in', stream: second, index: third });
      else list(listing, number, free);
      if (kind > 2) remark(listing.odd, `xref/${number}`);
    }
  }
  if (at < data.length || index.length % 2 === 1) remark(listing.odd, 'xref');
}

/** The whole numbers of an array; empty when anything else stands there. */
function numbersOf({ entries }: PdfDict, key: string): readonly number[] {
  const items = asKind(entries.get(key), 'array')?.items ?? [];
  const numbers = items.filter((item) => typeof item === 'number' && Number.isSafeInteger(item) && item >= 0);
  return numbers.length === items.length ? (numbers as readonly number[]) : [];
}
